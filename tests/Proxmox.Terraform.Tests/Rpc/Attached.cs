using Google.Protobuf;
using Proxmox.Engine.Declarations;
using Proxmox.Grpc;
using Proxmox.Model.Values;
using Proxmox.Terraform.HostChecks;
using Proxmox.Terraform.Protocol;
using Proxmox.Terraform.Tests.Fakes;
using Proxmox.Terraform.Wire;

namespace Proxmox.Terraform.Tests.Rpc;

/// <summary>A client on a server inside the test process, and what a host would do between calls.</summary>
internal sealed class Attached : IAsyncDisposable
{
    private static readonly CtyType GadgetType = CtyType.Of(FakeCatalog.Gadget.Attributes);

    private readonly TerraformServer _server;
    private readonly LocalChannel _channel;

    private Attached(TerraformServer server, LocalChannel channel, FakePve pve) =>
        (_server, _channel, Pve, Client) = (server, channel, pve, new(channel));

    public Provider.ProviderClient Client { get; }

    public FakePve Pve { get; }

    public LocalChannel Channel => _channel;

    public static async Task<Attached> StartAsync(bool isConfigured = true, Func<FakePve, Engine.Provider>? provider = null)
    {
        var pve = new FakePve();
        var server = await TerraformServer.StartAsync(
            new() { Provider = () => (provider ?? FakeCatalog.Provider)(pve), Checks = CheckMode.Throw });
        var attached = new Attached(server, LocalChannel.To(server.Address), pve);
        if (isConfigured)
        {
            var configured = await attached.Client.ConfigureProviderAsync(new() { TerraformVersion = "1.11.4", Config = new() });
            Assert.That(configured.Diagnostics, Is.Empty);
        }

        return attached;
    }

    public static Value Gadget(params ReadOnlySpan<(string Name, Value Value)> members)
    {
        var all = Value.Object(FakeCatalog.Gadget.Attributes.Select(field => KeyValuePair.Create(field.Name, Value.Null)));
        foreach (var (name, value) in members)
        {
            all = all.With(name, value);
        }

        return all;
    }

    public static DynamicValue Write(Value value) => DynamicValueCodec.Write(value, GadgetType);

    public static Value Read(DynamicValue? message) => DynamicValueCodec.Read(message, GadgetType);

    public static Value ReadIdentity(Resource resource, ResourceIdentityData? identity) =>
        identity is null ? Value.Null : DynamicValueCodec.Read(identity.IdentityData, CtyType.Of(resource.Identity));

    public async Task<PlanResourceChange.Types.Response> PlanAsync(Value prior, Value config, ByteString? memory = null) =>
        await Client.PlanResourceChangeAsync(new()
        {
            TypeName = "proxmox_gadget",
            PriorState = Write(prior),
            ProposedNewState = Write(config),
            Config = Write(config),
            PriorPrivate = memory ?? ByteString.Empty,
        });

    public async Task<ApplyResourceChange.Types.Response> ApplyAsync(Value prior, Value config, PlanResourceChange.Types.Response plan) =>
        await Client.ApplyResourceChangeAsync(new()
        {
            TypeName = "proxmox_gadget",
            PriorState = Write(prior),
            PlannedState = plan.PlannedState,
            Config = Write(config),
            PlannedPrivate = plan.PlannedPrivate,
        });

    /// <summary>Plans and applies as a host does, and expects no diagnostics.</summary>
    public async Task<(Value State, ByteString Memory)> ChangeAsync(Value prior, Value config, ByteString? memory = null)
    {
        var plan = await PlanAsync(prior, config, memory);
        Assert.That(plan.Diagnostics, Is.Empty);
        var applied = await ApplyAsync(prior, config, plan);
        Assert.That(applied.Diagnostics, Is.Empty);
        return (Read(applied.NewState), applied.Private);
    }

    public async ValueTask DisposeAsync()
    {
        _channel.Dispose();
        await _server.DisposeAsync();
    }
}
