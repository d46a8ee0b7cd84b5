using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Qemu.Commands;

[TestFixtureSource(typeof(CommandClient), nameof(CommandClient.Kinds))]
public sealed class VmStopTests(ClientKind kind)
{
    [Test]
    public async Task A_guest_that_does_not_obey_is_stopped()
    {
        await using var bench = await VmBench.StartAsync(kind, isRunning: true);
        bench.System.ObeysShutdown = false;
        await bench.SucceedAsync("vm_stop", ("overrule_shutdown", true));
        Assert.That(bench.Status("status"), Is.EqualTo("stopped"));
        Assert.That(bench.Pve.Requests.All[^1].Path, Does.StartWith("/nodes/pve2/tasks/"));
    }

    [Test]
    public async Task A_stopped_VM_is_left_as_it_is()
    {
        await using var bench = await VmBench.StartAsync(kind);
        await bench.NothingToDoAsync("VM 100 is stopped already.", "vm_stop");
    }

    [Test]
    public async Task Under_the_HA_manager_it_is_waited_for()
    {
        await using var bench = await VmBench.StartAsync(kind, isRunning: true);
        bench.Manage("started");
        bench.Pve.Datacenter.Pace.HighAvailability = TimeSpan.FromMilliseconds(500);
        await bench.SucceedAsync("vm_stop");
        Assert.That(bench.Status("status"), Is.EqualTo("stopped"));
    }
}
