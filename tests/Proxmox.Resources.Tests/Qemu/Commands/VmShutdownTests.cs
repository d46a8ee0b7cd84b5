using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Qemu.Commands;

[TestFixtureSource(typeof(CommandClient), nameof(CommandClient.Kinds))]
public sealed class VmShutdownTests(ClientKind kind)
{
    [Test]
    public async Task A_guest_that_obeys_is_shut_down()
    {
        await using var bench = await VmBench.StartAsync(kind, isRunning: true);
        await bench.SucceedAsync("vm_shutdown");
        Assert.That(bench.Status("status"), Is.EqualTo("stopped"));
    }

    [Test]
    public async Task A_stopped_VM_is_left_as_it_is()
    {
        await using var bench = await VmBench.StartAsync(kind);
        await bench.NothingToDoAsync("VM 100 is stopped already.", "vm_shutdown");
    }

    [Test]
    public async Task A_guest_that_does_not_obey_is_an_error_unless_it_may_be_stopped()
    {
        await using var bench = await VmBench.StartAsync(kind, isRunning: true);
        bench.System.ObeysShutdown = false;
        var outcome = await bench.RunAsync("vm_shutdown", ("grace_seconds", 0));
        Assert.That(outcome.Errors.Single(), Does.Contain("VM quit/powerdown failed - got timeout"));
        await bench.SucceedAsync("vm_shutdown", ("grace_seconds", 0), ("force_stop", true));
        Assert.That(bench.Status("status"), Is.EqualTo("stopped"));
    }

    [Test]
    public async Task Under_the_HA_manager_it_is_waited_for()
    {
        await using var bench = await VmBench.StartAsync(kind, isRunning: true);
        bench.Manage("started");
        bench.Pve.Datacenter.Pace.HighAvailability = TimeSpan.FromMilliseconds(500);
        await bench.SucceedAsync("vm_shutdown");
        Assert.That(bench.Status("status"), Is.EqualTo("stopped"));
    }
}
