namespace Proxmox.Simulator.Tests.Qemu;

/// <summary>What both releases have in common, and where the older one differs.</summary>
public sealed class ReleaseTests
{
    [TestCase(PveVersion.V84, "9.2.0")]
    [TestCase(PveVersion.V92, "10.1.2")]
    public void A_VM_lives_on_either_release(PveVersion version, string qemu)
    {
        var api = new VmApi(version);
        api.Create(
            100, "name=a&scsi0=files:1,format=qcow2&ide2=files:cloudinit&agent=1&net0=virtio,bridge=vmbr0&efidisk0=files:1,efitype=4m&bios=ovmf");
        api.PowerOn(100);
        Assert.That(api.Vm("GET", "100/status/current").Value<string>("running-qemu"), Is.EqualTo(qemu));
        Assert.That(api.Run("POST", "/100/snapshot", "snapname=s1&vmstate=1").Exit, Is.EqualTo("snapshot feature is not available"));
        api.Set(100, "delete=efidisk0");
        api.Run("POST", "/100/status/stop");
        Assert.That(api.Run("POST", "/100/snapshot", "snapname=s1").Exit, Is.EqualTo("OK"));
        Assert.That(api.Run("PUT", "/100/resize", "disk=scsi0&size=%2B1G").Exit, Is.EqualTo("OK"));
        Assert.That(api.Run("DELETE", "/100/snapshot/s1").Exit, Is.EqualTo("OK"));
        Assert.That(api.Run("POST", "/100/clone", "newid=101").Exit, Is.EqualTo("OK"));
        Assert.That(api.Run("POST", "/100/migrate", "target=pve2").Exit, Is.EqualTo("OK"));
        Assert.That(api.Run("DELETE", "/101", "purge=1").Exit, Is.EqualTo("OK"));
    }

    [Test]
    public void The_older_release_tells_less()
    {
        var api = new VmApi(PveVersion.V84);
        api.Create(100);
        api.PowerOn(100);
        var status = api.Vm("GET", "100/status/current");
        Assert.That((status["memhost"], status["pressurecpusome"], api.Vm("GET", "100/migrate")["has-dbus-vmstate"]),
            Is.EqualTo(((object?)null, (object?)null, (object?)null)));
    }
}
