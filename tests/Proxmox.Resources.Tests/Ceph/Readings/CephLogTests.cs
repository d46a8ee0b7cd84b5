using Proxmox.Simulator;
using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Ceph.Readings;

public sealed class CephLogTests
{
    [Test]
    public async Task Lines_of_the_log_are_told()
    {
        await using var pve = await StartAsync();
        var log = await DataReader.ReadAsync(pve, "ceph_log", ("node", "pve1"), ("start", 1), ("limit", 1));
        Assert.That(log["lines"].Items, Has.Length.EqualTo(1));
    }

    private static async Task<PveSimulator> StartAsync()
    {
        var pve = await PveSimulator.StartAsync();
        CephWorld.Furnish(pve);
        return pve;
    }
}
