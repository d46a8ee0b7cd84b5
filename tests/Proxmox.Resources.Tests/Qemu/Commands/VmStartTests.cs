using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Qemu.Commands;

[TestFixtureSource(typeof(CommandClient), nameof(CommandClient.Kinds))]
public sealed class VmStartTests(ClientKind kind)
{
    [Test]
    public async Task A_stopped_VM_runs_wherever_it_is()
    {
        await using var bench = await VmBench.StartAsync(kind);
        await bench.SucceedAsync("vm_start");
        Assert.That(bench.Status("status"), Is.EqualTo("running"));
    }

    [Test]
    public async Task A_running_VM_is_left_as_it_is()
    {
        await using var bench = await VmBench.StartAsync(kind, isRunning: true);
        await bench.NothingToDoAsync("VM 100 is running already.", "vm_start");
    }

    [Test]
    public async Task A_paused_VM_goes_on()
    {
        await using var bench = await VmBench.StartAsync(kind, isRunning: true);
        await bench.DoAsync("POST", "/nodes/pve2/qemu/100/status/suspend");
        await bench.SucceedAsync("vm_start");
        Assert.That(bench.Status("qmpstatus"), Is.EqualTo("running"));
    }

    [Test]
    public async Task Under_the_HA_manager_it_is_waited_for()
    {
        await using var bench = await VmBench.StartAsync(kind);
        bench.Manage("stopped");
        bench.Pve.Datacenter.Pace.HighAvailability = TimeSpan.FromMilliseconds(500);
        await bench.SucceedAsync("vm_start");
        Assert.That(bench.Status("status"), Is.EqualTo("running"));
    }

    [Test]
    public async Task A_VM_that_does_not_exist_is_an_error()
    {
        await using var bench = await VmBench.StartAsync(kind);
        var outcome = await CommandClient.RunAsync(kind, bench.Pve, "vm_start", ("vmid", 999));
        Assert.That(outcome.Errors.Single(), Does.Contain("999").And.Contain("VM 999 does not exist"));
    }

    [Test]
    public async Task A_lock_is_told_in_PVEs_words()
    {
        await using var bench = await VmBench.StartAsync(kind, options: ("lock", "backup"));
        var outcome = await bench.RunAsync("vm_start", ("timeout", "1s"));
        Assert.That(outcome.Errors.Single(), Does.Contain("VM is locked (backup)"));
    }
}
