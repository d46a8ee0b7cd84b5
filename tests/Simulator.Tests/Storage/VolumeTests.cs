using Newtonsoft.Json.Linq;
using Proxmox.Simulator.State;

namespace Proxmox.Simulator.Tests.Storage;

/// <summary><c>/nodes/{node}/storage</c>: status, volumes, uploads, downloads and pruning.</summary>
public sealed class VolumeTests
{
    private const string Storage = "/nodes/pve1/storage/dir1";
    private StorageApi _api = null!;

    [SetUp]
    public void Start()
    {
        _api = new();
        _api.Get("POST", "/storage", "storage=dir1&type=dir&path=/srv/d&content=images,iso,backup,rootdir,vztmpl");
    }

    [Test]
    public void The_recorded_node_starts_with_two_files() =>
        Assert.That(_api.Get("GET", "/nodes/pve1/storage/local/content")
            .Select(v => ((string?)v["volid"], (string?)v["format"], (long?)v["size"])), Is.EqualTo(new[]
        {
            ("local:iso/empty.iso", "iso", (long?)1048576),
            ("local:vztmpl/tiny-alpine-3.19.tar.gz", "tgz", 1032342),
        }));

    [Test]
    public void An_allocated_image_is_listed_and_read()
    {
        Assert.That(_api.Get("POST", Storage + "/content", "vmid=900&filename=vm-900-disk-0.qcow2&size=64M").Value<string>(),
            Is.EqualTo("dir1:900/vm-900-disk-0.qcow2"));
        var listed = _api.Get("GET", Storage + "/content", "content=images&vmid=900").Single();
        Assert.That(((string?)listed["format"], (long?)listed["size"], (int?)listed["vmid"], (long?)listed["used"]),
            Is.EqualTo(("qcow2", (long?)67108864, (int?)900, (long?)266240)));
        Assert.That(((JObject)listed)["parent"]!.Type, Is.EqualTo(JTokenType.Null));
        var read = _api.Get("GET", Storage + "/content/dir1:900/vm-900-disk-0.qcow2");
        Assert.That((string?)read["path"], Is.EqualTo("/srv/d/images/900/vm-900-disk-0.qcow2"));
        Assert.That(_api.Get("GET", Storage + "/content", "vmid=901"), Is.Empty);
    }

    [TestCase("vmid=900&filename=a.raw&size=abc", "size: value does not match the regex pattern")]
    [TestCase("vmid=900&filename=a.raw&size=1M&format=qcow2", "format: different storage formats (qcow2 != raw)")]
    [TestCase("vmid=900&filename=a.iso&size=1M", "unable to parse volume filename 'a.iso'")]
    [TestCase("vmid=900&filename=a.subvol&size=1M&format=subvol", "storage does not support subvol quotas")]
    [TestCase("vmid=900&filename=a.subvol&size=1M&format=raw", "illegal name 'a.subvol' - wrong extension for format ('subvol != 'raw')")]
    public void An_image_that_cannot_be_is_refused(string form, string message) =>
        Assert.That(_api.Fail("POST", Storage + "/content", form), Is.EqualTo(message));

    [Test]
    public void A_name_is_allocated_once()
    {
        _api.Get("POST", Storage + "/content", "vmid=900&filename=vm-900-disk-0.raw&size=1M");
        Assert.That(_api.Fail("POST", Storage + "/content", "vmid=900&filename=vm-900-disk-0.raw&size=1M"),
            Is.EqualTo("disk image '/srv/d/images/900/vm-900-disk-0.raw' already exists"));
    }

    [Test]
    public void Free_names_are_found_for_guests()
    {
        var storage = _api.Config.Get("dir1");
        Assert.That(_api.Config.Volumes.Allocate(storage, 100, "qcow2", null, 1024).Name, Is.EqualTo("100/vm-100-disk-0.qcow2"));
        Assert.That(_api.Config.Volumes.Allocate(storage, 100, null, null, 1024).Name, Is.EqualTo("100/vm-100-disk-1.raw"));
    }

