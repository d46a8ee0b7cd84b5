using Proxmox.Simulator;
using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Nodes.Capabilities;

public sealed class MigrationCapabilitiesTests
{
    [Test]
    public async Task What_goes_along_is_told()
    {
        await using var pve = await PveSimulator.StartAsync();
        var told = await DataReader.ReadAsync(pve, "node_migration_capabilities", ("node", "pve1"));
        Assert.That(told["has_dbus_vmstate"].AsBool(), Is.True);
    }
}
