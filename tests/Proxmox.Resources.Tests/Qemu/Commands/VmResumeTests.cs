using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Qemu.Commands;

[TestFixtureSource(typeof(CommandClient), nameof(CommandClient.Kinds))]
public sealed class VmResumeTests(ClientKind kind)
{
    [Test]
    public async Task A_paused_VM_goes_on_once()
    {
        await using var bench = await VmBench.StartAsync(kind, isRunning: true);
        await bench.DoAsync("POST", "/nodes/pve2/qemu/100/status/suspend");
        await bench.SucceedAsync("vm_resume");
        Assert.That(bench.Status("qmpstatus"), Is.EqualTo("running"));
        await bench.NothingToDoAsync("VM 100 is running already.", "vm_resume");
    }

    [Test]
    public async Task A_hibernated_VM_goes_on()
    {
        await using var bench = await VmBench.StartAsync(kind, isRunning: true, ("scsi0", "local-lvm:1"));
        await bench.DoAsync("POST", "/nodes/pve2/qemu/100/status/suspend", ("todisk", 1));
        await bench.SucceedAsync("vm_resume");
        Assert.That((bench.Status("status"), bench.Option("lock")), Is.EqualTo(("running", (string?)null)));
    }

    [Test]
    public async Task A_stopped_VM_is_an_error()
    {
        await using var bench = await VmBench.StartAsync(kind);
        var outcome = await bench.RunAsync("vm_resume");
        Assert.That(outcome.Errors.Single(), Does.Contain("VM 100 not running"));
    }
}