    [TestCase("dir1:900/nosuch.qcow2", "volume_size_info on 'dir1:900/nosuch.qcow2' failed - no format")]
    [TestCase("dir1:films/x.mkv", "unable to parse directory volume name 'films/x.mkv'")]
    [TestCase("other:900/x.raw", "volume: storage ID mismatch (other != dir1)\n")]
    public void A_volume_that_is_not_there_says_why(string volume, string message) =>
        Assert.That(_api.Fail("GET", $"{Storage}/content/{volume}"), Is.EqualTo(message));

    [Test]
    public async Task A_volume_is_removed_by_a_task_that_does_not_mind_its_absence()
    {
        _api.Get("POST", Storage + "/content", "vmid=900&filename=a.raw&size=1M");
        var (exit, log) = await _api.RunAsync("DELETE", Storage + "/content/900/a.raw");
        Assert.That((exit, log[0]), Is.EqualTo(("OK", "Removed volume 'dir1:900/a.raw'")));
        (exit, log) = await _api.RunAsync("DELETE", Storage + "/content/900/a.raw");
        Assert.That((exit, log[0]), Is.EqualTo(("OK", "disk image '/srv/d/images/900/a.raw' does not exist")));
        Assert.That(_api.Datacenter.Tasks.All[^1].Upid.Id, Is.EqualTo("900@dir1"));
    }

    [Test]
    public void With_a_delay_the_caller_gets_the_outcome_instead_of_a_task()
    {
        _api.Get("POST", Storage + "/content", "vmid=900&filename=a.raw&size=1M");
        Assert.That(_api.Get("DELETE", Storage + "/content/900/a.raw", "delay=5").Type, Is.EqualTo(JTokenType.Null));
        Assert.That(_api.Get("GET", Storage + "/content"), Is.Empty);
    }

    [Test]
    public async Task A_protected_backup_is_not_removed()
    {
        var backup = _api.Config.Volumes.Put(_api.Config.Get("dir1"), "backup/vzdump-qemu-100-2026_01_02-03_04_05.vma.zst", 1000);
        _api.Get("PUT", $"{Storage}/content/{backup.Id}", "protected=1&notes=keep%0Athis");
        var (exit, _) = await _api.RunAsync("DELETE", $"{Storage}/content/{backup.Id}");
        Assert.That(exit, Is.EqualTo("cannot remove protected volume 'backup/vzdump-qemu-100-2026_01_02-03_04_05.vma.zst' on 'dir1'"));
        var listed = _api.Get("GET", Storage + "/content").Single();
        Assert.That(((string?)listed["notes"], (int?)listed["protected"], (string?)listed["subtype"], (string?)listed["format"]),
            Is.EqualTo(("keep", (int?)1, "qemu", "vma.zst")));
        Assert.That((string?)_api.Get("GET", $"{Storage}/content/{backup.Id}")["notes"], Is.EqualTo("keep\nthis"));
    }

    [TestCase("notes=x", "only backups can have notes")]
    [TestCase("protected=1", "only backups support attribute 'protected'")]
    public void Only_backups_have_attributes(string form, string message)
    {
        _api.Get("POST", Storage + "/content", "vmid=900&filename=a.raw&size=1M");
        Assert.That(_api.Fail("PUT", Storage + "/content/900/a.raw", form), Is.EqualTo(message));
    }

