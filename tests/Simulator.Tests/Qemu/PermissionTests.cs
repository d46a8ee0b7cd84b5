namespace Proxmox.Simulator.Tests.Qemu;

/// <summary>Who may do what with VMs.</summary>
public sealed class PermissionTests
{
    private VmApi _api = null!;

    [SetUp]
    public void Start()
    {
        _api = new VmApi();
        _api.Create(100, "scsi0=files:1");
    }

    [TestCase("name=x", "VM.Config.Options")]
    [TestCase("cores=2", "VM.Config.CPU")]
    [TestCase("memory=1024", "VM.Config.Memory")]
    [TestCase("vga=std", "VM.Config.HWType")]
    [TestCase("net0=virtio", "VM.Config.Network")]
    [TestCase("boot=order%3Dscsi0", "VM.Config.Disk")]
    [TestCase("serial0=socket", "VM.Config.HWType")]
    [TestCase("tags=a", "VM.Config.Options")]
    [TestCase("ide2=none,media%3Dcdrom", "VM.Config.CDROM")]
    public void Each_option_needs_its_privilege(string form, string privilege)
    {
        _api.Become("/vms/100", privilege == "VM.Config.Cloudinit" ? "VM.Config.CPU" : "VM.Config.Cloudinit");
        Assert.That(_api.VmFails("PUT", "100/config", form), Is.EqualTo($"Permission check failed (/vms/100, {privilege})"));
        _api.User = "root@pam";
        _api.Get("PUT", "/access/roles/Eve", $"privs={privilege}");
        _api.User = "eve@pve";
        _api.Set(100, form);
    }

    [Test]
    public void A_new_disk_needs_room_on_its_storage()
    {
        _api.Become("/vms/100", "VM.Config.Disk");
        Assert.That(_api.VmFails("PUT", "100/config", "scsi1=files:1"),
            Is.EqualTo("Permission check failed (/storage/files, Datastore.AllocateSpace)"));
    }

    [TestCase("args=-x", "only root can set 'args' config")]
    [TestCase("hookscript=local:snippets/x.sh", "hookscript: script 'local:snippets/x.sh' does not exist")]
    [TestCase("hostpci0=00:02.0", "only root can set 'hostpci0' config for non-mapped devices")]
    [TestCase("usb0=host%3D1234:5678", "only root can set 'usb0' config for real devices")]
    [TestCase("serial0=/dev/ttyS0", "only root can modify 'serial0' config for real devices")]
    public void Some_options_are_for_root_alone(string form, string message)
    {
        _api.User = "root@pam!test";
        Assert.That(_api.VmFails("PUT", "100/config", form), Is.EqualTo(message));
    }

    [Test]
    public void A_mapped_device_needs_the_right_to_use_the_mapping()
    {
        _api.Become("/vms/100", "VM.Config.HWType");
        Assert.That(_api.VmFails("PUT", "100/config", "hostpci0=mapping%3Dgpu"),
            Is.EqualTo("Permission check failed (/mapping/pci/gpu, Mapping.Use)"));
    }

    [Test]
    public void A_bridge_needs_the_right_to_use_it()
    {
        _api.Become("/vms/100", "VM.Config.Network");
        Assert.That(_api.VmFails("PUT", "100/config", "net0=virtio,bridge=vmbr0"),
            Is.EqualTo("Permission check failed (/sdn/zones/localnetwork/vmbr0, SDN.Use)"));
    }

    [Test]
    public void A_pool_lends_its_permissions_to_a_new_VM()
    {
        _api.Get("POST", "/pools", "poolid=p");
        _api.Become("/pool/p", "VM.Allocate,VM.Config.Options,VM.Config.CPU,VM.Config.Memory");
        Assert.That(_api.Fail("POST", "/nodes/pve1/qemu", "vmid=200&name=x"), Is.EqualTo("Permission check failed"));
        Assert.That(_api.Run("POST", "", "vmid=200&name=x&pool=p").Exit, Is.EqualTo("OK"));
    }
}
