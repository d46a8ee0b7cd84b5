using Proxmox.Resources.Tests.Nodes.Commands;
using Proxmox.Simulator;
using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Ceph.Commands;

public sealed class CephNodeOsdsRestartTests
{
    private const string Node = "/nodes/pve2/ceph/restart-bulk";

    [TestCaseSource(typeof(CommandClient), nameof(CommandClient.Kinds))]
    public async Task The_OSDs_of_a_node_are_restarted(ClientKind kind)
    {
        await using var pve = await StartAsync();
        Assert.That(
            await NodeCommandBench.SentAsync(kind, pve, "ceph_node_osds_restart", ("POST", Node), ("node", "pve2"), ("set_noout", false),
                ("only_outdated", true)),
            Is.EquivalentTo(new[] { "set-noout=0", "only-outdated=1", "service-type=osd" }));
    }

    [TestCaseSource(typeof(CommandClient), nameof(CommandClient.Kinds))]
    public async Task A_restart_that_was_broken_off_is_gone_on_with(ClientKind kind)
    {
        await using var pve = await StartAsync();
        CephWorld.Change(pve, ceph => ceph.Restarts["pve2"] = 1);
        Assert.That((await CommandClient.RunAsync(kind, pve, "ceph_node_osds_restart", ("node", "pve2"))).Errors,
            Has.Some.Contains("resumable bulk-restart state already exists"));
        Assert.That((await CommandClient.RunAsync(kind, pve, "ceph_node_osds_restart", ("node", "pve2"), ("resume", true))).Errors,
            Is.Empty);
    }

    private static async Task<PveSimulator> StartAsync()
    {
        var pve = await PveSimulator.StartAsync();
        CephWorld.Furnish(pve);
        return pve;
    }
}
