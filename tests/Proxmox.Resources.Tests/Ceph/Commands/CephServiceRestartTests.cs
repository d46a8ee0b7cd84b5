using Proxmox.Resources.Tests.Nodes.Commands;
using Proxmox.Simulator;
using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Ceph.Commands;

public sealed class CephServiceRestartTests
{
    [TestCaseSource(typeof(CommandClient), nameof(CommandClient.Kinds))]
    public async Task All_services_of_a_node_are_restarted(ClientKind kind)
    {
        await using var pve = await StartAsync();
        CephWorld.Change(pve, ceph => ceph.Osds[1].IsStarted = false);
        Assert.That(await NodeCommandBench.SentAsync(kind, pve, "ceph_service_restart", ("POST", "/nodes/pve2/ceph/restart"), ("node",
            "pve2")),
            Is.Empty);
        Assert.That(CephWorld.Ceph(pve, ceph => ceph.IsUp(ceph.Osds[1])), Is.True);
    }

    private static async Task<PveSimulator> StartAsync()
    {
        var pve = await PveSimulator.StartAsync();
        CephWorld.Furnish(pve);
        return pve;
    }
}
