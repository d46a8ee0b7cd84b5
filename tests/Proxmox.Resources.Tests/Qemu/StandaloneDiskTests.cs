using Newtonsoft.Json.Linq;
using Proxmox.Model.Values;
using Proxmox.Simulator;
using Proxmox.Simulator.Guests;
using Proxmox.Testing.Clients;
using Proxmox.Testing.Lifecycles;
using static Proxmox.Testing.Lifecycles.Lifecycle;

namespace Proxmox.Resources.Tests.Qemu;

public sealed class StandaloneDiskTests
{
    private const string Volume = "local-lvm:vm-999999999-data";
    private const string Gone = "is cleared by nothing: what the volume is stays";

    private static readonly Value Attached = Config(("vmid", 120), ("slot", "scsi1"));

    private static readonly Lifecycle Life = new("vm_disk")
    {
        Id = "pve1/" + Volume,
        Arrange = pve =>
        {
            pve.Request("POST", "/storage", ("storage", "nas-disks"), ("type", "nfs"), ("server", "192.0.2.99"), ("export", "/x"),
                ("content", "images"));
            pve.CreateVm(120, "pve1", ("name", "web"), ("scsi0", "local-lvm:1"));
            pve.CreateVm(121, "pve1", ("name", "db"));
        },
        Minimal = Disk(("attachment", Attached)),
        Full = Disk(("owner_vmid", 999_999_999), ("format", "raw"),
            ("attachment", Attached.With("discard", "on").With("ssd", true).With("limits", Config(("mbps", 50))))),
        Changed = Disk(("owner_vmid", 999_999_999), ("format", "raw"), ("attachment",
            Config(("vmid", 121), ("slot", "scsi3"), ("discard", "ignore"), ("ssd", false), ("limits", Config(("mbps", 60)))))),
        Replacements = [("name", "other"), ("storage", "nas-disks"), ("format", "qcow2"), ("owner_vmid", 5000)],
        Drift = pve => pve.Request("PUT", Vms.Path(120, "pve1") + "/config", ("delete", "scsi1")),
        Remove = pve =>
        {
            pve.Request("PUT", Vms.Path(120, "pve1") + "/config", ("delete", "scsi1"));
            pve.Run("DELETE", "/nodes/pve1/storage/local-lvm/content/" + Volume);
        },
        Find = pve => Volumes(pve, "local-lvm").FirstOrDefault(entry => entry.Value<int>("vmid") == 999_999_999),
        CreateRequest = ("POST", "/nodes/pve1/storage/local-lvm/content"),
        NotCleared = new Dictionary<string, string>(StringComparer.Ordinal) { ["owner_vmid"] = Gone, ["format"] = Gone },
        RequestsPerRefresh = 2,
    };

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.InProcess))]
    public Task Lives_through_its_ladder(ClientKind client) => Ladder.ClimbAsync(Life, client);

    [Test]
    public Task Asks_the_same_of_PVE_over_both_protocols() => Ladder.CompareAsync(Life);

    [Test]
    public async Task A_disk_outlives_its_VM()
    {
        await using var pve = await StartAsync();
        await using var client = await WireClient.StartAsync(pve, "vm_disk");
        await client.ApplyAsync(Life.Minimal);
        pve.Run("DELETE", Vms.Path(120, "pve1"), ("destroy-unreferenced-disks", 1), ("purge", 1));
        Assert.That(Volumes(pve, "local-lvm").Select(entry => entry.Value<string>("volid")), Is.EqualTo(new[] { Volume }));
        var outcome = await client.ApplyAsync(Disk(("attachment", Attached.With("vmid", 121))));
        Assert.That(outcome.Errors, Is.Empty);
        Assert.That(Slot(pve, 121, "scsi1"), Does.StartWith(Volume));
    }

    [Test]
    public async Task A_disk_that_is_detached_stays_whole_and_is_attached_again()
    {
        await using var pve = await StartAsync();
        await using var client = await WireClient.StartAsync(pve, "vm_disk");
        await client.ApplyAsync(Life.Minimal);
        Assert.That((await client.ApplyAsync(Disk())).Errors, Is.Empty);
        Assert.That((Slot(pve, 120, "scsi1"), Slot(pve, 120, "unused0"), client.State["attachment"].IsNull),
            Is.EqualTo(((string?)null, (string?)null, true)));
        Assert.That((await client.PlanAsync(Disk())).Action, Is.EqualTo(PlannedAction.Nothing));
        Assert.That((await client.ApplyAsync(Life.Minimal)).Errors, Is.Empty);
        Assert.That(Slot(pve, 120, "scsi1"), Does.StartWith(Volume));
    }

    [Test]
    public async Task A_disk_that_somebody_else_put_into_another_slot_is_put_back()
    {
        await using var pve = await StartAsync();
        await using var client = await WireClient.StartAsync(pve, "vm_disk");
        await client.ApplyAsync(Life.Minimal);
        pve.Request("PUT", Vms.Path(120, "pve1") + "/config", ("delete", "scsi1"));
        pve.Request("PUT", Vms.Path(120, "pve1") + "/config", ("scsi5", Volume));
        Assert.That((await client.ApplyAsync(Life.Minimal)).Errors, Is.Empty);
        Assert.That((Slot(pve, 120, "scsi1"), Slot(pve, 120, "scsi5")), Is.EqualTo((Volume + ",size=2G", (string?)null)));
    }

    [Test]
    public async Task A_disk_grows_through_its_VM_and_never_shrinks()
    {
        await using var pve = await StartAsync();
        await using var client = await WireClient.StartAsync(pve, "vm_disk");
        await client.ApplyAsync(Life.Minimal);
        Assert.That((await client.ApplyAsync(Life.Minimal.With("size", "3G"))).Errors, Is.Empty);
        Assert.That(Volumes(pve, "local-lvm").Single(entry => entry.Value<string>("volid") == Volume).Value<long>("size"),
            Is.EqualTo(3L << 30));
        Assert.That((await client.PlanAsync(Life.Minimal.With("size", "3072M"))).Action, Is.EqualTo(PlannedAction.Nothing));
        Assert.That((await client.PlanAsync(Life.Minimal)).Errors.Single(), Does.Contain("It has 3G and would get 2G"));
    }

    [Test]
    public async Task A_disk_that_no_VM_has_cannot_grow_and_the_plan_says_so()
    {
        await using var pve = await StartAsync();
        await using var client = await WireClient.StartAsync(pve, "vm_disk");
        await client.ApplyAsync(Disk());
        Assert.That((await client.PlanAsync(Disk(("size", "3G")))).Errors.Single(), Does.Contain("Set attachment"));
        Assert.That((await client.ApplyAsync(Life.Minimal.With("size", "3G"))).Errors, Is.Empty, "attached and grown in one");
    }

    [Test]
    public async Task A_create_that_was_cut_off_is_met_by_the_next_one_which_says_how_to_import()
    {
        await using var pve = await StartAsync();
        await using var client = await WireClient.StartAsync(pve, "vm_disk");
        await client.ApplyAsync(Life.Minimal);
        client.Forget();
        Assert.That((await client.ApplyAsync(Disk())).Errors.Single(), Does.Contain($"its import id is pve1/{Volume}"));
        Assert.That(Volumes(pve, "local-lvm").Count(entry => entry.Value<int>("vmid") == 999_999_999), Is.EqualTo(1));
    }

    [Test]
    public async Task A_volume_whose_answer_was_lost_is_found_by_its_name()
    {
        await using var pve = await StartAsync();
        pve.Faults.On("POST", Life.CreateRequest.Path).DropAfterHandling().Once();
        await using var client = await WireClient.StartAsync(pve, "vm_disk");
        Assert.That((await client.ApplyAsync(Life.Minimal)).Errors, Is.Empty);
        Assert.That(Slot(pve, 120, "scsi1"), Does.StartWith(Volume));
    }

    [Test]
    public async Task A_volume_that_cannot_be_attached_is_recorded_and_removed_with_the_resource()
    {
        await using var pve = await StartAsync();
        pve.Faults.On("PUT", Vms.Path(120, "pve1") + "/config").Fail(500, "out of slots\n");
        await using var client = await WireClient.StartAsync(pve, "vm_disk");
        Assert.That((await client.ApplyAsync(Life.Minimal)).Errors.Single(), Does.Contain("out of slots"));
        Assert.That(client.State["volume"], Is.EqualTo(Value.Of(Volume)));
        pve.Faults.Clear();
        Assert.That((await client.ApplyAsync(Value.Null)).Errors, Is.Empty);
        Assert.That(Life.Find(pve), Is.Null);
    }

    [Test]
    public async Task A_slot_that_holds_something_else_is_left_alone_and_nothing_is_made()
    {
        await using var pve = await StartAsync();
        await using var client = await WireClient.StartAsync(pve, "vm_disk");
        var outcome = await client.ApplyAsync(Disk(("attachment", Attached.With("slot", "scsi0"))));
        Assert.That(outcome.Errors.Single(), Does.Contain("scsi0 of VM 120 holds local-lvm:vm-120-disk-0"));
        Assert.That(Life.Find(pve), Is.Null);
    }

    [Test]
    public async Task A_disk_stays_in_its_slot_when_the_other_one_is_taken()
    {
        await using var pve = await StartAsync();
        await using var client = await WireClient.StartAsync(pve, "vm_disk");
        await client.ApplyAsync(Life.Minimal);
        var outcome = await client.ApplyAsync(Disk(("attachment", Attached.With("slot", "scsi0"))));
        Assert.That(outcome.Errors.Single(), Does.Contain("scsi0 of VM 120 holds").And.Contain("already"));
        Assert.That(Slot(pve, 120, "scsi1"), Does.StartWith(Volume));
    }

    [Test]
    public async Task A_disk_that_the_guest_holds_on_to_is_said_to_be_held_and_nothing_else()
    {
        await using var pve = await StartAsync();
        pve.Request("PUT", Vms.Path(120, "pve1") + "/config", ("scsihw", "virtio-scsi-single"));
        pve.Run("POST", Vms.Path(120, "pve1") + "/status/start");
        await using var client = await WireClient.StartAsync(pve, "vm_disk");
        await client.ApplyAsync(Life.Minimal);
        GuestSystems.Of(pve.Datacenter)[120].ReleasesDevices = false;
        var outcome = await client.ApplyAsync(Disk(("attachment", Attached.With("vmid", 121))));
        Assert.That(outcome.Errors.Single(), Does.Contain("has not let go of scsi1"));
    }

    [Test]
    public async Task A_disk_that_another_VM_has_too_is_not_removed()
    {
        await using var pve = await StartAsync();
        await using var client = await WireClient.StartAsync(pve, "vm_disk");
        await client.ApplyAsync(Life.Minimal);
        pve.Request("PUT", Vms.Path(121, "pve1") + "/config", ("scsi4", Volume));
        Assert.That((await client.ApplyAsync(Value.Null)).Errors.Single(), Does.Contain("VM 121 has the disk too, as scsi4"));
        Assert.That((Life.Find(pve), Slot(pve, 120, "scsi1")), Is.Not.EqualTo(((JToken?)null, (string?)null)));
    }

    [Test]
    public async Task A_VM_that_has_not_let_go_of_the_disk_keeps_it()
    {
        await using var pve = await StartAsync();
        pve.Request("PUT", Vms.Path(120, "pve1") + "/config", ("hotplug", "0"));
        await using var client = await WireClient.StartAsync(pve, "vm_disk");
        await client.ApplyAsync(Life.Minimal);
        pve.StartVm(120, "pve1");
        var moved = Disk(("attachment", Attached.With("vmid", 121)));
        Assert.That((await client.ApplyAsync(moved)).Errors.Single(), Does.Contain("VM 120 has not let go of scsi1"));
        Assert.That(Slot(pve, 121, "scsi1"), Is.Null);
        pve.Run("POST", Vms.Path(120, "pve1") + "/status/stop");
        Assert.That((await client.ApplyAsync(moved)).Errors, Is.Empty);
        Assert.That(Slot(pve, 121, "scsi1"), Does.StartWith(Volume));
    }

    [Test]
    public async Task A_guest_that_would_own_the_disk_is_refused()
    {
        await using var pve = await StartAsync();
        await using var client = await WireClient.StartAsync(pve, "vm_disk");
        Assert.That((await client.PlanAsync(Life.Minimal.With("owner_vmid", 120))).Errors.Single(),
            Does.Contain("VM 120 would own the disk"));
        Assert.That((await client.ApplyAsync(Life.Minimal.With("owner_vmid", 121))).Errors.Single(), Does.Contain("There is a guest 121"));
        Assert.That(client.State.IsNull, Is.True);
    }

    [Test]
    public async Task A_disk_is_imported_by_its_volume_id_where_only_one_node_has_it()
    {
        await using var pve = await StartAsync();
        await using var client = await WireClient.StartAsync(pve, "vm_disk");
        await client.ApplyAsync(Life.Minimal);
        client.Forget();
        Assert.That((await client.ImportAsync(Life.Minimal, Volume)).Errors, Is.Empty);
        Assert.That((client.State["id"], client.State["attachment"]["slot"], client.State["size"]),
            Is.EqualTo((Value.Of("pve1/" + Volume), Value.Of("scsi1"), Value.Of("2G"))));
        pve.Request("POST", "/nodes/pve2/storage/local-lvm/content", ("vmid", 999_999_999), ("filename", "vm-999999999-data"),
            ("size", "1G"));
        client.Forget();
        Assert.That((await client.ImportAsync(Life.Minimal, Volume)).Errors.Single(), Does.Contain($"pve1/{Volume} or pve2/{Volume}"));
    }

    [Test]
    public async Task A_disk_on_files_has_its_format_in_its_name_and_is_seen_from_every_node()
    {
        await using var pve = await StartAsync();
        await using var client = await WireClient.StartAsync(pve, "vm_disk");
        var disk = Disk(("storage", "nas-disks"), ("format", "qcow2"), ("attachment", Attached));
        Assert.That((await client.ApplyAsync(disk)).Errors, Is.Empty);
        Assert.That(client.State["volume"].AsText(), Is.EqualTo("nas-disks:999999999/vm-999999999-data.qcow2"));
        client.Forget();
        Assert.That((await client.ImportAsync(disk, "nas-disks:999999999/vm-999999999-data.qcow2")).Errors, Is.Empty);
        Assert.That((await client.PlanAsync(disk)).Action, Is.EqualTo(PlannedAction.Nothing));
    }

    [Test]
    public async Task Another_node_does_not_replace_a_disk_on_a_shared_storage()
    {
        await using var pve = await StartAsync();
        await using var client = await WireClient.StartAsync(pve, "vm_disk");
        await client.ApplyAsync(Disk(("storage", "nas-disks")));
        Assert.That((await client.PlanAsync(Disk(("storage", "nas-disks"), ("node", "pve2")))).Errors.Single(),
            Does.Contain("The storage nas-disks is shared").And.Contain("import it as pve2/nas-disks:"));
        await client.ApplyAsync(Value.Null);
        await client.ApplyAsync(Disk());
        Assert.That((await client.PlanAsync(Disk(("node", "pve2")))).Action, Is.EqualTo(PlannedAction.Replace));
    }

    [Test]
    public async Task Only_disks_that_no_guest_owns_are_listed()
    {
        await using var pve = await StartAsync();
        await using var client = await WireClient.StartAsync(pve, "vm_disk");
        await client.ApplyAsync(Life.Minimal);
        var entries = (await DataReader.ReadAsync(pve, "vm_disks", ("node", "pve1")))["items"].Items;
        Assert.That(entries.Select(entry => entry["id"].AsText()), Is.EqualTo(new[] { "pve1/" + Volume }));
        Assert.That((entries[0]["attachment"]["vmid"].AsLong(), entries[0]["attachment"]["slot"].AsText()), Is.EqualTo((120L, "scsi1")));
        var found = await DataReader.ReadAsync(pve, "vm_disk", ("node", "pve1"), ("volume", Volume));
        Assert.That((found["name"], found["size"], found["attachment"]["vmid"]),
            Is.EqualTo((Value.Of("data"), Value.Of("2G"), Value.Of(120))));
    }

    private static async Task<PveSimulator> StartAsync()
    {
        var pve = await PveSimulator.StartAsync();
        Life.Arrange(pve);
        return pve;
    }

    private static string? Slot(PveSimulator pve, int vmid, string slot) =>
        pve.Request("GET", Vms.Path(vmid, "pve1") + "/config")!.Value<string>(slot);

    private static Value Disk(params (string Name, Value Value)[] members) =>
        members.Aggregate(Config(("node", "pve1"), ("storage", "local-lvm"), ("name", "data"), ("size", "2G")), (disk, member) =>
            disk.With(member.Name, member.Value));

    private static JArray Volumes(PveSimulator pve, string storage) =>
        (JArray)pve.Request("GET", $"/nodes/pve1/storage/{storage}/content")!;
}
