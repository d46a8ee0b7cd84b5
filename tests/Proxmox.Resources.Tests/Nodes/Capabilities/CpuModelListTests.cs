using Proxmox.Simulator;

namespace Proxmox.Resources.Tests.Nodes.Capabilities;

public sealed class CpuModelListTests
{
    [Test]
    public async Task Models_are_told_by_vendor_and_owner()
    {
        await using var pve = await PveSimulator.StartAsync();
        pve.Request("POST", "/cluster/qemu/custom-cpu-models", ("cputype", "web"), ("reported-model", "EPYC"));
        Assert.That(await QemuNames.ReadAsync(pve, "node_cpu_models", "name", ("vendor", "amd"), ("custom", false)),
            Has.Some.EqualTo("EPYC").And.None.EqualTo("host").And.None.EqualTo("custom-web"));
        Assert.That(await QemuNames.ReadAsync(pve, "node_cpu_models", "name", ("custom", true)), Is.EqualTo(new[] { "custom-web" }));
    }
}
