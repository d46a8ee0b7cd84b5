using Proxmox.Simulator;
using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Nodes;

public sealed class BackupDefaultsTests
{
    [Test]
    public async Task What_a_backup_takes_by_itself_is_told()
    {
        await using var pve = await PveSimulator.StartAsync();
        var defaults = await DataReader.ReadAsync(pve, "node_backup_defaults", ("node", "pve1"), ("storage_id", "local"));
        Assert.That((defaults["mode"].AsText(), defaults["stop_wait_minutes"].AsLong()), Is.EqualTo(("snapshot", (long?)10)));
    }
}
