using Grpc.Core;
using Proxmox.Client;
using Proxmox.Pulumi.Tests.Fakes;
using Pulumirpc;

namespace Proxmox.Pulumi.Tests.Rpc;

public sealed class LifecycleTests
{
    private const string Inputs = """{ "name": "first", "comment": "hello", "size": "8G", "labels": ["b", "a"], "limits": { "cpu": 2 }, "nets": { "net0": { "model": "virtio" } } }""";

    [Test]
    public async Task A_preview_of_a_create_tells_what_is_known_and_writes_nothing()
    {
        await using var host = await Attached.StartAsync();

        var answer = await host.Client.CreateAsync(
            new()
            {
                Urn = Attached.Urn,
                Type = Attached.GadgetType,
                Preview = true,
                Properties = await host.CheckAsync(Attached.Bag(Inputs))
            });

        Assert.That(Attached.Json(answer), Is.EqualTo(Attached.Json("""
            {
              "properties": {
                "name": "first", "comment": "hello", "size": "8G", "labels": ["b", "a"], "mode": "auto",
                "limits": { "cpu": 2 }, "nets": { "net0": { "model": "virtio" } },
                "maxFiles": null, "isActive": null, "steps": null, "server": null, "tag": null, "sourceFile": null, "password": null,
                "picked": "04da6b54-80e4-46f7-96ec-b56ff0331ba9",
                "serial": "04da6b54-80e4-46f7-96ec-b56ff0331ba9",
                "revision": "04da6b54-80e4-46f7-96ec-b56ff0331ba9"
              }
            }
            """)));
        Assert.That(host.Pve.Writes, Is.Empty);
    }

    [Test]
    public async Task A_create_answers_with_the_import_id_and_every_property_that_has_a_value()
    {
        await using var host = await Attached.StartAsync();

        var state = await host.CreateAsync(Inputs);

        Assert.That(state.Id, Is.EqualTo("first"));
        Assert.That(Attached.Json(state.Outputs), Is.EqualTo(Attached.Json("""
            {
              "name": "first", "comment": "hello", "size": "8G", "labels": ["b", "a"], "mode": "auto", "limits": { "cpu": 2 },
              "nets": { "net0": { "model": "virtio" } }, "serial": "S-first", "revision": "comment+labels+limits+name+net0+size"
            }
            """)));
    }

    [Test]
    public async Task After_a_create_there_is_nothing_to_change()
    {
        await using var host = await Attached.StartAsync();
        var state = await host.CreateAsync(Inputs);

        var diff = await host.DiffAsync(state, Inputs);

        Assert.That((diff.Changes, diff.HasDetailedDiff, diff.DetailedDiff.Count),
            Is.EqualTo((DiffResponse.Types.DiffChanges.DiffNone, true, 0)));
    }

    [Test]
    public async Task A_removed_property_is_cleared_because_the_old_inputs_had_it()
    {
        await using var host = await Attached.StartAsync();
        var state = await host.CreateAsync(Inputs);

        var updated = await host.UpdateAsync(state, """{ "name": "first" }""");

        Assert.That(host.Pve.Find("/gadgets/first")!.Keys, Is.EquivalentTo(new[] { "name" }));
        Assert.That(updated.Outputs.Fields.Keys, Is.EquivalentTo(new[] { "name", "mode", "serial", "revision" }));
    }

    [Test]
    public async Task What_the_inputs_never_had_stays_as_it_is_in_PVE()
    {
        await using var host = await Attached.StartAsync();
        var state = await host.CreateAsync("""{ "name": "first" }""");
        host.Pve.Change("/gadgets/first", "comment", "by hand");
        var read = await host.RefreshAsync(state);

        var diff = await host.DiffAsync((state.Id, read.Inputs, read.Properties), """{ "name": "first" }""");

        Assert.That(read.Inputs, Is.EqualTo(state.Inputs));
        Assert.That(read.Properties.Fields["comment"].StringValue, Is.EqualTo("by hand"));
        Assert.That(diff.Changes, Is.EqualTo(DiffResponse.Types.DiffChanges.DiffNone));
    }

    [Test]
    public async Task A_delete_of_what_is_gone_succeeds()
    {
        await using var host = await Attached.StartAsync();
        var state = await host.CreateAsync(Inputs);
        var request = new DeleteRequest
        {
            Id = state.Id,
            Urn = Attached.Urn,
            Type = Attached.GadgetType,
            Properties = state.Outputs,
            OldInputs = state.Inputs
        };

        await host.Client.DeleteAsync(request);
        await host.Client.DeleteAsync(request);

        Assert.That(host.Pve.Paths, Is.Empty);
    }

    [Test]
    public async Task A_delete_that_PVE_refuses_says_why_with_a_status_that_means_nothing_was_done()
    {
        await using var host = await Attached.StartAsync();
        var state = await host.CreateAsync(Inputs);
        host.Pve.Refuse("DELETE", new(FaultKind.Permission, "Permission check failed"));

        var failure = await Attached.FailureAsync(async () => await host.Client.DeleteAsync(
            new() { Id = state.Id, Urn = Attached.Urn, Type = Attached.GadgetType, Properties = state.Outputs, OldInputs = state.Inputs }));

        Assert.That(failure.StatusCode, Is.EqualTo(StatusCode.FailedPrecondition));
        Assert.That(failure.Status.Detail,
            Does.Contain("Could not delete proxmox:test:Gadget \"first\"").And.Contain("Permission check failed"));
    }
}
