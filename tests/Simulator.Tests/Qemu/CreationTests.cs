using Proxmox.Simulator.Nodes;

namespace Proxmox.Simulator.Tests.Qemu;

/// <summary>New VMs.</summary>
public sealed class CreationTests
{
    private VmApi _api = null!;

    [SetUp]
    public void Start() => _api = new VmApi();

    [Test]
    public void A_new_VM_gets_what_PVE_makes_up()
    {
        _api.Create(100, "name=web&net0=virtio,bridge=vmbr0&scsi0=local-lvm:8&ide2=files:iso/debian.iso,media=cdrom");
        var config = _api.Config(100);
        Assert.That(config.Value<string>("net0"), Does.Match("^virtio=BC:24:11:[0-9A-F:]{8},bridge=vmbr0$"));
        Assert.That(config.Value<string>("scsi0"), Is.EqualTo("local-lvm:vm-100-disk-0,size=8G"));
        Assert.That(config.Value<string>("ide2"), Is.EqualTo("files:iso/debian.iso,media=cdrom,size=5M"));
        Assert.That(config.Value<string>("boot"), Is.EqualTo("order=scsi0;ide2;net0"));
        Assert.That(config.Value<string>("smbios1"), Does.StartWith("uuid="));
        Assert.That(config.Value<string>("vmgenid"), Has.Length.EqualTo(36));
        Assert.That(config.Value<string>("meta"), Does.StartWith("creation-qemu=10."));
        Assert.That(config.ContainsKey("lock"), Is.False);
    }

    [Test]
    public void Volumes_are_named_as_their_storage_does()
    {
        _api.Create(101, "scsi0=files:1&scsi1=files:1,format=qcow2&scsi2=tank:1&scsi3=nas:1,format=vmdk&ide0=files:cloudinit");
        Assert.That(_api.Volumes("files"), Is.EqualTo(["101/vm-101-cloudinit.qcow2", "101/vm-101-disk-0.raw", "101/vm-101-disk-1.qcow2"]));
        Assert.That(_api.Volumes("tank"), Is.EqualTo(["vm-101-disk-0"]));
        Assert.That(_api.Volumes("nas"), Is.EqualTo(["101/vm-101-disk-0.vmdk"]));
    }

    [Test]
    public void Disks_of_firmware_have_the_sizes_that_it_needs()
    {
        _api.Create(102, "bios=ovmf&efidisk0=files:1,efitype=4m,pre-enrolled-keys=1&tpmstate0=files:1,version=v2.0");
        Assert.That(_api.Option(102, "efidisk0"), Does.EndWith("size=528K"));
        Assert.That(_api.Option(102, "tpmstate0"), Does.EndWith("size=4M,version=v2.0"));
        Assert.That(_api.Option(102, "efidisk0"), Does.Contain("ms-cert=2023k"));
        _api.Create(103, "efidisk0=local-lvm:1,efitype=4m");
        Assert.That(_api.Option(103, "efidisk0"), Is.EqualTo("local-lvm:vm-103-disk-0,efitype=4m,size=4M"));
    }

    [Test]
    public void A_failed_creation_leaves_nothing_behind()
    {
        var (exit, _) = _api.Run("POST", "", "vmid=104&scsi0=files:1&scsi1=files:104/vm-104-disk-9.raw");
        Assert.That(exit, Is.EqualTo("unable to create VM 104 - volume 'files:104/vm-104-disk-9.raw' does not exist"));
        Assert.That(_api.Volumes("files"), Is.Empty);
        Assert.That(_api.VmFails("GET", "104/config"), Is.EqualTo("Configuration file 'nodes/pve1/qemu-server/104.conf' does not exist"));
    }

    [Test]
    public void An_id_is_taken_from_the_moment_of_the_request()
    {
        _api.Faults.OnTask("qmcreate", "105").Delay(TimeSpan.FromHours(1)).Once();
        _api.Start("POST", "", "vmid=105");
        Assert.That(_api.Config(105).Value<string>("lock"), Is.EqualTo("create"));
        Assert.That(_api.Fail("POST", "/nodes/pve2/qemu", "vmid=105"),
            Is.EqualTo("unable to create VM 105 - VM 105 already exists on node 'pve1'"));
        Assert.That(_api.Fail("GET", "/cluster/nextid", "vmid=105"), Is.EqualTo("vmid: VM 105 already exists"));
        Assert.That(_api.VmFails("PUT", "105/config", "name=x"), Is.EqualTo("VM is locked (create)"));
    }

