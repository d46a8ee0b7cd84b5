using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Qemu.Commands;

[TestFixtureSource(typeof(CommandClient), nameof(CommandClient.Kinds))]
public sealed class VmResetTests(ClientKind kind)
{
    [Test]
    public async Task A_running_VM_is_reset_in_the_same_process()
    {
        await using var bench = await VmBench.StartAsync(kind, isRunning: true);
        var before = bench.Status("pid");
        await bench.SucceedAsync("vm_reset");
        Assert.That(bench.Writes, Is.EqualTo(new[] { "POST /nodes/pve2/qemu/100/status/reset" }));
        Assert.That(bench.Status("pid"), Is.EqualTo(before));
    }

    [Test]
    public async Task A_stopped_VM_is_an_error()
    {
        await using var bench = await VmBench.StartAsync(kind);
        var outcome = await bench.RunAsync("vm_reset");
        Assert.That(outcome.Errors.Single(), Does.Contain("VM 100 not running"));
    }
}
