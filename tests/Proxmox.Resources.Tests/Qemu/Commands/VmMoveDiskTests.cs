using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Qemu.Commands;

[TestFixtureSource(typeof(CommandClient), nameof(CommandClient.Kinds))]
public sealed class VmMoveDiskTests(ClientKind kind)
{
    [TestCase(false)]
    [TestCase(true)]
    public async Task A_disk_moves_once_and_its_source_stays_unless_it_may_go(bool delete)
    {
        await using var bench = await VmBench.StartAsync(kind, isRunning: false, ("scsi0", "local-lvm:1"));
        await bench.DoAsync("POST", "/storage", ("storage", "files"), ("type", "dir"), ("path", "/srv/files"), ("content", "images"));
        var outcome = await bench.SucceedAsync(
            "vm_move_disk", ("slot", "scsi0"), ("target_storage", "files"), ("format", "qcow2"), ("delete_source", delete));
        Assert.That(outcome["volume"], Does.StartWith("files:100/").And.EndsWith(".qcow2"));
        Assert.That(bench.Option("scsi0"), Does.StartWith(outcome["volume"]));
        Assert.That(bench.Option("unused0") is null, Is.EqualTo(delete));
        await bench.NothingToDoAsync("The disk scsi0 of VM 100 is there already.", "vm_move_disk", ("slot", "scsi0"),
            ("target_storage", "files"), ("format", "qcow2"));
        await bench.NothingToDoAsync(
            "The disk scsi0 of VM 100 is there already.", "vm_move_disk", ("slot", "scsi0"), ("target_storage", "files"));
    }

    [Test]
    public async Task A_slot_without_a_disk_is_an_error()
    {
        await using var bench = await VmBench.StartAsync(kind);
        var outcome = await bench.RunAsync("vm_move_disk", ("slot", "scsi1"), ("target_storage", "local-lvm"));
        Assert.That(outcome.Errors.Single(), Does.Contain("disk 'scsi1' does not exist"));
    }
}
