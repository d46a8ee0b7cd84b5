using Proxmox.Simulator;
using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Ceph.Readings;

public sealed class CephCrushTests
{
    [Test]
    public async Task Rules_and_map_are_told()
    {
        await using var pve = await StartAsync();
        var crush = await DataReader.ReadAsync(pve, "ceph_crush");
        Assert.That((crush["rules"].Items[0].AsText(), crush["map"].AsText()),
            Is.EqualTo(("replicated_rule", pve.Request("GET", "/nodes/pve1/ceph/crush")!.ToString())));
    }

    private static async Task<PveSimulator> StartAsync()
    {
        var pve = await PveSimulator.StartAsync();
        CephWorld.Furnish(pve);
        return pve;
    }
}
