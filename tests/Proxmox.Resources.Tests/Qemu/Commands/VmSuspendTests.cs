using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Qemu.Commands;

[TestFixtureSource(typeof(CommandClient), nameof(CommandClient.Kinds))]
public sealed class VmSuspendTests(ClientKind kind)
{
    [Test]
    public async Task A_running_VM_stands_still_once()
    {
        await using var bench = await VmBench.StartAsync(kind, isRunning: true);
        await bench.SucceedAsync("vm_suspend");
        Assert.That(bench.Status("qmpstatus"), Is.EqualTo("paused"));
        await bench.NothingToDoAsync("VM 100 is paused already.", "vm_suspend");
    }

    [Test]
    public async Task A_stopped_VM_is_an_error()
    {
        await using var bench = await VmBench.StartAsync(kind);
        var outcome = await bench.RunAsync("vm_suspend");
        Assert.That(outcome.Errors.Single(), Does.Contain("VM 100 not running"));
    }
}
