using Proxmox.Simulator.Guests;

namespace Proxmox.Simulator.Tests.Qemu;

/// <summary>The end of VMs.</summary>
public sealed class DestructionTests
{
    private VmApi _api = null!;

    [SetUp]
    public void Start()
    {
        _api = new VmApi();
        _api.Create(100, "scsi0=files:1&scsi1=files:1");
        _api.Set(100, "delete=scsi1");
    }

    [Test]
    public void A_VM_takes_its_own_volumes_with_it_and_no_others()
    {
        _api.Create(101, "scsi0=files:1");
        _api.Set(100, "scsi2=files:101/vm-101-disk-0.raw");
        Assert.That(_api.Run("DELETE", "/100").Exit, Is.EqualTo("OK"));
        Assert.That(_api.Volumes("files"), Is.EqualTo(["101/vm-101-disk-0.raw"]));
        Assert.That(_api.Get("GET", "/cluster/nextid").ToString(), Is.EqualTo("100"));
    }

    [Test]
    public void Volumes_that_the_config_does_not_name_stay_unless_asked_for()
    {
        _api.Get("POST", "/nodes/pve1/storage/files/content", "vmid=100&filename=vm-100-lost.raw&size=1G");
        _api.Run("DELETE", "/100");
        Assert.That(_api.Volumes("files"), Is.EqualTo(["100/vm-100-lost.raw"]));
        _api.Create(100);
        _api.Run("DELETE", "/100", "destroy-unreferenced-disks=1&purge=1");
        Assert.That(_api.Volumes("files"), Is.Empty);
    }

    [Test]
    public void A_running_or_protected_VM_stays()
    {
        _api.PowerOn(100);
        Assert.That(_api.VmFails("DELETE", "100"), Is.EqualTo("VM 100 is running - destroy failed"));
        _api.Set(100, "protection=1");
        Assert.That(_api.VmFails("DELETE", "100"), Is.EqualTo("can't remove VM 100 - protection mode enabled"));
    }

    [Test]
    public void A_VM_that_HA_manages_goes_only_with_purge()
    {
        HighAvailability.Of(_api.Datacenter).Add(100, "stopped");
        _api.Wait();
        Assert.That(_api.VmFails("DELETE", "100"),
            Is.EqualTo("unable to remove VM 100 - used in HA resources and purge parameter not set."));
        _api.Get("POST", "/cluster/ha/rules", "rule=only&type=node-affinity&resources=vm:100&nodes=pve1");
        Assert.That(_api.Run("DELETE", "/100", "purge=1").Log, Does.Contain("NOTE: removed VM 100 from HA resource configuration."));
        Assert.That(_api.Get("GET", "/cluster/ha/rules"), Is.Empty);
        Assert.That(HighAvailability.Of(_api.Datacenter).Manages(100), Is.False);
    }

    [Test]
    public void A_template_stays_while_a_linked_clone_needs_it()
    {
        _api.Run("POST", "/100/template");
        _api.Run("POST", "/100/clone", "newid=101");
        Assert.That(_api.Run("DELETE", "/100").Exit,
            Is.EqualTo("base volume 'files:100/base-100-disk-0.raw' is still in use by linked cloned"));
        Assert.That(_api.Run("DELETE", "/101").Exit, Is.EqualTo("OK"));
        Assert.That(_api.Run("DELETE", "/100").Exit, Is.EqualTo("OK"));
        Assert.That(_api.Volumes("files"), Is.Empty);
    }

    [Test]
    public void Its_permissions_and_its_place_in_a_pool_go_too()
    {
        _api.Get("POST", "/pools", "poolid=p");
        _api.Get("PUT", "/pools", "poolid=p&vms=100");
        _api.Get("PUT", "/access/acl", "path=/vms/100&users=root@pam&roles=PVEVMUser");
        _api.Run("DELETE", "/100");
        Assert.That(_api.Get("GET", "/pools", "poolid=p")[0]!["members"], Is.Empty);
        Assert.That(_api.Get("GET", "/access/acl"), Is.Empty);
    }
}
