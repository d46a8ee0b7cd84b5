namespace Proxmox.Simulator.Tests.Qemu;

/// <summary>Clones and templates.</summary>
public sealed class CloneTests
{
    private VmApi _api = null!;

    [SetUp]
    public void Start()
    {
        _api = new VmApi();
        _api.Create(100, "name=web&scsi0=files:2,format=qcow2&ide2=files:cloudinit&net0=virtio,bridge=vmbr0&tags=a");
    }

    [Test]
    public void A_clone_has_an_identity_of_its_own()
    {
        Clone(100, "newid=101");
        var (own, copy) = (_api.Config(100), _api.Config(101));
        foreach (var key in (string[])["net0", "smbios1", "vmgenid"])
        {
            Assert.That(copy.Value<string>(key), Is.Not.EqualTo(own.Value<string>(key)), key);
        }

        Assert.That(copy.Value<string>("name"), Is.EqualTo("Copy-of-VM-web"));
        Assert.That(copy.Value<string>("scsi0"), Is.EqualTo("files:101/vm-101-disk-0.qcow2,size=2G"));
        Assert.That(copy.Value<string>("ide2"), Does.StartWith("files:101/vm-101-cloudinit.qcow2,media=cdrom"));
        Assert.That(copy.Value<string>("tags"), Is.EqualTo("a"));
    }

    [Test]
    public void A_full_clone_can_go_elsewhere_in_another_format()
    {
        Clone(100, "newid=101&name=copy&storage=local-lvm&format=qcow2");
        Assert.That(_api.Option(101, "scsi0"), Is.EqualTo("local-lvm:vm-101-disk-0,size=2G"));
        Clone(100, "newid=102&storage=nas&format=raw");
        Assert.That(_api.Option(102, "scsi0"), Is.EqualTo("nas:102/vm-102-disk-0.raw,size=2G"));
    }

    [Test]
    public void A_clone_goes_to_another_node_over_shared_storage_only()
    {
        Assert.That(_api.VmFails("POST", "100/clone", "newid=101&target=pve2"),
            Is.EqualTo("can't clone VM to node 'pve2' (VM uses local storage)"));
        Assert.That(_api.VmFails("POST", "100/clone", "newid=101&target=pve2&storage=files"),
            Is.EqualTo("can't clone to non-shared storage 'files'"));
        _api.Create(103, "scsi0=nas:1");
        Clone(103, "newid=104&target=pve2");
        Assert.That(_api.Option(104, "scsi0", node: "pve2"), Does.StartWith("nas:104/"));
    }

    [Test]
    public void Linked_clones_build_on_the_template()
    {
        _api.Run("POST", "/100/template");
        Assert.That(_api.Option(100, "scsi0"), Is.EqualTo("files:100/base-100-disk-0.qcow2,size=2G"));
        Clone(100, "newid=101");
        Assert.That(_api.Option(101, "scsi0"), Is.EqualTo("files:100/base-100-disk-0.qcow2/101/vm-101-disk-0.qcow2,size=2G"));
        Assert.That(_api.VmFails("POST", "100/clone", "newid=102&storage=nas"),
            Is.EqualTo("parameter 'storage' not allowed for linked clones"));
        Assert.That(_api.Get("GET", "/nodes/pve1/storage/files/content", "vmid=101")
            .Single(volume => volume["volid"]!.ToString().Contains("disk", StringComparison.Ordinal)).Value<string>("parent"),
            Is.EqualTo("../100/base-100-disk-0.qcow2"));
    }

    [Test]
    public void Each_storage_links_in_its_own_way()
    {
        _api.Create(110, "scsi0=local-lvm:1&scsi1=tank:1");
        _api.Run("POST", "/110/template");
        Clone(110, "newid=111");
        Assert.That(_api.Option(111, "scsi0"), Is.EqualTo("local-lvm:vm-111-disk-0,size=1G"));
        Assert.That(_api.Option(111, "scsi1"), Is.EqualTo("tank:base-110-disk-0/vm-111-disk-0,size=1G"));
        var entry = _api.Get("GET", "/nodes/pve1/storage/tank/content", "vmid=111")[0]!;
        Assert.That((entry.Value<string>("parent"), entry["ctime"]), Is.EqualTo(("base-110-disk-0@__base__", (object?)null)));
        Assert.That(_api.Run("DELETE", "/110").Exit, Is.EqualTo("base volume 'tank:base-110-disk-0' is still in use by linked cloned"));
    }

