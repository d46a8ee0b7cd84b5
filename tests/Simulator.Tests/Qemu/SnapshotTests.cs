namespace Proxmox.Simulator.Tests.Qemu;

/// <summary>Snapshots.</summary>
public sealed class SnapshotTests
{
    private VmApi _api = null!;

    [SetUp]
    public void Start()
    {
        _api = new VmApi();
        _api.Create(100, "name=one&memory=512&scsi0=files:2,format=qcow2&scsi1=local-lvm:1");
    }

    [Test]
    public void A_snapshot_keeps_the_config()
    {
        Take("s1", "description=first");
        _api.Set(100, "name=two&memory=1024");
        Assert.That(_api.Option(100, "name", "snapshot=s1"), Is.EqualTo("one"));
        var snapshot = _api.Vm("GET", "100/snapshot/s1/config");
        Assert.That((snapshot.Value<string>("memory"), snapshot.Value<string>("description")), Is.EqualTo(("512", "first")));
        Assert.That(snapshot["digest"], Is.Null);
    }

    [Test]
    public void Snapshots_form_a_chain_that_heals_when_one_goes()
    {
        Take("s1");
        Take("s2");
        Take("s3");
        Assert.That(Parents(), Is.EqualTo("s1: s2:s1 s3:s2 current:s3"));
        Assert.That(_api.Run("DELETE", "/100/snapshot/s2").Exit, Is.EqualTo("OK"));
        Assert.That(Parents(), Is.EqualTo("s1: s3:s1 current:s3"));
        _api.Run("POST", "/100/snapshot/s1/rollback");
        Assert.That(Parents(), Is.EqualTo("s1: s3:s1 current:s1"));
    }

    [Test]
    public void A_rollback_brings_the_config_back_and_keeps_newer_disks_as_unused()
    {
        Take("s1");
        _api.Set(100, "name=two&scsi2=files:1&description=new");
        Assert.That(_api.Run("POST", "/100/snapshot/s1/rollback").Exit, Is.EqualTo("OK"));
        var config = _api.Config(100);
        Assert.That((config.Value<string>("name"), config.Value<string>("unused0"), config.Value<string>("description")),
            Is.EqualTo(("one", "files:100/vm-100-disk-1.raw", "new")));
        Assert.That(config.ContainsKey("scsi2"), Is.False);
    }

    [Test]
    public void A_running_VM_is_stopped_for_a_rollback()
    {
        Take("s1");
        _api.PowerOn(100);
        _api.Run("POST", "/100/snapshot/s1/rollback");
        Assert.That(_api.Vm("GET", "100/status/current").Value<string>("status"), Is.EqualTo("stopped"));
        _api.Run("POST", "/100/snapshot/s1/rollback", "start=1");
        Assert.That(_api.Vm("GET", "100/status/current").Value<string>("status"), Is.EqualTo("running"));
    }

    [Test]
    public void A_snapshot_with_memory_goes_on_running()
    {
        _api.PowerOn(100);
        Take("ram", "vmstate=1");
        Assert.That(_api.Volumes("files"), Does.Contain("100/vm-100-state-ram.raw"));
        _api.Run("POST", "/100/status/stop");
        _api.Run("POST", "/100/snapshot/ram/rollback");
        Assert.That(_api.Vm("GET", "100/status/current").Value<string>("status"), Is.EqualTo("running"));
        Assert.That(_api.Config(100).ContainsKey("vmstate"), Is.False);
        _api.Run("DELETE", "/100/snapshot/ram");
        Assert.That(_api.Volumes("files"), Is.EqualTo(["100/vm-100-disk-0.qcow2"]));
    }

    [Test]
    public void Raw_files_have_no_snapshots()
    {
        _api.Set(100, "scsi2=files:1,format=raw");
        Assert.That(_api.Run("POST", "/100/snapshot", "snapname=s1").Exit, Is.EqualTo("snapshot feature is not available"));
        Assert.That(_api.Vm("GET", "100/feature", "feature=snapshot").Value<int>("hasFeature"), Is.Zero);
        Assert.That(_api.Config(100).ContainsKey("lock"), Is.False);
    }

    [Test]
    public void The_VM_is_locked_while_a_snapshot_is_made()
    {
        _api.Datacenter.Pace.Snapshot = TimeSpan.FromHours(1);
        var task = _api.Start("POST", "/100/snapshot", "snapname=s1");
        Assert.That(() => _api.Config(100).Value<string>("lock"), Is.EqualTo("snapshot").After(2000, 5));
        Assert.That(_api.VmFails("PUT", "100/config", "name=x"), Is.EqualTo("VM is locked (snapshot)"));
        Assert.That(_api.Vm("GET", "100/snapshot")[0]!.Value<string>("snapstate"), Is.EqualTo("prepare"));
        _api.Get("DELETE", $"/nodes/pve1/tasks/{task.Upid}");
        Assert.That(_api.Config(100).Value<string>("lock"), Is.EqualTo("snapshot"));
        Assert.That(_api.Run("DELETE", "/100/snapshot/s1").Exit, Is.EqualTo("VM is locked (snapshot)"));
    }

    [Test]
    public void ZFS_goes_back_only_to_the_newest()
    {
        _api.Create(101, "scsi0=tank:1");
        _api.Run("POST", "/101/snapshot", "snapname=s1");
        _api.Run("POST", "/101/snapshot", "snapname=s2");
        Assert.That(_api.Run("POST", "/101/snapshot/s1/rollback").Exit, Does.StartWith("can't rollback, 's1' is not most recent snapshot"));
        Assert.That(_api.Run("POST", "/101/snapshot/s2/rollback").Exit, Is.EqualTo("OK"));
    }

    private void Take(string name, string form = "") =>
        Assert.That(_api.Run("POST", "/100/snapshot", $"snapname={name}&{form}").Exit, Is.EqualTo("OK"));

    private string Parents() => string.Join(' ', _api.Vm("GET", "100/snapshot").Select(entry => $"{entry["name"]}:{entry["parent"]}"));
}
