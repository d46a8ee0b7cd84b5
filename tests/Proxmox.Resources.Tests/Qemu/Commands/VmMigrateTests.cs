using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Qemu.Commands;

[TestFixtureSource(typeof(CommandClient), nameof(CommandClient.Kinds))]
public sealed class VmMigrateTests(ClientKind kind)
{
    [TestCase(false)]
    [TestCase(true)]
    public async Task A_VM_moves_as_it_is_once(bool isRunning)
    {
        await using var bench = await VmBench.StartAsync(kind, isRunning);
        var outcome = await bench.SucceedAsync("vm_migrate", ("target_node", "pve3"));
        Assert.That(outcome["source_node"], Is.EqualTo("pve2"));
        Assert.That(bench.Status("status", "pve3"), Is.EqualTo(isRunning ? "running" : "stopped"));
        await bench.NothingToDoAsync("VM 100 is on pve3 already.", "vm_migrate", ("target_node", "pve3"));
    }

    [Test]
    public async Task A_running_VM_stays_where_it_is_when_it_may_not_move_online()
    {
        await using var bench = await VmBench.StartAsync(kind, isRunning: true);
        var outcome = await bench.RunAsync("vm_migrate", ("target_node", "pve3"), ("online", false));
        Assert.That(outcome.Errors.Single(), Does.Contain("can't migrate running VM without --online"));
    }

    [Test]
    public async Task Local_disks_of_a_running_VM_move_when_they_may()
    {
        await using var bench = await VmBench.StartAsync(kind, isRunning: true, ("scsi0", "local-lvm:1"));
        var refused = await bench.RunAsync("vm_migrate", ("target_node", "pve3"));
        Assert.That(refused.Errors, Has.Count.EqualTo(1));
        await bench.SucceedAsync("vm_migrate", ("target_node", "pve3"), ("with_local_disks", true), ("target_storage", "local-lvm"));
        Assert.That(bench.Status("status", "pve3"), Is.EqualTo("running"));
    }

    [Test]
    public async Task Under_the_HA_manager_it_is_waited_for()
    {
        await using var bench = await VmBench.StartAsync(kind, isRunning: true);
        bench.Manage("started");
        bench.Pve.Datacenter.Pace.HighAvailability = TimeSpan.FromMilliseconds(500);
        await bench.SucceedAsync("vm_migrate", ("target_node", "pve3"));
        Assert.That(bench.Status("status", "pve3"), Is.EqualTo("running"));
    }

    [Test]
    public async Task An_unknown_node_is_an_error()
    {
        await using var bench = await VmBench.StartAsync(kind);
        var outcome = await bench.RunAsync("vm_migrate", ("target_node", "nowhere"));
        Assert.That(outcome.Errors.Single(), Does.Contain("no such cluster node 'nowhere'"));
    }
}
