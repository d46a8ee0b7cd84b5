using Grpc.Core;
using Proxmox.Client;
using Proxmox.Pulumi.Tests.Fakes;
using Pulumirpc;

namespace Proxmox.Pulumi.Tests.Rpc;

public sealed class ReadTests
{
    private const string SecretMark = "\"4dabf18193072939515e22adb298388d\": \"1b47061264138c4ac30d75fd1eb44270\"";

    [Test]
    public async Task An_import_makes_the_inputs_from_the_id_alone_without_what_is_PVEs_default()
    {
        await using var host = await Attached.StartAsync();
        host.Pve.Add("/gadgets/first", ("name", "first"), ("comment", "hello"), ("mode", "auto"), ("labels", "b,a"), ("limits", "cpu=2"),
            ("net0", "model=virtio"), ("maxfiles", "3"), ("password", "x"));

        var answer = await host.Client.ReadAsync(new() { Id = "first", Urn = Attached.Urn, Type = Attached.GadgetType });

        Assert.That(Attached.Json(answer), Is.EqualTo(Attached.Json("""
            {
              "id": "first",
              "inputs": { "name": "first", "comment": "hello", "maxFiles": 3, "labels": ["b", "a"], "limits": { "cpu": 2 }, "nets": { "net0": { "model": "virtio" } }, "__imported": true },
              "properties": {
                "name": "first", "comment": "hello", "mode": "auto", "maxFiles": 3, "labels": ["b", "a"], "limits": { "cpu": 2 }, "nets": { "net0": { "model": "virtio" } },
                "serial": "S-first", "revision": "comment+labels+limits+maxfiles+mode+name+net0+password"
              }
            }
            """)));
    }

    [Test]
    public async Task After_an_import_a_program_may_say_less_and_its_next_inputs_count()
    {
        await using var host = await Attached.StartAsync();
        host.Pve.Add("/gadgets/first", ("name", "first"), ("comment", "hello"), ("limits", "cpu=2"));
        var read = await host.Client.ReadAsync(new() { Id = "first", Urn = Attached.Urn, Type = Attached.GadgetType });

        var less = await host.DiffAsync(("first", read.Inputs, read.Properties), """{ "name": "first" }""");
        var other = await host.DiffAsync(("first", read.Inputs, read.Properties), """{ "name": "first", "comment": "changed" }""");
        var written = await host.CheckAsync(Attached.Bag("""{ "name": "first", "comment": "hello" }"""), read.Inputs);
        var removed = await host.DiffAsync(("first", written, read.Properties), """{ "name": "first" }""");

        Assert.That(less.Changes, Is.EqualTo(DiffResponse.Types.DiffChanges.DiffNone));
        Assert.That(other.DetailedDiff.Keys, Is.EqualTo(new[] { "comment" }));
        Assert.That(removed.DetailedDiff["comment"].Kind, Is.EqualTo(PropertyDiff.Types.Kind.Delete));
    }

    [Test]
    public async Task What_PVE_never_tells_is_sent_after_an_import_and_how_the_object_was_made_is_believed()
    {
        await using var host = await Attached.StartAsync();
        host.Pve.Add("/gadgets/first", ("name", "first"));
        var read = await host.Client.ReadAsync(new() { Id = "first", Urn = Attached.Urn, Type = Attached.GadgetType });
        const string Inputs = """{ "name": "first", "password": "canary", "sourceFile": "iso" }""";

        var without = await host.DiffAsync(
            ("first", read.Inputs, read.Properties), Inputs.Replace(", \"password\": \"canary\"", "", StringComparison.Ordinal));
        var imported = await host.DiffAsync(("first", read.Inputs, read.Properties), Inputs);
        var later = await host.DiffAsync(("first", await host.CheckAsync(Attached.Bag(Inputs), read.Inputs), read.Properties), Inputs);
        var updated = await host.UpdateAsync(("first", read.Inputs, read.Properties), Inputs);
        var same = await host.DiffAsync(updated, Inputs);

        Assert.That(without.Changes, Is.EqualTo(DiffResponse.Types.DiffChanges.DiffNone));
        Assert.That(imported.DetailedDiff.Select(entry => (entry.Key, entry.Value.Kind)),
            Is.EqualTo(new[] { ("password", PropertyDiff.Types.Kind.Add) }));
        Assert.That(later.DetailedDiff.Keys, Is.EqualTo(new[] { "password" }), "nobody has sent it yet");
        Assert.That(same.Changes, Is.EqualTo(DiffResponse.Types.DiffChanges.DiffNone));
        Assert.That(host.Pve.Find("/gadgets/first"),
            Is.EquivalentTo(new Dictionary<string, string>(StringComparer.Ordinal) { ["name"] = "first", ["password"] = "canary" }));
    }

    [Test]
    public async Task What_the_pulumi_import_command_keeps_is_checked_and_still_marked()
    {
        await using var host = await Attached.StartAsync();
        host.Pve.Add("/gadgets/first", ("name", "first"), ("comment", "hello"));
        var read = await host.Client.ReadAsync(new() { Id = "first", Urn = Attached.Urn, Type = Attached.GadgetType });

        Assert.That(await host.CheckAsync(read.Inputs), Is.EqualTo(read.Inputs));
    }

    [Test]
    public async Task An_object_that_is_not_there_has_no_id_and_no_properties()
    {
        await using var host = await Attached.StartAsync();
        var state = await host.CreateAsync("""{ "name": "first" }""");
        host.Pve.Remove("/gadgets/first");

        var import = await host.Client.ReadAsync(new() { Id = "gone", Urn = Attached.Urn, Type = Attached.GadgetType });
        var refresh = await host.RefreshAsync(state);

        Assert.That((import, refresh), Is.EqualTo((new ReadResponse(), new ReadResponse())));
    }