    [Test]
    public void Status_is_that_of_the_node()
    {
        _api.Get("POST", "/storage", "storage=lvm1&type=lvm&vgname=nosuch");
        _api.Get("POST", "/storage", "storage=off1&type=dir&path=/srv/o&disable=1");
        Assert.That((int?)_api.Get("GET", "/nodes/pve1/storage/lvm1/status")["active"], Is.Zero);
        Assert.That((int?)_api.Get("GET", Storage + "/status")["active"], Is.EqualTo(1));
        Assert.That(_api.Fail("GET", "/nodes/pve1/storage/nosuch/status"), Is.EqualTo("storage: No such storage."));
        Assert.That(_api.Get("GET", "/nodes/pve1/storage", "enabled=1").Select(s => (string?)s["storage"]),
            Is.EquivalentTo(new[] { "local", "dir1", "lvm1" }));
        Assert.That(_api.Get("GET", "/nodes/pve1/storage", "content=iso").Select(s => (string?)s["storage"]),
            Is.EquivalentTo(new[] { "local", "dir1" }));
        Assert.That(_api.Fail("GET", "/nodes/pve1/storage/off1/content"), Is.EqualTo("storage 'off1' is disabled"));
    }

    [Test]
    public void Formats_are_shown_when_asked_for()
    {
        var entry = _api.Get("GET", "/nodes/pve1/storage", "storage=dir1&format=1").Single();
        Assert.That(entry["formats"]!["supported"]!.Values<string>(), Is.EqualTo(new[] { "qcow2", "raw", "subvol", "vmdk" }));
        Assert.That((string?)entry["format"]![1], Is.EqualTo("raw"));
        var older = new StorageApi(PveVersion.V84);
        Assert.That(older.Get("GET", "/nodes/pve1/storage", "format=1").Single()["formats"], Is.Null);
    }

    [Test]
    public async Task Pruning_keeps_what_the_retention_says()
    {
        var storage = _api.Config.Get("dir1");
        foreach (var time in new[] { "2026_01_01-10_00_00", "2026_01_01-11_00_00", "2026_01_02-10_00_00", "2026_01_03-10_00_00" })
        {
            _api.Config.Volumes.Put(storage, $"backup/vzdump-qemu-100-{time}.vma", 1000);
        }

        _api.Config.Volumes.Put(storage, "backup/vzdump-qemu-100-renamed.vma", 1000);
        _api.Config.Volumes.Find("dir1:backup/vzdump-qemu-100-2026_01_01-10_00_00.vma")!.Protected = true;

        var marks = _api.Get("GET", Storage + "/prunebackups", "prune-backups=keep-last%3D1,keep-daily%3D1")
            .ToDictionary(m => (string)m["volid"]!, m => (string?)m["mark"]);
        Assert.That(marks, Is.EquivalentTo(new Dictionary<string, string>
        {
            ["dir1:backup/vzdump-qemu-100-2026_01_01-10_00_00.vma"] = "protected",
            ["dir1:backup/vzdump-qemu-100-2026_01_01-11_00_00.vma"] = "remove",
            ["dir1:backup/vzdump-qemu-100-2026_01_02-10_00_00.vma"] = "keep",
            ["dir1:backup/vzdump-qemu-100-2026_01_03-10_00_00.vma"] = "keep",
            ["dir1:backup/vzdump-qemu-100-renamed.vma"] = "renamed",
        }));
        await _api.RunAsync("DELETE", Storage + "/prunebackups", "prune-backups=keep-last%3D1,keep-daily%3D1");
        Assert.That(_api.Get("GET", Storage + "/content", "content=backup").Count(), Is.EqualTo(4));
        Assert.That(_api.Fail("GET", Storage + "/prunebackups"), Is.EqualTo("no prune-backups options configured for storage 'dir1'"));
    }

    [Test]
    public void A_container_owns_its_images_as_root_directories()
    {
        _api.Datacenter.Guests[900] = new Guest { VmId = 900, Type = "lxc", Node = "pve1" };
        _api.Get("POST", Storage + "/content", "vmid=900&filename=vm-900-disk-0.raw&size=1M");
        Assert.That((string?)_api.Get("GET", Storage + "/content", "content=rootdir").Single()["content"], Is.EqualTo("rootdir"));
        Assert.That(_api.Get("GET", Storage + "/content", "content=images"), Is.Empty);
    }
}
