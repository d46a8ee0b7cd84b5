using Newtonsoft.Json.Linq;
using Proxmox.Model.Values;
using Proxmox.Testing.Clients;
using static Proxmox.Resources.Tests.Guests.GuestWorld;

namespace Proxmox.Resources.Tests.Qemu;

[TestFixture(ClientKind.Wire)]
[TestFixture(ClientKind.Pulumi)]
public sealed class VmSourceTests(ClientKind kind)
{
    private const string Missing = "files:backup/vzdump-qemu-500-2026_01_31-12_00_00.vma.zst";

    [Test]
    public async Task A_backup_comes_back_and_is_brought_to_the_rest_of_the_configuration()
    {
        await using var world = await VmWorld.StartAsync(kind);
        var archive = BackUp(world);
        await world.ApplyAsync(Restored(archive, ("unique_mac_addresses", true)).With("name", "copy")
            .With("memory", Object(("size_mib", 2048)))
            .With("disks", Object(("scsi0", Object(("size", "4G"))))));
        var live = world.Config();
        Assert.That(((string?)live["name"], (string?)live["memory"], (int?)live["cores"]), Is.EqualTo(("copy", "2048", 3)));
        Assert.That((string?)live["net0"], Does.Contain("bridge=vmbr0").And.Not.Contain("BC:24:11:00:00:09"));
        Assert.That((string?)live["scsi0"], Does.StartWith("files:100/").And.Contain("size=4G"));
        Assert.That((string?)live["scsi1"], Does.StartWith("files:100/"), "what the configuration does not mention is as in the backup");
        Assert.That((string?)live["description"], Is.Null, "the mark of the create");
    }

    [Test]
    public async Task A_backup_goes_to_another_storage_where_that_is_wanted()
    {
        await using var world = await VmWorld.StartAsync(kind);
        await world.ApplyAsync(Restored(BackUp(world), ("storage", "local-lvm"), ("bandwidth_limit_kib", 50000)));
        Assert.That((string?)world.Config()["scsi0"], Does.StartWith("local-lvm:"));
    }

    [Test]
    public async Task An_archive_that_is_missing_is_told_in_the_plan_and_leaves_nothing()
    {
        await using var world = await VmWorld.StartAsync(kind);
        world.Pve.Request("PUT", "/storage/files", ("content", "images,backup"));
        Assert.That((await world.PlanAsync(Restored(Missing))).Warnings, Has.Some.Contains(Missing));
        var outcome = await world.TryAsync(Restored(Missing));
        Assert.That(outcome.Errors, Is.Not.Empty);
        Assert.That(world.State, Is.EqualTo(Value.Null));
        Assert.That(world.Pve.Request("GET", "/cluster/nextid", ("vmid", 100)), Is.Not.Null);
    }

    [Test]
    public async Task A_disk_that_would_have_to_shrink_is_refused_with_the_backup_that_has_it()
    {
        await using var world = await VmWorld.StartAsync(kind);
        var archive = BackUp(world);
        var outcome = await world.TryAsync(Restored(archive).With("disks", Object(("scsi0", Object(("size", "512M"))))));
        Assert.That(outcome.Errors, Has.Some.Contains($"in the backup {archive}").And.Some.Contains("512M"));
    }

    [Test]
    public async Task Only_one_source_is_taken()
    {
        await using var world = await VmWorld.StartAsync(kind);
        var outcome = await world.PlanAsync(Restored(Missing).With("clone", Object(("vmid", 900))));
        Assert.That(outcome.Errors, Has.Some.Contains("exclude each other"));
    }

    private static Value Restored(string archive, params ReadOnlySpan<(string Name, Value Value)> how) => Object(
        ("vmid", 100), ("node", "pve1"), ("start_on_create", false), ("restore", Value.Object([("archive", archive), .. how])));

    private static string BackUp(VmWorld world)
    {
        world.Pve.Request("PUT", "/storage/files", ("content", "images,iso,import,snippets,backup"));
        world.ByHand("POST", "/nodes/pve1/qemu", ("vmid", 500), ("name", "original"), ("scsi0", "files:1"), ("scsi1", "files:1"),
            ("cores", 3), ("net0", "virtio=BC:24:11:00:00:09,bridge=vmbr0"));
        world.ByHand("POST", "/nodes/pve1/vzdump", ("vmid", 500), ("storage", "files"), ("mode", "stop"));
        return (string)((JArray)world.Pve.Request("GET", "/nodes/pve1/storage/files/content", ("content", "backup"))!).Single()["volid"]!;
    }
}
