using Proxmox.Simulator;
using Proxmox.Testing;

namespace Proxmox.Tools.Tests.Discover;

/// <summary>Objects that a configuration cannot simply repeat.</summary>
public sealed class OddObjectTests
{
    [Test]
    public async Task What_the_SDN_has_only_staged_is_not_put_in_force_by_taking_it_over()
    {
        await using var pve = await PveSimulator.StartAsync();
        pve.Request("POST", "/cluster/sdn/zones", ("zone", "inforce"), ("type", "simple"));
        pve.FindTask(pve.Request("PUT", "/cluster/sdn")!.ToString())!.Ended.Wait();
        pve.Request("POST", "/cluster/sdn/zones", ("zone", "staged"), ("type", "simple"));
        using var folder = new TemporaryFolder();

        await Discoveries.RunAsync(pve, folder.Path, "--only", "sdn");

        Assert.That(File.ReadAllText(folder["sdn.tf"]), Does.Contain("inforce").And.Not.Contain("staged"));
        Assert.That(File.ReadAllText(folder["REPORT.md"]), Does.Contain("staged").And.Contain("Its state is \"new\""));
    }

    [Test]
    public async Task A_container_that_takes_what_PVE_takes_for_granted_says_nothing_of_it()
    {
        await using var pve = await PveSimulator.StartAsync(new() { Profile = "stocked" });
        pve.FindTask(pve.Request("POST", "/nodes/pve1/lxc", ("vmid", 300), ("rootfs", "local-lvm:4"),
            ("ostemplate", "local:vztmpl/debian-13-standard_13.1-2_amd64.tar.zst"))!.ToString())!.Ended.Wait();
        using var folder = new TemporaryFolder();

        await Discoveries.RunAsync(pve, folder.Path, "--only", "container");

        Assert.That(File.ReadAllText(folder["containers.tf"]), Does.Contain("vmid").And.Not.Contain("cpu").And.Not.Contain("memory"));
    }

    [TestCase("tfa", "type=oath")]
    [TestCase("comment", "ours")]
    [TestCase("default", "1")]
    public async Task A_built_in_realm_is_taken_where_somebody_has_changed_it(string name, string value)
    {
        await using var pve = await PveSimulator.StartAsync();
        pve.Request("PUT", "/access/domains/pve", (name, value));
        using var folder = new TemporaryFolder();

        await Discoveries.RunAsync(pve, folder.Path, "--only", "access");

        Assert.That(File.ReadAllText(folder["access.tf"]), Does.Contain("proxmox_realm_pve").And.Not.Contain("proxmox_realm_pam"));
    }

    [Test]
    public async Task The_path_of_a_disk_that_is_on_no_storage_is_kept()
    {
        await using var pve = await PveSimulator.StartAsync();
        pve.Request("POST", "/nodes/pve1/qemu", ("vmid", 100), ("scsi0", "/dev/disk/by-id/wwn-1"));
        await pve.Datacenter.Tasks.WhenIdleAsync();
        using var folder = new TemporaryFolder();

        await Discoveries.RunAsync(pve, folder.Path, "--only", "vm");

        Assert.That(File.ReadAllText(folder["vms.tf"]), Does.Contain("volume = \"/dev/disk/by-id/wwn-1\""));
    }
}
