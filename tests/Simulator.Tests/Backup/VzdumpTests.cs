using Proxmox.Simulator.Tests.Qemu;

namespace Proxmox.Simulator.Tests.Backup;

/// <summary><c>/nodes/{node}/vzdump</c>: backups of VMs, and VMs out of backups.</summary>
public sealed class VzdumpTests
{
    private VmApi _api = null!;

    [SetUp]
    public void Start()
    {
        _api = new VmApi();
        _api.Get("POST", "/storage", "storage=dumps&type=dir&path=/srv/dumps&content=backup");
        _api.Create(100, "name=web&memory=256&net0=virtio,bridge=vmbr0&scsi0=files:1,format=qcow2&scsi1=files:1,backup=0");
    }

    [Test]
    public void A_backup_is_a_volume_with_the_config_inside()
    {
        var (exit, log) = Dump("vmid=100&storage=dumps&compress=zstd&protected=1&notes-template={{guestname}}%5Cn{{vmid}} on {{node}}");
        var backup = Backups().Single();
        Assert.Multiple(() =>
        {
            Assert.That(exit, Is.EqualTo("OK"));
            Assert.That(log, Does.Contain("INFO: status = stopped").And.Contain("INFO: backup mode: stop")
                .And.Contain("INFO: include disk 'scsi0' 'files:100/vm-100-disk-0.qcow2' 1G")
                .And.Contain("INFO: exclude disk 'scsi1' 'files:100/vm-100-disk-1.raw' (backup=no)")
                .And.Contain("INFO: Backup job finished successfully"));
            Assert.That(backup, Does.Match(@"^dumps:backup/vzdump-qemu-100-\d{4}(_\d\d){2}-\d\d(_\d\d){2}\.vma\.zst$"));
            Assert.That((string?)_api.Get("GET", $"/nodes/pve1/storage/dumps/content/{backup}")["notes"], Is.EqualTo("web\n100 on pve1"));
            Assert.That((int?)_api.Get("GET", $"/nodes/pve1/storage/dumps/content/{backup}")["protected"], Is.EqualTo(1));
        });
        var config = (string)_api.Get("GET", "/nodes/pve1/vzdump/extractconfig", $"volume={backup}")!;
        Assert.That(config, Does.Contain("\nname: web\n").And.Contain("\n#qmdump#map:scsi0:drive-scsi0:files:qcow2:\n")
            .And.Not.Contain("lock:"));
    }

    [Test]
    public void A_running_VM_goes_on_or_is_stopped_for_a_while()
    {
        _api.PowerOn(100);
        var (_, log) = Dump("vmid=100&storage=dumps");
        Assert.That(log, Does.Contain("INFO: backup mode: snapshot").And.Not.Contain("INFO: stopping virtual guest"));
        (_, log) = Dump("vmid=100&storage=dumps&mode=stop");
        Assert.That(log, Does.Contain("INFO: stopping virtual guest").And.Contain("INFO: restarting vm"));
        Assert.That((string?)_api.Vm("GET", "100/status/current")["status"], Is.EqualTo("running"));
    }

    [Test]
    public void What_cannot_be_backed_up_fails_by_itself()
    {
        _api.Create(101, "name=other");
        _api.Set(101, "lock=migrate");
        var (exit, log) = Dump("vmid=100,101,999&storage=dumps");
        Assert.Multiple(() =>
        {
            Assert.That(exit, Is.EqualTo("job errors"));
            Assert.That(log, Does.Contain("ERROR: Backup of VM 101 failed - VM is locked (migrate)")
                .And.Contain("ERROR: Backup of VM 999 failed - unable to find VM '999'"));
            Assert.That(Backups(), Has.Length.EqualTo(1));
        });
    }

    [TestCase("storage=dumps", "vmid: property is missing")]
    [TestCase("storage=dumps&vmid=100&all=1", "all: option conflicts with option 'vmid'")]
    [TestCase("storage=dumps&vmid=100&notes-template={{nosuch}}", "notes-template: found unknown: variable 'nosuch' at char 2")]
    [TestCase("vmid=100&protected=1", "storage: missing property required by 'protected'")]
    public void Options_that_make_no_sense_are_refused(string form, string message) =>
        Assert.That(_api.Fail("POST", "/nodes/pve1/vzdump", form), Is.EqualTo(message));

