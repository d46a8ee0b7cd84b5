namespace Proxmox.Simulator.Tests.Qemu;

/// <summary>The config of a VM that does not run.</summary>
public sealed class ConfigTests
{
    private VmApi _api = null!;

    [SetUp]
    public void Start()
    {
        _api = new VmApi();
        _api.Create(100, "name=web&memory=1024&cores=2&scsi0=files:2,format=qcow2&net0=virtio,bridge=vmbr0");
    }

    [Test]
    public void Numbers_are_numbers_and_property_strings_are_text()
    {
        var config = _api.Config(100);
        Assert.That(config["cores"]!.Type, Is.EqualTo(Newtonsoft.Json.Linq.JTokenType.Integer));
        Assert.That(config["memory"]!.Type, Is.EqualTo(Newtonsoft.Json.Linq.JTokenType.String));
        _api.Set(100, "cpulimit=0.5&onboot=1");
        Assert.That(_api.Config(100)["cpulimit"]!.Type, Is.EqualTo(Newtonsoft.Json.Linq.JTokenType.String));
        Assert.That(_api.Option(100, "onboot"), Is.EqualTo("1"));
    }

    [Test]
    public void A_stale_digest_is_refused()
    {
        var digest = _api.Option(100, "digest");
        _api.Set(100, $"name=one&digest={digest}");
        Assert.That(_api.VmFails("PUT", "100/config", $"name=two&digest={digest}"),
            Is.EqualTo("checksum mismatch (file change by other user?)"));
        Assert.That(_api.Option(100, "name"), Is.EqualTo("one"));
    }

    [Test]
    public void What_a_description_holds_comes_back()
    {
        const string Text = "Größe: 100 %\n# no heading\nend";
        _api.Set(100, "description=" + Uri.EscapeDataString(Text));
        Assert.That(_api.Option(100, "description"), Is.EqualTo(Text));
        _api.Set(100, "description=");
        Assert.That(_api.Option(100, "description"), Is.Null);
    }

    [Test]
    public void A_detached_disk_becomes_unused_and_comes_back_when_it_is_attached_again()
    {
        _api.Set(100, "delete=scsi0");
        Assert.That((_api.Option(100, "scsi0"), _api.Option(100, "unused0")), Is.EqualTo(((string?)null, "files:100/vm-100-disk-0.qcow2")));
        Assert.That(_api.Option(100, "boot"), Is.EqualTo("order=net0"));
        _api.Set(100, "virtio3=files:100/vm-100-disk-0.qcow2");
        Assert.That(_api.Option(100, "virtio3"), Is.EqualTo("files:100/vm-100-disk-0.qcow2,size=2G"));
        Assert.That(_api.Option(100, "unused0"), Is.Null);
    }

    [Test]
    public void An_unused_disk_is_destroyed_when_it_is_deleted()
    {
        _api.Set(100, "delete=scsi0");
        _api.Set(100, "delete=unused0");
        Assert.That(_api.Volumes("files"), Is.Empty);
        _api.Set(100, "scsi0=files:1");
        _api.Vm("PUT", "100/unlink", "idlist=scsi0&force=1");
        Assert.That(_api.Volumes("files"), Is.Empty);
        Assert.That(_api.Config(100).Properties().Select(option => option.Name), Has.None.StartsWith("unused"));
    }

    [Test]
    public void A_replaced_disk_is_kept()
    {
        _api.Set(100, "scsi0=files:1");
        Assert.That(_api.Option(100, "unused0"), Is.EqualTo("files:100/vm-100-disk-0.qcow2"));
        Assert.That(_api.Option(100, "scsi0"), Is.EqualTo("files:100/vm-100-disk-1.raw,size=1G"));
    }

    [Test]
    public void A_disk_that_a_snapshot_knows_cannot_be_destroyed()
    {
        _api.Run("POST", "/100/snapshot", "snapname=s1");
        Assert.That(_api.VmFails("PUT", "100/unlink", "idlist=scsi0&force=1"),
            Does.EndWith("unable to delete 'files:100/vm-100-disk-0.qcow2' - volume is still in use (snapshot?)"));
        Assert.That(_api.Option(100, "scsi0", "current=1"), Is.Not.Null);
    }

    [Test]
    public void A_protected_VM_keeps_its_disks()
    {
        _api.Set(100, "protection=1");
        Assert.That(_api.VmFails("PUT", "100/config", "delete=scsi0"), Is.EqualTo("can't remove drive 'scsi0' - protection mode enabled"));
    }

    [TestCase("boot=order%3Dscsi7", "invalid bootorder: device 'scsi7' does not exist'")]
    [TestCase("balloon=2048", "balloon value too large (must be smaller than assigned memory)")]
    [TestCase("delete=nosuch", "delete: unknown option 'nosuch'")]
    [TestCase("revert=cores&cores=1", "delete: you can't use '-cores' and -revert cores' at the same time")]
    [TestCase("scsi1=files:1,mbps=1,mbps_rd=2", "scsi1: unable to parse drive options")]
    [TestCase("virtio1=none,media=cdrom", "virtio1: unable to parse drive options")]
    [TestCase("hookscript=files:snippets/no.sh", "hookscript: script 'files:snippets/no.sh' does not exist")]
    [TestCase("machine=pc,viommu%3Dintel", "to use Intel vIOMMU please set the machine type to q35")]
    public void What_cannot_be_is_refused(string form, string message) =>
        Assert.That(_api.VmFails("PUT", "100/config", form), Does.StartWith(message));

    [Test]
    public void A_second_cloud_init_drive_is_refused()
    {
        _api.Set(100, "ide2=files:cloudinit");
        Assert.That(_api.VmFails("PUT", "100/config", "ide3=files:cloudinit"),
            Is.EqualTo("ide3 - cloud-init drive is already attached at 'ide2'"));
        _api.Set(100, "delete=ide2");
        Assert.That(_api.Volumes("files"), Is.EqualTo(["100/vm-100-disk-0.qcow2"]));
    }

    [Test]
    public void A_generated_address_stays_when_it_is_sent_back()
    {
        var device = _api.Option(100, "net0")!;
        _api.Set(100, $"net0={Uri.EscapeDataString(device)},firewall=1");
        Assert.That(_api.Option(100, "net0"), Is.EqualTo(device + ",firewall=1"));
        _api.Set(100, "net0=virtio,bridge=vmbr0");
        Assert.That(_api.Option(100, "net0"), Is.Not.EqualTo(device));
    }

    [Test]
    public void A_password_is_kept_as_a_hash_and_never_shown()
    {
        _api.Set(100, "cipassword=secret");
        Assert.That(_api.Option(100, "cipassword"), Is.EqualTo("**********"));
        Assert.That(_api.Datacenter.File("nodes/pve1/qemu-server/100.conf").Text,
            Does.Contain("cipassword: $5$").And.Not.Contain("secret"));
    }

    [Test]
    public void A_change_in_the_background_returns_nothing_if_it_is_done_in_time()
    {
        Assert.That(_api.Vm("POST", "100/config", "name=x&background_delay=5").Type, Is.EqualTo(Newtonsoft.Json.Linq.JTokenType.Null));
        Assert.That(_api.VmFails("POST", "100/config", "scsi1=files:100/vm-100-disk-9.raw&background_delay=5"),
            Is.EqualTo("failed to update VM 100: volume 'files:100/vm-100-disk-9.raw' does not exist"));
    }
}