    [Test]
    public async Task An_id_of_another_form_is_refused_with_the_form_and_an_example()
    {
        await using var host = await Attached.StartAsync();

        var failure = await Attached.FailureAsync(async () => await host.Client.ReadAsync(
            new() { Id = "nonsense", Urn = "urn:pulumi:dev::demo::proxmox:test:Part::p", Type = Attached.PartType }));

        Assert.That(failure.StatusCode, Is.EqualTo(StatusCode.FailedPrecondition));
        Assert.That(failure.Status.Detail,
            Does.Contain("{gadget}/{partName}").And.Contain("first/second").And.Contain("proxmox:test:Part"));
    }

    [Test]
    public async Task A_get_by_id_alone_answers_with_the_properties()
    {
        await using var host = await Attached.StartAsync();
        host.Pve.Add("/gadgets/first", ("name", "first"), ("comment", "hello"));

        var answer = await host.Client.ReadAsync(
            new() { Id = "first", Urn = Attached.Urn, Type = Attached.GadgetType, Properties = new(), Inputs = new() });

        Assert.That((answer.Id, answer.Properties.Fields["comment"].StringValue, answer.Inputs.Fields.Count),
            Is.EqualTo(("first", "hello", 0)));
    }

    [Test]
    public async Task A_refresh_rewrites_only_what_drifted_of_what_the_inputs_set()
    {
        await using var host = await Attached.StartAsync();
        var state = await host.CreateAsync($$"""
            {
              "name": "first", "comment": { {{SecretMark}}, "value": "hidden" }, "size": "8G", "steps": ["a", "b"], "limits": { "cpu": 2 }, "password": "canary",
              "nets": { "net0": { "model": "virtio" }, "net1": { "model": "e1000", "mac": "AA:BB:CC:DD:EE:FF" } }
            }
            """);
        host.Pve.Change("/gadgets/first", "comment", "by hand");
        host.Pve.Change("/gadgets/first", "size", "8192M");
        host.Pve.Change("/gadgets/first", "steps", "b,c");
        host.Pve.Change("/gadgets/first", "limits", "cpu=2,memory=64");
        host.Pve.Change("/gadgets/first", "net0", null);
        host.Pve.Change("/gadgets/first", "net1", "model=rtl8139,mac=aa:bb:cc:dd:ee:ff");
        host.Pve.Change("/gadgets/first", "net7", "model=virtio");
        host.Pve.Change("/gadgets/first", "server", "new");

        var answer = await host.RefreshAsync(state);

        Assert.That(Attached.Json(answer.Inputs), Is.EqualTo(Attached.Json($$"""
            {
              "name": "first", "comment": { {{SecretMark}}, "value": "by hand" }, "size": "8G", "steps": ["b", "c"], "limits": { "cpu": 2 },
              "password": { {{SecretMark}}, "value": "canary" }, "nets": { "net1": { "model": "rtl8139", "mac": "AA:BB:CC:DD:EE:FF" } }
            }
            """)));
        Assert.That(Attached.Json(answer.Properties.Fields["comment"].StructValue), Is.EqualTo(Attached.Json($$"""{ {{SecretMark}}, "value": "by hand" }""")));
        Assert.That(answer.Properties.Fields["password"].StructValue.Fields["value"].StringValue, Is.EqualTo("canary"));
    }

    [Test]
    public async Task A_refresh_without_drift_answers_with_the_very_inputs()
    {
        await using var host = await Attached.StartAsync();
        var state = await host.CreateAsync("""{ "comment": "a", "size": "8192M", "labels": ["b", "a"], "isActive": false, "mode": "auto", "maxFiles": 3, "limits": { "memoryMib": 64 } }""");

        var answer = await host.RefreshAsync(state);

        Assert.That((answer.Inputs, answer.Properties), Is.EqualTo((state.Inputs, state.Outputs)));
    }

    [Test]
    public async Task A_read_that_takes_too_long_is_given_up_after_the_limit_of_the_resource_option()
    {
        await using var host = await Attached.StartAsync();
        var state = await host.CreateAsync("""{ "name": "first" }""");
        host.Pve.BeforeRead = cancel => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancel);

        var failure = await Attached.FailureAsync(async () => await host.Client.ReadAsync(new()
        {
            Id = state.Id,
            Urn = Attached.Urn,
            Type = Attached.GadgetType,
            Properties = state.Outputs,
            Inputs = state.Inputs,
            Timeout = 0.2,
        }));

        Assert.That(failure.Status.Detail, Does.Contain("given up after 0.2 seconds"));
    }

    [Test]
    public async Task A_read_that_fails_keeps_what_is_recorded_for_it_ends_with_a_status()
    {
        await using var host = await Attached.StartAsync();
        var state = await host.CreateAsync("""{ "name": "first" }""");
        host.Pve.OnRequest = (_, _) => throw new PveFault(FaultKind.Unreachable, "no route to host");

        var failure = await Attached.FailureAsync(() => host.RefreshAsync(state));

        Assert.That((failure.StatusCode, failure.Status.Detail), Is.EqualTo((StatusCode.FailedPrecondition, failure.Status.Detail)));
        Assert.That(failure.Status.Detail, Does.Contain("Could not read proxmox:test:Gadget \"first\"").And.Contain("No route to host"));
    }
}
