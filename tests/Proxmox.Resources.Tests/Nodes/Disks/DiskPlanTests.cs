using Proxmox.Model.Values;
using Proxmox.Resources.Tests.Qemu;
using Proxmox.Simulator;
using Proxmox.Simulator.Disks;
using Proxmox.Testing.Clients;
using static Proxmox.Testing.Lifecycles.Lifecycle;

namespace Proxmox.Resources.Tests.Nodes.Disks;

public sealed class DiskPlanTests
{
    private const string Link = "/dev/disk/by-id/ata-ST4000NM000A-2HZ100_WS2000000001";

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.InProcess))]
    public async Task A_disk_that_is_used_is_found_in_the_plan_with_its_use(ClientKind kind)
    {
        await using var pve = await PveSimulator.StartAsync();
        pve.Run("POST", DiskLife.Path + "/lvm", ("name", "taken"), ("device", "/dev/sdb"));
        await using var client = await ClientKinds.StartAsync(kind, pve, "node_lvm");
        Assert.That((await client.PlanAsync(Lvm(("device", "/dev/sda")))).Errors.Single(),
            Does.Contain("device must name an unused disk, and /dev/sda is used: partitions (/dev/sda1 BIOS boot, /dev/sda2 EFI, "
                + "/dev/sda3 LVM)").And.Contain("Unused on pve1: /dev/nvme0n1"));
        Assert.That((await client.PlanAsync(Lvm(("device", "/dev/sdb")))).Errors.Single(), Does.Contain("/dev/sdb is used: LVM"));
        Assert.That((await client.PlanAsync(Lvm(("device", Link)))).Errors.Single(), Does.Contain(Link + " is used: LVM"));
        Assert.That((await client.PlanAsync(Lvm(("device", "/dev/sdz")))).Errors.Single(), Does.Contain("Node pve1 has no disk /dev/sdz"));
        Assert.That((await client.PlanAsync(Lvm(("device", Value.Null)))).Errors.Single(), Does.Contain("device is missing"));
    }

    [Test]
    public async Task An_OSD_is_named()
    {
        await using var pve = await PveSimulator.StartAsync();
        pve.Datacenter.Locked(state =>
        {
            var disk = NodeDisks.Of(state, "pve1").Unused("/dev/sdb");
            disk.IsPhysicalVolume = true;
            disk.OsdIds.Add(3);
        });
        await using var client = await WireClient.StartAsync(pve, "node_lvm");
        Assert.That((await client.PlanAsync(Lvm())).Errors.Single(), Does.Contain("/dev/sdb is used: LVM of Ceph OSD 3"));
    }

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.InProcess))]
    public async Task A_replacement_on_the_same_disk_waits_for_consent_to_wipe_it(ClientKind kind)
    {
        await using var pve = await PveSimulator.StartAsync();
        await using var client = await ClientKinds.StartAsync(kind, pve, "node_lvm");
        Assert.That((await client.ApplyAsync(Lvm())).Errors, Is.Empty);
        var other = Lvm(("name", "other"), ("cleanup_disks", true));
        Assert.That((await client.PlanAsync(other)).Errors.Single(), Does.Match("Apply cleanup_?[dD]isks(: | = )true first"));
        Assert.That((await client.ApplyAsync(Lvm(("cleanup_disks", true)))).Errors, Is.Empty);
        var outcome = await client.ApplyAsync(other);
        Assert.That(outcome.Errors, Is.Empty);
        Assert.That(outcome.Action, Is.EqualTo(PlannedAction.Replace));
        Assert.That(outcome.Warnings, Has.Some.Contains("removes every volume in the group").And.Some.Contains("disks are wiped"));
        Assert.That(DiskLife.Find(pve, "lvm", "group"), Is.Null);
        Assert.That(DiskLife.Find(pve, "lvm", "other"), Is.Not.Null);
    }

    [Test]
    public async Task The_same_disk_by_another_name_destroys_nothing()
    {
        await using var pve = await PveSimulator.StartAsync();
        await using var client = await WireClient.StartAsync(pve, "node_lvm");
        await client.ApplyAsync(Lvm());
        Assert.That((await client.PlanAsync(Lvm(("device", Link)))).Errors.Single(), Does.Contain("The disks are the same"));
        Assert.That((await client.PlanAsync(Lvm(("device", Value.Null)))).Errors.Single(), Does.Contain("Write it again as it was"));
    }

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.InProcess))]
    public async Task Without_consent_a_destroy_wipes_no_disk_and_leaves_the_storage(ClientKind kind)
    {
        await using var pve = await PveSimulator.StartAsync();
        await using var client = await ClientKinds.StartAsync(kind, pve, "node_lvm");
        await client.ApplyAsync(Lvm(("add_storage", true)));
        pve.Requests.Clear();
        Assert.That((await client.ApplyAsync(Value.Null)).Errors, Is.Empty);
        var removal = pve.Requests.All.Single(request => request.Verb == "DELETE");
        Assert.That((removal.Path, removal.Parameters.Count), Is.EqualTo((DiskLife.Path + "/lvm/group", 0)));
        Assert.That(pve.Datacenter.Locked(state => NodeDisks.Of(state, "pve1").Find("/dev/sdb")!.IsPhysicalVolume), Is.True);
        Assert.That(pve.Request("GET", "/storage/group")!.Value<string>("vgname"), Is.EqualTo("group"));
    }

    [Test]
    public async Task The_plan_of_a_destroy_says_what_becomes_of_the_data()
    {
        await using var pve = await PveSimulator.StartAsync();
        await using var client = await WireClient.StartAsync(pve, "node_lvm");
        await client.ApplyAsync(Lvm());
        Assert.That((await client.PlanAsync(Value.Null)).Warnings, Has.Some.Contains("The volume group group of node pve1 is destroyed")
            .And.Some.Contains("Its disks are not wiped").And.Some.Contains("Storages on it stay defined"));
    }

    [Test]
    public async Task A_storage_of_that_name_is_found_in_the_plan()
    {
        await using var pve = await PveSimulator.StartAsync();
        pve.Request("POST", "/storage", ("storage", "group"), ("type", "lvm"), ("vgname", "group"), ("nodes", "pve2"));
        await using var client = await WireClient.StartAsync(pve, "node_lvm");
        Assert.That((await client.PlanAsync(Lvm(("add_storage", true)))).Errors, Is.Empty, "another node has it");
        pve.Request("PUT", "/storage/group", ("delete", "nodes"));
        Assert.That((await client.PlanAsync(Lvm(("add_storage", true)))).Errors.Single(),
            Does.Contain("Node pve1 has a storage group already"));
        Assert.That((await client.PlanAsync(Lvm())).Errors, Is.Empty);
    }

    [Test]
    public async Task What_is_there_already_is_left_alone()
    {
        await using var pve = await PveSimulator.StartAsync();
        pve.Run("POST", DiskLife.Path + "/lvm", ("name", "group"), ("device", "/dev/sdc"));
        await using var client = await WireClient.StartAsync(pve, "node_lvm");
        Assert.That((await client.ApplyAsync(Lvm())).Errors.Single(), Does.Contain("Node pve1 has a volume group group already"));
        Assert.That(client.State.IsNull, Is.True);
    }

    [Test]
    public async Task What_cannot_be_cleaned_up_is_said_and_the_object_is_gone()
    {
        await using var pve = await PveSimulator.StartAsync();
        await using var client = await WireClient.StartAsync(pve, "node_lvmthin");
        await client.ApplyAsync(Lvm(("cleanup_disks", true)));
        pve.Request("POST", "/storage", ("storage", "thick"), ("type", "lvm"), ("vgname", "group"), ("content", "images"));
        pve.Request("POST", "/nodes/pve1/storage/thick/content", ("vmid", 900), ("filename", "vm-900-data"), ("size", "1G"));
        var outcome = await client.ApplyAsync(Value.Null);
        Assert.That(outcome.Errors, Is.Empty);
        Assert.That(outcome.Warnings, Has.Some.Contains("volume group 'group' still in use"));
        Assert.That(client.State.IsNull, Is.True);
    }

    [Test]
    public async Task One_disk_under_two_names_is_one_disk()
    {
        await using var pve = await PveSimulator.StartAsync();
        await using var client = await WireClient.StartAsync(pve, "node_zfs");
        var mirror = Config(("node", "pve1"), ("name", "tank"), ("raid_level", "mirror"), ("devices", Value.List("/dev/sdb", Link)));
        Assert.That((await client.PlanAsync(mirror)).Errors.Single(), Does.Contain($"/dev/sdb and {Link} are one disk"));
        Assert.That((await client.PlanAsync(mirror.With("name", "mirror-tank").With("devices", Value.List("/dev/sdb", "/dev/sdc")))).Errors,
            Has.One.Contains("does not begin with mirror"));
    }

    private static Value Lvm(params (string Name, Value Value)[] members) => members.Aggregate(
        Config(("node", "pve1"), ("name", "group"), ("device", "/dev/sdb")),
        (config, member) => config.With(member.Name, member.Value));
}
