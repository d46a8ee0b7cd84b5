namespace Proxmox.Simulator.Tests.Qemu;

/// <summary>Disks that grow, move and change owner.</summary>
public sealed class DiskTests
{
    private VmApi _api = null!;

    [SetUp]
    public void Start()
    {
        _api = new VmApi();
        _api.Create(100, "scsi0=files:2,format=qcow2&boot=order%3Dscsi0");
    }

    [TestCase("3G", "3G")]
    [TestCase("+512M", "2560M")]
    [TestCase("2G", "2G")]
    public void A_disk_grows_by_or_to_a_size(string size, string result)
    {
        Assert.That(_api.Run("PUT", "/100/resize", $"disk=scsi0&size={Uri.EscapeDataString(size)}").Exit, Is.EqualTo("OK"));
        Assert.That(_api.Option(100, "scsi0"), Does.EndWith("size=" + result));
        Assert.That(_api.Get("GET", "/nodes/pve1/storage/files/content/100/vm-100-disk-0.qcow2").Value<long>("size"),
            Is.EqualTo(Simulator.Storage.Sizes.Parse(result)));
    }

    [TestCase("disk=scsi0&size=1G", "shrinking disks is not supported")]
    [TestCase("disk=scsi5&size=1G", "disk 'scsi5' does not exist")]
    [TestCase("disk=ide2&size=1G", "you can't resize a cdrom")]
    [TestCase("disk=scsi0&size=3G&digest=0000", "checksum mismatch (file change by other user?)")]
    public void A_resize_that_cannot_be_fails_in_its_task(string form, string message)
    {
        _api.Set(100, "ide2=none,media=cdrom");
        Assert.That(_api.Run("PUT", "/100/resize", form).Exit, Is.EqualTo(message));
        Assert.That(_api.Option(100, "scsi0"), Does.EndWith("size=2G"));
    }

    [Test]
    public void A_moved_disk_leaves_its_source_as_unused()
    {
        var (exit, log) = _api.Run("POST", "/100/move_disk", "disk=scsi0&storage=local-lvm");
        Assert.That(exit, Is.EqualTo("OK"));
        Assert.That(log[^2], Is.EqualTo("adding source volume 'files:100/vm-100-disk-0.qcow2' as 'unused0' to config"));
        Assert.That(_api.Option(100, "scsi0"), Is.EqualTo("local-lvm:vm-100-disk-0,size=2G"));
        _api.Run("POST", "/100/move_disk", "disk=scsi0&storage=nas&delete=1");
        Assert.That((_api.Option(100, "scsi0"), _api.Volumes("local-lvm").Length), Is.EqualTo(("nas:100/vm-100-disk-0.raw,size=2G", 0)));
    }

    [Test]
    public void A_running_VM_mirrors_its_disk()
    {
        _api.PowerOn(100);
        var (exit, log) = _api.Run("POST", "/100/move_disk", "disk=scsi0&storage=nas&delete=1");
        Assert.That((exit, log), Is.EqualTo(("OK", log)));
        Assert.That(log, Does.Contain("drive-scsi0: mirror-job finished"));
    }

    [Test]
    public void A_move_that_makes_no_sense_is_refused()
    {
        Assert.That(_api.VmFails("POST", "100/move_disk", "disk=scsi0&storage=files"),
            Is.EqualTo("you can't move to the same storage with same format"));
        Assert.That(_api.VmFails("POST", "100/move_disk", "disk=scsi0"), Does.Contain("both 'storage' and 'target-vmid' missing"));
        _api.Run("POST", "/100/snapshot", "snapname=s1");
        Assert.That(_api.VmFails("POST", "100/move_disk", "disk=scsi0&storage=nas&delete=1"),
            Is.EqualTo("you can't move a disk with snapshots and delete the source"));
    }

    [Test]
    public void A_disk_can_be_given_to_another_VM()
    {
        _api.Create(101);
        var task = _api.Start("POST", "/100/move_disk", "disk=scsi0&target-vmid=101&target-disk=virtio1");
        _api.Wait();
        Assert.That((task.ExitStatus, task.Upid.Id), Is.EqualTo(("OK", "100-scsi0>101-virtio1")));
        Assert.That(_api.Option(101, "virtio1"), Is.EqualTo("files:101/vm-101-disk-0.qcow2,size=2G"));
        Assert.That((_api.Option(100, "scsi0"), _api.Option(100, "boot")), Is.EqualTo(((string?)null, " ")));
    }

    [Test]
    public void A_volume_group_can_be_full()
    {
        _api.Get("POST", "/storage", "storage=thick&type=lvm&vgname=vg&content=images");
        _api.Storage.Host.Capacity = (_, _) => 3L << 30;
        Assert.That(_api.Run("POST", "", "vmid=102&scsi0=thick:2").Exit, Is.EqualTo("OK"));
        Assert.That(_api.Run("POST", "", "vmid=103&scsi0=thick:2").Exit,
            Is.EqualTo("unable to create VM 103 - not enough free space (1048576 < 2097152)"));
        Assert.That(_api.Get("GET", "/nodes/pve1/storage/thick/status").Value<long>("avail"), Is.EqualTo(1L << 30));
    }
}
