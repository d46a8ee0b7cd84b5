using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Disks;
using Proxmox.Simulator.Storage;
using Proxmox.Simulator.Tests.Qemu;

namespace Proxmox.Simulator.Tests.Disks;

/// <summary>What is made of the disks of a node, and what is left on them.</summary>
public sealed class DiskTests
{
    private const string Path = "/nodes/pve1/disks";

    private VmApi _api = null!;

    [SetUp]
    public void Start() => _api = new VmApi();

    [Test]
    public async Task A_directory_takes_a_partition_and_leaves_it_unless_it_is_wiped()
    {
        await RunAsync("POST", "/directory", "name=backups&device=/dev/sdb&filesystem=xfs&add_storage=1");
        Assert.That(UseOf("sdb"), Is.EqualTo("xfs"));
        Assert.That(Entry("sdb1", partitions: true).Value<int>("mounted"), Is.EqualTo(1));
        Assert.That(Entry("sdb", partitions: true).Value<string>("used"), Is.EqualTo("partitions"));
        var storage = _api.Get("GET", "/storage/backups");
        Assert.That((storage.Value<string>("path"), storage.Value<string>("nodes"), storage.Value<string>("is_mountpoint")),
            Is.EqualTo(("/mnt/pve/backups", "pve1", "1")));
        Assert.That(_api.Fail("PUT", Path + "/wipedisk", "disk=/dev/sdb"), Is.EqualTo("disk/partition '/dev/sdb1' is mounted"));
        await RunAsync("DELETE", "/directory/backups", "cleanup-config=1");
        Assert.That(UseOf("sdb"), Is.EqualTo("xfs"));
        Assert.That(_api.Fail("GET", "/storage/backups"), Is.EqualTo("storage 'backups' does not exist"));
        await RunAsync("PUT", "/wipedisk", "disk=/dev/sdb");
        Assert.That(UseOf("sdb"), Is.Null);
    }

    [Test]
    public async Task A_volume_group_takes_its_volumes_along_and_its_label_stays()
    {
        await RunAsync("POST", "/lvm", "name=group&device=/dev/sdb&add_storage=1");
        Assert.That(_api.Fail("POST", Path + "/lvm", "name=other&device=/dev/sdb"), Is.EqualTo("device '/dev/sdb' is already in use"));
        _api.Get("POST", "/nodes/pve1/storage/group/content", "vmid=900&filename=vm-900-data&size=1G");
        var group = _api.Get("GET", Path + "/lvm")["children"]!.Single(entry => entry.Value<string>("name") == "group");
        Assert.That((group.Value<int>("lvcount"), group.Value<long>("size") - group.Value<long>("free")), Is.EqualTo((1, 1L << 30)));
        Assert.That(_api.Fail("PUT", Path + "/wipedisk", "disk=/dev/sdb"), Is.EqualTo("disk/partition '/dev/sdb' has a holder"));
        await RunAsync("DELETE", "/lvm/group");
        Assert.That(StorageConfig.Of(_api.Datacenter).Volumes.On("group"), Is.Empty);
        Assert.That(UseOf("sdb"), Is.EqualTo("LVM"));
    }

    [Test]
    public async Task A_thin_pool_leaves_its_volume_group()
    {
        await RunAsync("POST", "/lvmthin", "name=thin&device=/dev/sdb");
        var pool = _api.Get("GET", Path + "/lvmthin").Single(entry => entry.Value<string>("lv") == "thin");
        Assert.That((pool.Value<string>("vg"), pool.Value<long>("metadata_size")), Is.EqualTo(("thin", 16L << 30)));
        await RunAsync("DELETE", "/lvmthin/thin", "volume-group=thin");
        Assert.That(await FailAsync("POST", "/lvm", "name=thin&device=/dev/sdc"),
            Is.EqualTo("volume group with name 'thin' already exists on node 'pve1'"));
    }

    [TestCase("single", "sdb,sdc", "please give only one disk for single disk mode")]
    [TestCase("mirror", "sdb", "mirror needs at least 2 disks")]
    [TestCase("raid10", "sdb,sdc,sdd", "raid10 needs an even number of disks")]
    [TestCase("raidz2", "sdb,sdc,sdd", "raidz2 needs at least 4 disks")]
    [TestCase("draid", "sdb,sdc,sdd&draid-config=data=3,spares=1", "At least 5 disks needed for current dRAID config")]
    [TestCase("mirror", "sdb,sdc&draid-config=data=1,spares=0", "draid-config set without using dRAID level")]
    [TestCase("mirror", "sdb,sda", "device '/dev/sda' is already in use")]
    public void A_pool_needs_disks_of_its_own(string level, string disks, string said) =>
        Assert.That(_api.Fail("POST", Path + "/zfs",
            $"name=tank&raidlevel={level}&devices={disks.Replace("sd", "/dev/sd", StringComparison.Ordinal)}"), Is.EqualTo(said));

    [Test]
    public async Task A_disk_is_not_taken_twice_for_one_pool()
    {
        Assert.That(await FailAsync("POST", "/zfs", "name=tank&raidlevel=mirror&devices=/dev/sdb,/dev/sdb"),
            Does.StartWith("command '/sbin/zpool create -o ashift=12 tank mirror ")
            .And.EndsWith("' failed: exit code 1"));
        Assert.That(UseOf("sdb"), Is.Null);
    }

