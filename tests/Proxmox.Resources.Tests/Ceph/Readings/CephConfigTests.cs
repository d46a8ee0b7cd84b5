using Proxmox.Simulator;
using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Ceph.Readings;

public sealed class CephConfigTests
{
    [Test]
    public async Task The_file_and_the_database_are_told()
    {
        await using var pve = await StartAsync();
        var config = await DataReader.ReadAsync(pve, "ceph_config", ("node", "pve3"));
        Assert.That(config["file"].AsText(), Does.Contain("mon_host = 192.0.2.11 192.0.2.12 192.0.2.13"));
        Assert.That(config["entries"].Items.Select(entry => (entry["section"].AsText(), entry["option"].AsText(), entry["value"].AsText())),
            Is.EqualTo(new[] { ("mon", "auth_allow_insecure_global_id_reclaim", "false") }));
    }

    private static async Task<PveSimulator> StartAsync()
    {
        var pve = await PveSimulator.StartAsync();
        CephWorld.Furnish(pve);
        return pve;
    }
}
