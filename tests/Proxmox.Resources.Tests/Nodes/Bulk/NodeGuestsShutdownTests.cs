using Proxmox.Model.Values;
using Proxmox.Resources.Tests.Guests.Bulk;
using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Nodes.Bulk;

[TestFixtureSource(typeof(CommandClient), nameof(CommandClient.Kinds))]
public sealed class NodeGuestsShutdownTests(ClientKind kind)
{
    [Test]
    public async Task The_guests_are_shut_down()
    {
        await using var pve = await BulkBench.StartAsync(isRunning: true);
        var (_, sent) = await NodeBulkBench.RunAsync(
            kind, pve, "shutdown", "stopall", ("vmids", Value.Set("102")), ("grace_seconds", 30), ("force_stop", false));
        Assert.That(sent, Is.EqualTo(new[] { "force-stop=0", "timeout=30", "vms=102" }));
        Assert.That(BulkBench.States(pve), Is.EqualTo(new[] { "running", "stopped" }));
    }

    [Test]
    public async Task A_guest_that_does_not_end_is_an_error_though_the_task_says_nothing_of_it()
    {
        await using var pve = await BulkBench.StartAsync(isRunning: true);
        pve.Faults.OnTask("qmshutdown").Fail("VM quit/powerdown failed - got timeout").Once();
        var outcome = await CommandClient.RunAsync(kind, pve, "node_guests_shutdown", ("node", "pve1"));
        Assert.That(outcome.Errors, Has.Some.Contains("102: VM quit/powerdown failed - got timeout"));
    }
}
