using Proxmox.Simulator;

namespace Proxmox.Resources.Tests.Nodes.Capabilities;

public sealed class QemuMachineListTests
{
    [Test]
    public async Task Machines_are_told_by_type()
    {
        await using var pve = await PveSimulator.StartAsync();
        Assert.That(await QemuNames.ReadAsync(pve, "node_qemu_machines", "machine", ("type", "q35")),
            Has.Some.EqualTo("pc-q35-10.1").And.All.StartsWith("pc-q35-"));
    }

    [Test]
    public async Task Another_architecture_needs_a_newer_version()
    {
        await using var pve = await PveSimulator.StartAsync(new() { Version = PveVersion.V84 });
        Assert.That(async () => await QemuNames.ReadAsync(pve, "node_qemu_machines", "machine", ("architecture", "aarch64")),
            Throws.InvalidOperationException.With.Message.Contains("9.1"));
    }
}
