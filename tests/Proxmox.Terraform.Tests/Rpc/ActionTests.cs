using Google.Protobuf;
using Proxmox.Engine;
using Proxmox.Model.Values;
using Proxmox.Terraform.Protocol;
using Proxmox.Terraform.Schemas;
using Proxmox.Terraform.Tests.Fakes;
using Proxmox.Terraform.Wire;

namespace Proxmox.Terraform.Tests.Rpc;

/// <summary>Commands as Terraform's actions.</summary>
public sealed class ActionTests
{
    private const string Turn = "proxmox_gadget_turn";

    [Test]
    public async Task Commands_are_actions_with_inputs_alone()
    {
        await using var host = await Attached.StartAsync(isConfigured: false);

        var schema = await host.Client.GetProviderSchemaAsync(new());
        var metadata = await host.Client.GetMetadataAsync(new());

        var attributes = schema.ActionSchemas[Turn].Schema.Block.Attributes;
        Assert.That(metadata.Actions.Select(action => action.TypeName), Is.EqualTo(schema.ActionSchemas.Keys));
        Assert.That(attributes.Select(attribute => attribute.Name), Is.EqualTo(new[] { "name", "degrees", "code", "screw", "timeout" }));
        Assert.That(attributes.Select(attribute => (attribute.Required, attribute.Computed)),
            Is.EqualTo(new[] { (true, false), (false, false), (false, false), (false, false), (false, false) }));
        Assert.That(attributes.Where(attribute => attribute is { WriteOnly: true, Sensitive: true }).Select(attribute => attribute.Name),
            Is.EqualTo(new[] { "code" }));
    }

    [Test]
    public void A_client_that_knows_neither_actions_nor_functions_sees_the_same_schema_as_without_them()
    {
        var with = ProviderSchema.Build(FakeCatalog.Catalog, ProviderConfiguration.Declaration);
        var without = ProviderSchema.Build(new([FakeCatalog.Gadget, FakeCatalog.Part], []), ProviderConfiguration.Declaration);

        // What such a client does not know it skips, as the protocol's encoding has it.
        with.ActionSchemas.Clear();
        with.Functions.Clear();
        with.EphemeralResourceSchemas.Clear();

        Assert.That(with.ToByteArray(), Is.EqualTo(without.ToByteArray()));
    }

    [Test]
    public async Task An_invocation_tells_each_new_line_then_notes_and_results_and_ends_once()
    {
        await using var host = await Attached.StartAsync();
        await host.ChangeAsync(Value.Null, Attached.Gadget(("name", "first")));

        var events = await InvokeAsync(host, Config(("name", "first"), ("degrees", 90)));

        Assert.That(events.SkipLast(1).Select(told => told.Progress?.Message), Is.EqualTo(new[]
        {
            "turning (10 %)", "turning (55.5 %)", "at rest (55.5 %)", "It squeaks.", "sound = creak\ncreak", "key = (secret)",
                "changed = true",
        }));
        Assert.That(events[^1].Completed.Diagnostics, Is.Empty);
        Assert.That(host.Pve.Find("/gadgets/first")!["turned"], Is.EqualTo("90"));
    }

    [Test]
    public async Task A_failure_ends_the_invocation_with_diagnostics()
    {
        await using var host = await Attached.StartAsync();

        var events = await InvokeAsync(host, Config(("name", "gone"), ("degrees", 90)));

        Assert.That(events.Count(told => told.Completed is not null), Is.EqualTo(1));
        Assert.That(events[^1].Completed.Diagnostics.Single().Summary, Is.EqualTo("Could not run gadget_turn \"gone\""));
    }

    [Test]
    public async Task A_required_value_that_the_host_did_not_keep_is_asked_for()
    {
        await using var host = await Attached.StartAsync();

        var events = await InvokeAsync(host, Config(("degrees", 90)));

        Assert.That(events.Single().Completed.Diagnostics.Single().Attribute.Steps.Single().AttributeName, Is.EqualTo("name"));
    }

    [Test]
    public async Task A_stopped_provider_ends_the_invocation()
    {
        await using var host = await Attached.StartAsync(provider: pve => new(
            new([], [], [FakeCatalog.Turn with { Run = async (_, cancel) =>
                { await Task.Delay(Timeout.Infinite, cancel); return null; } }]),
            new()
            {
                Connect = (_, _, _) => pve,
                Environment = name => name switch
                {
                    "PROXMOX_VE_ENDPOINT" => "https://127.0.0.1:1",
                    "PROXMOX_VE_API_TOKEN" => "root@pam!test=00000000-0000-0000-0000-000000000000",
                    _ => null
                }
            }));

        var invoked = InvokeAsync(host, Config(("name", "first")));
        Assert.That(() => { _ = host.Client.StopProviderAsync(new()); return invoked.IsCompleted; },
            Is.True.After(20).Seconds.PollEvery(20).MilliSeconds);

        Assert.That((await invoked).Single().Completed.Diagnostics.Single().Summary, Does.StartWith("Cancelled"));
    }

    [Test]
    public async Task Planning_checks_values_and_the_version_and_changes_nothing()
    {
        await using var host = await Attached.StartAsync();
        await host.ChangeAsync(Value.Null, Attached.Gadget(("name", "first")));
        var before = host.Pve.Find("/gadgets/first");

        var open = await PlanAsync(host, Config(("name", Value.Unknown), ("degrees", 90)));
        var wrong = await PlanAsync(host, Config(("name", "first"), ("degrees", 400)));
        var early = await PlanAsync(host, Config(("name", "first"), ("screw", "s")));

        Assert.That(open, Is.Empty);
        Assert.That(wrong.Single().Attribute.Steps.Single().AttributeName, Is.EqualTo("degrees"));
        Assert.That(early.Single().Summary, Is.EqualTo("PVE 9.0 does not know screw"));
        Assert.That(host.Pve.Find("/gadgets/first"), Is.SameAs(before));
    }

    [Test]
    public async Task Validation_needs_no_configuration()
    {
        await using var host = await Attached.StartAsync(isConfigured: false);

        var answer = await host.Client.ValidateActionConfigAsync(
            new() { TypeName = Turn, Config = Write(Config(("name", Value.Unknown), ("degrees", 0))) });

        Assert.That(answer.Diagnostics.Single().Attribute.Steps.Single().AttributeName, Is.EqualTo("degrees"));
    }

    private static Value Config(params ReadOnlySpan<(string Name, Value Value)> members)
    {
        var given = Value.Object(members);
        return Value.Object(FakeCatalog.Turn.Inputs.Select(field => KeyValuePair.Create(field.Name, given[field.Name])));
    }

    private static DynamicValue Write(Value config) => DynamicValueCodec.Write(config, CtyType.Of([.. FakeCatalog.Turn.Inputs]));

    private static async Task<IReadOnlyList<Diagnostic>> PlanAsync(Attached host, Value config) =>
        (await host.Client.PlanActionAsync(new() { ActionType = Turn, Config = Write(config) })).Diagnostics;

    private static async Task<List<InvokeAction.Types.Event>> InvokeAsync(Attached host, Value config)
    {
        using var call = host.Client.InvokeAction(new() { ActionType = Turn, Config = Write(config) });
        var events = new List<InvokeAction.Types.Event>();
        while (await call.ResponseStream.MoveNext(CancellationToken.None))
        {
            events.Add(call.ResponseStream.Current);
        }

        return events;
    }
}
