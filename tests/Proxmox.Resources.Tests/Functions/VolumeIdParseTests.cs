using Proxmox.Model.Values;

namespace Proxmox.Resources.Tests.Functions;

public sealed class VolumeIdParseTests
{
    [TestCase("local-lvm:vm-100-disk-0", "images", "vm-100-disk-0", 100, "raw", null, false)]
    [TestCase("local:100/vm-100-disk-0.qcow2", "images", "100/vm-100-disk-0.qcow2", 100, "qcow2", null, false)]
    [TestCase("lvm:vm-100-disk-0.qcow2", "images", "vm-100-disk-0.qcow2", 100, "qcow2", null, false)]
    [TestCase("rbd:base-9000-disk-0/vm-101-disk-0", "images", "base-9000-disk-0/vm-101-disk-0", 101, "raw", "base-9000-disk-0", false)]
    [TestCase("local:9000/base-9000-disk-0.qcow2/101/vm-101-disk-0.qcow2", "images",
        "9000/base-9000-disk-0.qcow2/101/vm-101-disk-0.qcow2", 101, "qcow2", "9000/base-9000-disk-0.qcow2", false)]
    [TestCase("zfs:base-9000-disk-0", "images", "base-9000-disk-0", 9000, "raw", null, true)]
    [TestCase("zfs:subvol-200-disk-0", "rootdir", "subvol-200-disk-0", 200, "subvol", null, false)]
    [TestCase("local:200/vm-200-disk-0.raw", "images", "200/vm-200-disk-0.raw", 200, "raw", null, false)]
    [TestCase("local-lvm:vm-100-cloudinit", "images", "vm-100-cloudinit", 100, "raw", null, false)]
    [TestCase("local-lvm:vm-100-state-before", "images", "vm-100-state-before", 100, "raw", null, false)]
    [TestCase("local:iso/debian-13.1.0-amd64.iso", "iso", "debian-13.1.0-amd64.iso", null, "iso", null, false)]
    [TestCase("local:vztmpl/debian-13-standard_13.1-2_amd64.tar.zst", "vztmpl", "debian-13-standard_13.1-2_amd64.tar.zst", null, "tar.zst",
        null, false)]
    [TestCase("local:backup/vzdump-qemu-100-2026_01_02-03_04_05.vma.zst", "backup", "vzdump-qemu-100-2026_01_02-03_04_05.vma.zst", 100,
        "vma.zst", null, false)]
    [TestCase("pbs:backup/ct/200/2026-01-02T03:04:05Z", "backup", "ct/200/2026-01-02T03:04:05Z", 200, "pbs-ct", null, false)]
    [TestCase("local:snippets/user.yaml", "snippets", "user.yaml", null, null, null, false)]
    [TestCase("iscsi:0.0.0.scsi-360000000000000000e00000000010001", "images", "0.0.0.scsi-360000000000000000e00000000010001", null, "raw",
        null, false)]
    [TestCase("direct:lun0", "images", "lun0", null, "raw", null, false)]
    [TestCase("local:import/vm.ova/disk.vmdk", "import", "vm.ova/disk.vmdk", null, "vmdk", null, false)]
    [TestCase("local:import/debian-13.qcow2", "import", "debian-13.qcow2", null, "qcow2", null, false)]
    public void An_id_tells_what_the_volume_is(
        string id, string content, string name, int? vmid, string? format, string? baseVolume, bool isBase)
    {
        var told = Calling.Call("volume_id_parse", id);

        Assert.That(told, Is.EqualTo(Value.Object(
            ("storage", id.Split(':')[0]), ("content", content), ("name", name), ("vmid", vmid is { } owner ? owner : Value.Null),
            ("format", Value.Of(format)), ("base_volume", Value.Of(baseVolume)), ("is_base", isBase))));
        Assert.That(Calling.Call("volume_id_build", told["storage"], told["content"], told["name"]), Is.EqualTo(Value.Of(id)));
    }

    [TestCase("vm-100-disk-0")]
    [TestCase("local:something")]
    [TestCase("local:iso/../a.iso")]
    [TestCase("local:iso/")]
    [TestCase(":vm-100-disk-0")]
    [TestCase("")]
    public void What_is_no_id_of_PVE_is_refused(string id) =>
        Assert.That(Calling.Refuse("volume_id_parse", id), Does.StartWith("volume_id: volume_id ").And.EndsWith("."));
}
