using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Qemu.Commands;

[TestFixtureSource(typeof(CommandClient), nameof(CommandClient.Kinds))]
public sealed class VmHibernateTests(ClientKind kind)
{
    [Test]
    public async Task The_memory_of_a_running_VM_goes_to_disk_once()
    {
        await using var bench = await VmBench.StartAsync(kind, isRunning: true, ("scsi0", "local-lvm:1"));
        await bench.SucceedAsync("vm_hibernate", ("state_storage", "local-lvm"));
        Assert.That((bench.Status("status"), bench.Option("lock")), Is.EqualTo(("stopped", "suspended")));
        Assert.That(bench.Option("vmstate"), Does.StartWith("local-lvm:"));
        await bench.NothingToDoAsync("VM 100 is hibernated already.", "vm_hibernate");
    }

    [Test]
    public async Task A_VM_under_the_HA_manager_is_refused_in_PVEs_words()
    {
        await using var bench = await VmBench.StartAsync(kind, isRunning: true);
        bench.Manage("started");
        var outcome = await bench.RunAsync("vm_hibernate");
        Assert.That(outcome.Errors.Single(), Does.Contain("Cannot suspend HA managed VM to disk"));
    }
}