    [Test]
    public void A_storage_is_made_for_backups() =>
        Assert.That(Dump("vmid=100&storage=files").Exit,
            Is.EqualTo("could not get storage information for 'files': can't use storage 'files' for backups - wrong content type"));

    [Test]
    public void Old_backups_go_where_a_retention_says_so()
    {
        for (var i = 0; i < 3; i++)
        {
            _api.Datacenter.Clock.Advance(TimeSpan.FromMinutes(1));
            Dump("vmid=100&storage=dumps&prune-backups=keep-last%3D2");
        }

        Assert.That(Backups(), Has.Length.EqualTo(2));
        Assert.That(Dump("vmid=100&storage=dumps&prune-backups=keep-last%3D2&remove=0").Log,
            Has.Some.Contains("There is a max backup limit of 2 enforced"));
    }

    [Test]
    public void Privileges_are_asked_for_in_the_worker()
    {
        _api.Become("/storage/dumps", "Datastore.AllocateSpace");
        Assert.That(Dump("vmid=100&storage=dumps").Exit, Is.EqualTo("403 Permission check failed (/vms/100, VM.Backup)"));
        Assert.That(_api.Fail("POST", "/nodes/pve1/vzdump", "vmid=100&storage=dumps&bwlimit=1"),
            Is.EqualTo("Permission check failed (/, Sys.Modify)"));
        Assert.That(_api.Fail("POST", "/nodes/pve1/vzdump", "vmid=100&storage=dumps&script=/x"),
            Is.EqualTo("script: Only root may set this option."));
    }

    [Test]
    public void Defaults_tell_where_a_storage_keeps_backups()
    {
        var defaults = _api.Get("GET", "/nodes/pve1/vzdump/defaults", "storage=dumps");
        Assert.That(((string?)defaults["dumpdir"], (string?)defaults["mode"], (string?)defaults["prune-backups"]),
            Is.EqualTo(("/srv/dumps/dump", "snapshot", "keep-all=1")));
    }

    [Test]
    public void A_VM_comes_out_of_a_backup()
    {
        Dump("vmid=100&storage=dumps");
        var backup = Backups().Single();
        var (exit, log) = _api.Run("POST", "", $"vmid=200&archive={backup}&storage=local-lvm&unique=1&memory=512");
        Assert.Multiple(() =>
        {
            Assert.That(exit, Is.EqualTo("OK"));
            Assert.That(log, Does.Contain("new volume ID is 'local-lvm:vm-200-disk-0'"));
            Assert.That(_api.Option(200, "scsi0"), Is.EqualTo("local-lvm:vm-200-disk-0,size=1G"));
            Assert.That(_api.Option(200, "scsi1"), Is.Null);
            Assert.That(_api.Option(200, "memory"), Is.EqualTo("512"));
            Assert.That(_api.Option(200, "net0"), Is.Not.EqualTo(_api.Option(100, "net0")));
            Assert.That(_api.Option(200, "lock"), Is.Null);
        });
        Assert.That(_api.VmFails("POST", "", $"vmid=200&archive={backup}"),
            Is.EqualTo("unable to restore VM 200 - VM 200 already exists on node 'pve1'"));
    }

    [Test]
    public void A_backup_takes_the_place_of_a_VM_when_forced()
    {
        Dump("vmid=100&storage=dumps");
        _api.Set(100, "name=changed&delete=net0");
        var (exit, _) = _api.Run("POST", "", $"vmid=100&archive={Backups().Single()}&force=1");
        Assert.Multiple(() =>
        {
            Assert.That(exit, Is.EqualTo("OK"));
            Assert.That(_api.Option(100, "name"), Is.EqualTo("web"));
            Assert.That(_api.Option(100, "net0"), Is.Not.Null);
            Assert.That(_api.Option(100, "unused0"), Is.EqualTo("files:100/vm-100-disk-1.raw"));
            Assert.That(_api.Volumes("files"), Is.EqualTo(["100/vm-100-disk-0.qcow2", "100/vm-100-disk-1.raw"]));
        });
    }

    private (string Exit, IReadOnlyList<string> Log) Dump(string form)
    {
        var task = _api.Datacenter.Tasks.Find((string)_api.Get("POST", "/nodes/pve1/vzdump", form)!)!;
        _api.Wait();
        return (task.ExitStatus!, task.Log);
    }

    private string[] Backups() => [.. _api.Storage.Volumes.On("dumps", "pve1").Select(volume => volume.Id)];
}
