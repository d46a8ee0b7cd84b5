using Proxmox.Simulator;
using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Nodes.Apt;

public sealed class NodeAptVersionsTests
{
    [Test]
    public async Task The_packages_of_PVE_are_told_with_what_runs()
    {
        await using var pve = await PveSimulator.StartAsync();
        var versions = (await DataReader.ReadAsync(pve, "node_apt_versions", ("node", "pve1")))["items"].Items
            .ToDictionary(package => package["package"].AsText()!);
        Assert.That((versions["ceph"]["state"].AsText(), versions["ceph"]["installed_version"].IsNull),
            Is.EqualTo(("NotInstalled", true)));
        Assert.That(versions["proxmox-ve"]["running_kernel"].AsText(), Does.Contain("pve"));
        Assert.That(versions["pve-manager"]["running_version"].AsText(), Does.StartWith("9.2"));
    }
}