    [Test]
    public void A_VM_with_snapshots_or_one_that_runs_is_no_template()
    {
        _api.Run("POST", "/100/snapshot", "snapname=s1");
        Assert.That(_api.VmFails("POST", "100/template"), Is.EqualTo("unable to create template, because VM contains snapshots"));
        _api.Create(101);
        _api.PowerOn(101);
        Assert.That(_api.VmFails("POST", "101/template"), Is.EqualTo("you can't convert a VM to template if VM is running"));
    }

    [Test]
    public void A_snapshot_can_be_cloned_where_the_format_allows()
    {
        _api.Run("POST", "/100/snapshot", "snapname=s1");
        _api.Set(100, "name=later");
        Clone(100, "newid=101&snapname=s1&full=1");
        Assert.That(_api.Option(101, "name"), Is.EqualTo("Copy-of-VM-web"));
        Assert.That(_api.Config(101).ContainsKey("parent"), Is.False);
        Assert.That(_api.VmFails("POST", "100/clone", "newid=102&snapname=s1&full=0"),
            Is.EqualTo("Linked clone feature is not supported for a snapshot of 'files:100/vm-100-disk-0.qcow2' (scsi0)"));
    }

    [Test]
    public void Clones_of_one_template_can_be_made_at_the_same_time()
    {
        _api.Run("POST", "/100/template");
        _api.Datacenter.Pace.Allocate = TimeSpan.FromMilliseconds(20);
        var tasks = Enumerable.Range(200, 10).Select(id => _api.Start("POST", "/100/clone", $"newid={id}&name=c{id}")).ToList();
        _api.Wait();
        Assert.That(tasks.Select(task => task.ExitStatus), Is.All.EqualTo("OK"));
        Assert.That(Enumerable.Range(200, 10).Select(id => _api.Option(id, "name")),
            Is.EqualTo(Enumerable.Range(200, 10).Select(id => $"c{id}")));
    }

    [Test]
    public void Two_clones_with_one_id_do_not_meet()
    {
        _api.Datacenter.Pace.Allocate = TimeSpan.FromHours(1);
        _api.Start("POST", "/100/clone", "newid=101");
        Assert.That(() => _api.Datacenter.Locked(state => state.Guests.ContainsKey(101)), Is.True.After(2000, 5));
        Assert.That(_api.VmFails("POST", "100/clone", "newid=101"), Is.EqualTo("unable to create VM 101: config file already exists"));
        Assert.That(_api.Option(101, "lock"), Is.EqualTo("clone"));
    }

    [Test]
    public void A_clone_that_fails_leaves_nothing_behind()
    {
        _api.Datacenter.Pace.CopyGibibyte = TimeSpan.FromHours(1);
        var task = _api.Start("POST", "/100/clone", "newid=101");
        Assert.That(() => _api.Volumes("files").Any(name => name.StartsWith("101/vm-101-disk", StringComparison.Ordinal)),
            Is.True.After(2000, 5));
        _api.Get("DELETE", $"/nodes/pve1/tasks/{task.Upid}");
        Assert.That(task.ExitStatus, Is.EqualTo("clone failed: interrupted by signal"));
        Assert.That(_api.Volumes("files").Where(name => name.StartsWith("101/", StringComparison.Ordinal)), Is.Empty);
        Assert.That(_api.Datacenter.Guests, Does.Not.ContainKey(101));
    }

    private void Clone(int vmId, string form) => Assert.That(_api.Run("POST", $"/{vmId}/clone", form).Exit, Is.EqualTo("OK"));
}