    [Test]
    public async Task A_pool_tells_of_its_members_and_is_wiped_as_a_whole()
    {
        await RunAsync("POST", "/zfs", "name=tank&raidlevel=raid10&devices=/dev/sdb,/dev/sdc,/dev/sdd,/dev/sde");
        Assert.That(UseOf("sdb"), Is.EqualTo("ZFS"));
        Assert.That(Entry("sdb9", partitions: true).Value<string>("used"), Is.EqualTo("ZFS reserved"));
        NodeDisks.Of(_api.Datacenter, "pve1").Pools[0].Failed.Add(NodeDisks.Of(_api.Datacenter, "pve1").Pools[0].Paths[0]);
        var root = _api.Get("GET", Path + "/zfs/tank")["children"]![0]!;
        Assert.That((root.Value<string>("name"), root.Value<string>("state")), Is.EqualTo(("tank", "DEGRADED")));
        Assert.That(root["children"]!.Select(mirror => $"{mirror.Value<string>("name")} {mirror.Value<string>("state")}"),
            Is.EqualTo(new[] { "mirror-0 DEGRADED", "mirror-1 ONLINE" }));
        await RunAsync("DELETE", "/zfs/tank", "cleanup-disks=1");
        Assert.That(UseOf("sdb"), Is.Null);
        Assert.That(_api.Fail("GET", Path + "/zfs/tank"), Is.EqualTo("command '/sbin/zpool status -P tank' failed: exit code 1"));
    }

    [Test]
    public async Task A_storage_of_that_name_takes_the_node_in()
    {
        await RunAsync("POST", "/lvm", "name=fast&device=/dev/sdb&add_storage=1");
        await RunAsync("POST", "/lvm", "name=fast&device=/dev/sdb&add_storage=1", node: "pve2");
        Assert.That(_api.Get("GET", "/storage/fast").Value<string>("nodes"), Is.EqualTo("pve1,pve2"));
        Assert.That(_api.Fail("POST", Path + "/zfs", "name=fast&raidlevel=single&devices=/dev/sdc&add_storage=1"),
            Is.EqualTo("Storage ID 'fast' already exists on node pve1"));
        Assert.That(_api.Fail("POST", "/nodes/pve3/disks/zfs", "name=fast&raidlevel=single&devices=/dev/sdc&add_storage=1"),
            Is.EqualTo("Option 'type' (zfspool) does not match existing storage configuration 'lvm'"));
        await RunAsync("DELETE", "/lvm/fast", "cleanup-config=1");
        Assert.That(_api.Get("GET", "/storage/fast").Value<string>("nodes"), Is.EqualTo("pve2"));
    }

    [Test]
    public async Task A_table_goes_on_a_whole_disk_that_nothing_uses()
    {
        Assert.That(_api.Fail("POST", Path + "/initgpt", "disk=/dev/sda1"), Is.EqualTo("/dev/sda1 is a partition"));
        Assert.That(_api.Fail("POST", Path + "/initgpt", "disk=/dev/sda"), Is.EqualTo("disk /dev/sda already in use"));
        await RunAsync("POST", "/initgpt", "disk=/dev/sdb");
        Assert.That((Entry("sdb").Value<int>("gpt"), UseOf("sdb")), Is.EqualTo((1, (string?)null)));
    }

    [Test]
    public void An_OSD_shows_in_the_list_and_not_among_the_unused()
    {
        var disk = NodeDisks.Of(_api.Datacenter, "pve1").Unused("/dev/sdb");
        disk.IsPhysicalVolume = true;
        disk.OsdIds.Add(3);
        Assert.That((Entry("sdb").Value<int>("osdid"), Entry("sdb")["osdid-list"]!.Single().Value<int>()), Is.EqualTo((3, 3)));
        Assert.That(_api.Get("GET", Path + "/list", "type=unused").Select(entry => entry.Value<string>("devpath")),
            Has.None.EqualTo("/dev/sdb").And.Some.EqualTo("/dev/sdc"));
        Assert.That(_api.Get("GET", Path + "/list", "type=journal_disks").Select(entry => entry.Value<string>("devpath")),
            Has.None.EqualTo("/dev/sdb").And.Some.EqualTo("/dev/sdc"));
    }

    private JToken Entry(string name, bool partitions = false) => _api.Get("GET", Path + "/list", partitions ? "include-partitions=1" : "")
        .Single(entry => entry.Value<string>("devpath") == "/dev/" + name);

    private string? UseOf(string name) => Entry(name).Value<string>("used");

    private async Task RunAsync(string verb, string path, string form = "", string node = "pve1") =>
        Assert.That(await EndAsync(_api.Get(verb, $"/nodes/{node}/disks{path}", form)), Is.EqualTo("OK"));

    private async Task<string?> FailAsync(string verb, string path, string form) => await EndAsync(_api.Get(verb, Path + path, form));

    private async Task<string?> EndAsync(JToken upid)
    {
        await _api.Datacenter.Tasks.WhenIdleAsync();
        return _api.Datacenter.Tasks.Find(upid.Value<string>()!)!.ExitStatus;
    }
}
