using Proxmox.Resources.Tests.Nodes.Commands;
using Proxmox.Simulator;
using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Ceph.Commands;

public sealed class CephServiceStopTests
{
    [TestCaseSource(typeof(CommandClient), nameof(CommandClient.Kinds))]
    public async Task A_service_is_stopped_and_started(ClientKind kind)
    {
        await using var pve = await StartAsync();
        foreach (var (verb, isUp) in new[] { ("stop", false), ("start", true) })
        {
            pve.Requests.Clear();
            Assert.That(
                await NodeCommandBench.SentAsync(kind, pve, "ceph_service_" + verb, ("POST", "/nodes/pve2/ceph/" + verb), ("node", "pve2"),
                    ("service", "mgr.pve2")),
                Is.EqualTo(new[] { "service=mgr.pve2" }));
            Assert.That(CephWorld.Ceph(pve, ceph => ceph.IsUp(ceph.Find("mgr", "pve2")!)), Is.EqualTo(isUp));
        }
    }

    [TestCaseSource(typeof(CommandClient), nameof(CommandClient.Kinds))]
    public async Task A_daemon_that_Ceph_cannot_do_without_is_stopped_only_by_force(ClientKind kind)
    {
        await using var pve = await StartAsync();
        CephWorld.Run(pve, "POST", "/nodes/pve3/ceph/stop", ("service", "mon.pve3"));
        pve.Requests.Clear();
        var refused = await CommandClient.RunAsync(kind, pve, "ceph_service_stop", ("node", "pve2"), ("service", "mon.pve2"));
        Assert.That(refused.Errors, Has.Some.Contains("Ceph calls it unsafe to stop mon.pve2 now"));
        Assert.That(pve.Requests.All.Where(request => request.Verb == "POST"), Is.Empty);
        var forced = await CommandClient.RunAsync(kind, pve, "ceph_service_stop", ("node", "pve2"), ("service", "mon.pve2"), ("force",
            true));
        Assert.That(forced.Errors, Is.Empty);
    }

    private static async Task<PveSimulator> StartAsync()
    {
        var pve = await PveSimulator.StartAsync();
        CephWorld.Furnish(pve);
        return pve;
    }
}
