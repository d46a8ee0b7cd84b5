using Grpc.Core;
using Proxmox.Client;
using Proxmox.Pulumi.Tests.Fakes;
using Pulumirpc;

namespace Proxmox.Pulumi.Tests.Rpc;

public sealed class UpdateFailureTests
{
    private const string Inputs = """{ "name": "first", "comment": "hello", "steps": ["a"], "limits": { "cpu": 1, "memoryMib": 64 } }""";

    [Test]
    public async Task An_update_that_PVE_refuses_as_a_whole_keeps_everything_as_recorded()
    {
        await using var host = await Attached.StartAsync();
        var state = await host.CreateAsync(Inputs);
        host.Pve.Refuse("PUT", new(FaultKind.Locked, "locked (backup)"));

        var failure = await Attached.FailureAsync(() => host.UpdateAsync(state, """{ "name": "first", "comment": "changed" }"""));

        Assert.That((failure.StatusCode, Attached.Details(failure)),
            Is.EqualTo((StatusCode.FailedPrecondition, default(ErrorResourceInitFailed))));
    }

    [Test]
    public async Task After_an_update_that_was_done_in_part_what_was_to_be_cleared_is_still_known_to_have_been_set()
    {
        await using var host = await Attached.StartAsync();
        var state = await host.CreateAsync(Inputs);
        host.Pve.OnRequest = (method, path) =>
        {
            if (method == "PUT")
            {
                host.Pve.Change(path, "comment", "changed");
                throw new PveFault(FaultKind.Unknown, "half done");
            }
        };
        const string News = """{ "name": "first", "comment": "changed", "limits": { "cpu": 2 } }""";

        var failure = await Attached.FailureAsync(() => host.UpdateAsync(state, News));
        host.Pve.OnRequest = (_, _) => { };
        var details = Attached.Details(failure)!;
        // The engine keeps the old inputs.
        var next = (details.Id, state.Inputs, details.Properties);
        var diff = await host.DiffAsync(next, News);
        await host.UpdateAsync(next, News);

        Assert.That(failure.StatusCode, Is.EqualTo(StatusCode.Unknown));
        Assert.That(details.Properties.Fields["comment"].StringValue, Is.EqualTo("changed"));
        Assert.That(diff.DetailedDiff.Keys, Is.EquivalentTo(new[] { "steps", "limits.cpu", "limits.memoryMib" }));
        Assert.That(host.Pve.Find("/gadgets/first"), Is.EquivalentTo(
            new Dictionary<string, string>(StringComparer.Ordinal) { ["name"] = "first", ["comment"] = "changed", ["limits"] = "cpu=2" }));
    }

    [Test]
    public async Task After_an_update_that_was_done_in_part_what_PVE_never_tells_is_sent_again()
    {
        await using var host = await Attached.StartAsync();
        var state = await host.CreateAsync(Inputs);
        host.Pve.OnRequest = (method, path) =>
        {
            if (method == "PUT")
            {
                host.Pve.Change(path, "comment", "changed");
                throw new PveFault(FaultKind.Unknown, "half done");
            }
        };
        const string News = """{ "name": "first", "comment": "changed", "password": "canary" }""";

        var details = Attached.Details(await Attached.FailureAsync(() => host.UpdateAsync(state, News)))!;
        host.Pve.OnRequest = (_, _) => { };
        await host.UpdateAsync((details.Id, state.Inputs, details.Properties), News);

        Assert.That(details.Properties.Fields.Keys, Has.None.EqualTo("password"));
        Assert.That(host.Pve.Find("/gadgets/first")!["password"], Is.EqualTo("canary"));
    }

    [Test]
    public async Task A_secret_that_a_failed_update_may_have_changed_is_sent_again_also_when_it_is_the_old_one()
    {
        await using var host = await Attached.StartAsync();
        const string Olds = """{ "name": "first", "password": "canary" }""";
        var state = await host.CreateAsync(Olds);
        host.Pve.OnRequest = (method, path) =>
        {
            if (method == "PUT")
            {
                host.Pve.Change(path, "password", "other");
                throw new PveFault(FaultKind.Unknown, "half done");
            }
        };
        var details = Attached.Details(
            await Attached.FailureAsync(() => host.UpdateAsync(state, Olds.Replace("canary", "other", StringComparison.Ordinal))))!;
        host.Pve.OnRequest = (_, _) => { };

        await host.UpdateAsync((details.Id, state.Inputs, details.Properties), Olds);

        Assert.That(host.Pve.Find("/gadgets/first")!["password"], Is.EqualTo("canary"));
    }

    [Test]
    public async Task A_secret_of_a_create_that_ended_early_is_sent_by_the_next_update_though_the_engine_records_it()
    {
        await using var host = await Attached.StartAsync();
        host.Pve.OnWait = (task, _, _) => throw new PveFault(FaultKind.TaskFailed, "disk full") { Task = task };
        const string News = """{ "name": "first", "password": "canary" }""";
        var details = Attached.Details(await Attached.FailureAsync(() => host.CreateAsync(News)))!;
        host.Pve.OnWait = null;
        host.Pve.Change("/gadgets/first", "password", "lost");

        var recorded = (details.Id, await host.CheckAsync(Attached.Bag(News)), details.Properties);
        var diff = await host.DiffAsync(recorded, News);
        await host.UpdateAsync(recorded, News);

        Assert.That(diff.DetailedDiff.Keys, Does.Contain("password"));
        Assert.That(host.Pve.Find("/gadgets/first")!["password"], Is.EqualTo("canary"));
    }
}