    [Test]
    public void An_image_is_imported_with_its_size()
    {
        _api.Storage.Volumes.Put(_api.Storage.Get("files"), "import/cloud.qcow2", 3L << 30);
        var (exit, log) = _api.Run("POST", "", "vmid=106&scsi0=local-lvm:0,import-from=files:import/cloud.qcow2,discard=on");
        Assert.That(exit, Is.EqualTo("OK"));
        Assert.That(log, Does.Contain("transferred 3.0 GiB of 3.0 GiB (100.00%)"));
        Assert.That(_api.Option(106, "scsi0"), Is.EqualTo("local-lvm:vm-106-disk-0,discard=on,size=3G"));
        Assert.That(_api.VmFails("PUT", "106/config", "scsi1=local-lvm:4,import-from=files:import/cloud.qcow2"),
            Is.EqualTo("scsi1: 'import-from' requires special syntax - use <storage ID>:0,import-from=<source>"));
    }

    [Test]
    public void Root_can_import_a_file_of_the_node()
    {
        _api.Storage.Host.FileSize = path => path == "/root/disk.raw" ? 1L << 30 : null;
        _api.Create(106, "scsi0=files:0,import-from%3D/root/disk.raw");
        Assert.That(_api.Option(106, "scsi0"), Is.EqualTo("files:106/vm-106-disk-0.raw,size=1G"));
        Assert.That(_api.Run("POST", "", "vmid=107&scsi0=files:0,import-from%3D/root/none").Exit,
            Is.EqualTo("unable to create VM 107 - can't find file '/root/none'"));
        _api.User = "root@pam!test";
        Assert.That(_api.Fail("POST", "/nodes/pve1/qemu", "vmid=108&scsi0=files:0,import-from%3D/root/disk.raw"),
            Does.Contain("Only root can pass arbitrary filesystem paths."));
    }

    [Test]
    public void A_volume_that_exists_is_attached_as_it_is()
    {
        _api.Get("POST", "/nodes/pve1/storage/files/content", "vmid=107&filename=vm-107-data.raw&size=2G");
        _api.Create(107, "scsi0=files:107/vm-107-data.raw,iothread=yes");
        Assert.That(_api.Option(107, "scsi0"), Is.EqualTo("files:107/vm-107-data.raw,iothread=1,size=2G"));
    }

    [Test]
    public void A_VM_can_be_started_and_put_into_a_pool_at_once()
    {
        _api.Get("POST", "/pools", "poolid=prod");
        _api.Create(108, "pool=prod&start=1&tags=B;a;b");
        Assert.That(_api.Vm("GET", "108/status/current").Value<string>("status"), Is.EqualTo("running"));
        Assert.That(_api.Get("GET", "/pools", "poolid=prod")[0]!["members"]!.Select(member => member.Value<int>("vmid")),
            Is.EqualTo([108]));
        Assert.That(_api.Option(108, "tags"), Is.EqualTo("a;b"));
    }

    [Test]
    public void Windows_keeps_the_machine_that_it_was_made_with()
    {
        _api.Create(109, "ostype=win11&machine=q35");
        Assert.That(_api.Option(109, "machine"), Is.EqualTo("pc-q35-10.1"));
        _api.Create(110, "ostype=l26");
        Assert.That(_api.Option(110, "machine"), Is.Null);
    }

    [TestCase("scsi0=nosuch:1", "storage 'nosuch' does not exist")]
    [TestCase("scsi0=local:1", "storage: storage 'local' does not support vm images")]
    [TestCase("scsi0=files:iso/debian.iso", "scsi0: explicit 'media=cdrom' is required for iso images")]
    [TestCase("sshkeys=nonsense", "SSH public key validation error")]
    [TestCase("pool=nosuch", "Permission check failed (pool 'nosuch' does not exist)")]
    public void What_makes_no_sense_is_refused_at_once(string form, string message)
    {
        Assert.That(_api.Fail("POST", "/nodes/pve1/qemu", "vmid=111&" + form), Is.EqualTo(message));
        Assert.That(_api.Datacenter.Guests, Does.Not.ContainKey(111));
    }

    [Test]
    public void Fifty_VMs_made_at_once_all_come_into_being()
    {
        _api.Datacenter.Pace.Allocate = TimeSpan.FromMilliseconds(2);
        var tasks = Enumerable.Range(200, 50).Select(id => _api.Start("POST", "", $"vmid={id}&scsi0=local-lvm:1&net0=virtio,bridge=vmbr0"))
            .ToList();
        _api.Wait();
        Assert.That(tasks.Select(task => task.ExitStatus), Is.All.EqualTo("OK"));
        Assert.That(_api.Volumes("local-lvm"), Has.Length.EqualTo(50));
        Assert.That(_api.Get("GET", "/nodes/pve1/qemu"), Has.Exactly(50).Items);
    }

    [Test]
    public void The_list_of_resources_hears_of_a_new_VM_late()
    {
        _api.Create(112, "name=late");
        var entry = _api.Get("GET", "/cluster/resources", "type=vm")[0]!;
        Assert.That((entry.Value<string>("status"), entry["name"]), Is.EqualTo(("unknown", (object?)null)));
        _api.Datacenter.Clock.Advance(ClusterResources.Round);
        Assert.That(_api.Get("GET", "/cluster/resources", "type=vm")[0]!.Value<string>("name"), Is.EqualTo("late"));
    }
}
