using Proxmox.Simulator;

namespace Proxmox.Resources.Tests.Nodes.Capabilities;

public sealed class CpuFlagListTests
{
    [Test]
    public async Task Flags_are_told_with_the_nodes_that_have_them()
    {
        await using var pve = await PveSimulator.StartAsync();
        Assert.That(await QemuNames.ReadAsync(pve, "node_cpu_flags", "name", ("supported_by", "pve2"), ("acceleration", "kvm")),
            Is.EqualTo(new[] { "amd-ssbd", "ibpb", "md-clear", "spec-ctrl", "ssbd" }));
    }

    [Test]
    public async Task A_version_that_tells_none_is_named()
    {
        await using var pve = await PveSimulator.StartAsync(new() { Version = PveVersion.V84 });
        Assert.That(async () => await QemuNames.ReadAsync(pve, "node_cpu_flags", "name"),
            Throws.InvalidOperationException.With.Message.Contains("9.1"));
    }
}
