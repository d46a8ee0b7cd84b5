using Proxmox.Model.Declarations;
using Proxmox.Model.Values;
using Proxmox.Terraform.Protocol;
using Proxmox.Terraform.Tests.Fakes;
using Proxmox.Terraform.Wire;
using Reason = Proxmox.Terraform.Protocol.Deferred.Types.Reason;

namespace Proxmox.Terraform.Tests.Rpc;

/// <summary>What cannot be done for want of a value is left to a later run, where the host can do that, and only there.</summary>
public sealed class DeferralTests
{
    private static readonly ClientCapabilities Able = new() { DeferralAllowed = true };
    private static readonly DataSourceShape Source = new(FakeCatalog.Catalog.DataSource("gadget")!);
    private static readonly Value First = Attached.Gadget(("name", "first"), ("comment", "hello"));

    [Test]
    public async Task Without_a_configuration_everything_is_left([Values] bool isAble)
    {
        await using var host = await StartUnknownAsync();

        var (plan, others) = await AskAsync(host, isAble ? Able : null);

        Assert.That(others.Append(plan.Deferred), isAble
            ? Is.All.EqualTo(new Deferred { Reason = Reason.ProviderConfigUnknown }) : Is.All.Null);
        Assert.That(plan.Diagnostics, Is.Empty);
        Assert.That(Attached.Read(plan.PlannedState)["comment"].AsText(), Is.EqualTo("hello"));
    }

    [Test]
    public async Task With_a_configuration_nothing_is_left()
    {
        await using var host = await Attached.StartAsync();
        await host.ChangeAsync(Value.Null, First);

        var (plan, others) = await AskAsync(host, Able);

        Assert.That(others.Append(plan.Deferred), Is.All.Null);
    }

    [Test]
    public async Task What_is_read_by_a_value_that_is_not_known_is_left([Values] bool isAble)
    {
        await using var host = await Attached.StartAsync();

        var read = await host.Client.ReadDataSourceAsync(new()
        {
            TypeName = "proxmox_gadget",
            Config = Source.Write(Value.Unknown),
            ClientCapabilities = isAble ? Able : null,
        });

        Assert.That(read.Deferred?.Reason, Is.EqualTo(isAble ? Reason.ResourceConfigUnknown : (Reason?)null));
        Assert.That(!isAble || DynamicValueCodec.Read(read.State, Source.Type).IsUnknown, Is.True);
    }

    [Test]
    public async Task What_is_imported_by_an_identity_that_is_not_known_is_left()
    {
        await using var host = await Attached.StartAsync();

        var imported = await host.Client.ImportResourceStateAsync(new()
        {
            TypeName = "proxmox_gadget",
            Identity = new()
            {
                IdentityData = DynamicValueCodec.Write(
                    Value.Object(("name", Value.Unknown)), CtyType.Of(FakeCatalog.Gadget.Identity)),
            },
            ClientCapabilities = Able,
        });

        Assert.That(imported.Deferred.Reason, Is.EqualTo(Reason.ResourceConfigUnknown));
        Assert.That(Attached.Read(imported.ImportedResources.Single().State).IsUnknown, Is.True);
    }

    private static async Task<(PlanResourceChange.Types.Response Plan, Deferred?[] Others)> AskAsync(
        Attached host, ClientCapabilities? capabilities)
    {
        var client = host.Client;
        var key = CtyType.Of(FakeCatalog.Key.Attributes);
        var turn = FakeCatalog.Turn.Inputs.Select(field => KeyValuePair.Create(
            field.Name, field.Name == "name" ? Value.Of("first") : Value.Null)).ToList();
        var plan = await client.PlanResourceChangeAsync(new()
        {
            TypeName = "proxmox_gadget",
            PriorState = Attached.Write(Value.Null),
            ProposedNewState = Attached.Write(First),
            Config = Attached.Write(First),
            ClientCapabilities = capabilities,
        });
        return (plan,
        [
            (await client.ReadResourceAsync(
                new() { TypeName = "proxmox_gadget", CurrentState = Attached.Write(First), ClientCapabilities = capabilities })).Deferred,
            (await client.ReadDataSourceAsync(
                new() { TypeName = "proxmox_gadget", Config = Source.Write("first"), ClientCapabilities = capabilities })).Deferred,
            (await client.ImportResourceStateAsync(
                new() { TypeName = "proxmox_gadget", Id = "first", ClientCapabilities = capabilities })).Deferred,
            (await client.OpenEphemeralResourceAsync(new()
            {
                TypeName = "proxmox_key",
                Config = DynamicValueCodec.Write(Value.Object(("name", "second"), ("value", Value.Null)), key),
                ClientCapabilities = capabilities,
            })).Deferred,
            (await client.PlanActionAsync(new()
            {
                ActionType = "proxmox_gadget_turn",
                Config = DynamicValueCodec.Write(Value.Object(turn), CtyType.Of([.. FakeCatalog.Turn.Inputs])),
                ClientCapabilities = capabilities,
            })).Deferred,
        ]);
    }

    private static async Task<Attached> StartUnknownAsync()
    {
        var host = await Attached.StartAsync(isConfigured: false);
        var fields = Engine.ProviderConfiguration.Declaration.Attributes;
        var config = Value.Object(
            fields.Select(field => KeyValuePair.Create(field.Name, field.Name == "endpoint" ? Value.Unknown : Value.Null)));
        await host.Client.ConfigureProviderAsync(new() { Config = DynamicValueCodec.Write(config, CtyType.Of(fields)) });
        return host;
    }

    private sealed record DataSourceShape(Declaration Declaration)
    {
        public CtyType Type => CtyType.Of(Declaration.Attributes);

        public DynamicValue Write(Value name) => DynamicValueCodec.Write(
            Value.Object(Declaration.Attributes.Select(field => KeyValuePair.Create(field.Name, field.Name == "name" ? name : Value.Null))),
            Type);
    }
}
