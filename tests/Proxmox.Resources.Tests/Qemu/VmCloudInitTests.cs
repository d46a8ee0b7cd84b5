using Proxmox.Simulator;
using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Qemu;

public sealed class VmCloudInitTests
{
    [Test]
    public async Task The_generated_data_is_told_and_the_users_part_is_secret()
    {
        await using var pve = await PveSimulator.StartAsync();
        pve.CreateVm(100, "pve3", ("name", "web"), ("ide2", "local-lvm:cloudinit"), ("ciuser", "admin"), ("cipassword", "hunter2"),
            ("net0", "virtio,bridge=vmbr0"), ("ipconfig0", "ip=192.0.2.7/24,gw=192.0.2.1"));
        var data = await DataReader.ReadAsync(pve, "vm_cloud_init", ("vmid", 100));
        Assert.That(data["user_data"].AsText(), Does.Contain("user: admin").And.Contain("hostname: web"));
        Assert.That(data["network_data"].AsText(), Does.Contain("192.0.2.7"));
        Assert.That(data["meta_data"].AsText(), Does.StartWith("instance-id: "));
        Assert.That(Catalogs.All.DataSource("vm_cloud_init")!.Attributes.Single(field => field.Name == "user_data").IsSecret, Is.True);
    }

    [Test]
    public async Task A_VM_that_does_not_exist_is_an_error()
    {
        await using var pve = await PveSimulator.StartAsync();
        Assert.That(async () => await DataReader.ReadAsync(pve, "vm_cloud_init", ("vmid", 100)),
            Throws.InvalidOperationException.With.Message.Contains("VM 100 does not exist"));
    }
}
