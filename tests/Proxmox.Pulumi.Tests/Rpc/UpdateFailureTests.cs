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

        Assert.That((failure.StatusCode, Attached.Details(failure)), Is.EqualTo((StatusCode.FailedPrecondition, default(ErrorResourceInitFailed))));
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
        var next = (details.Id, details.Inputs, details.Properties);
        var diff = await host.DiffAsync(next, News);
        await host.UpdateAsync(next, News);

        Assert.That(failure.StatusCode, Is.EqualTo(StatusCode.Unknown));
        Assert.That(Attached.Json(details.Inputs), Is.EqualTo(Attached.Json("""{ "name": "first", "comment": "changed", "steps": ["a"], "limits": { "cpu": 2, "memoryMib": 64 } }""")));
        Assert.That(details.Properties.Fields["comment"].StringValue, Is.EqualTo("changed"));
        Assert.That(diff.DetailedDiff.Keys, Is.EquivalentTo(new[] { "steps", "limits.cpu", "limits.memoryMib" }));
        Assert.That(host.Pve.Find("/gadgets/first"), Is.EquivalentTo(new Dictionary<string, string>(StringComparer.Ordinal) { ["name"] = "first", ["comment"] = "changed", ["limits"] = "cpu=2" }));
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
        await host.UpdateAsync((details.Id, details.Inputs, details.Properties), News);

        Assert.That(details.Inputs.Fields.Keys, Has.None.EqualTo("password"));
        Assert.That(host.Pve.Find("/gadgets/first")!["password"], Is.EqualTo("canary"));
    }
}
