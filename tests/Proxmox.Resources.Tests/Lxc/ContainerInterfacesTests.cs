using Proxmox.Simulator;
using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Lxc;

public sealed class ContainerInterfacesTests
{
    [Test]
    public async Task The_interfaces_of_a_running_container_are_told_and_none_of_a_stopped_one()
    {
        await using var pve = await PveSimulator.StartAsync();
        ContainerWorld.Furnish(pve);
        ContainerWorld.Run(pve, "POST", "/nodes/pve2/lxc", ("vmid", 200), ("ostemplate", ContainerWorld.Template), ("storage", "ct-files"),
            ("net0", "name=eth0,bridge=vmbr0,ip=192.0.2.30/24,hwaddr=BC:24:11:00:00:07"));
        Assert.That((await DataReader.ReadAsync(pve, "container_interfaces", ("vmid", 200)))["items"].Items, Is.Empty);

        ContainerWorld.Run(pve, "POST", "/nodes/pve2/lxc/200/status/start");
        var device = (await DataReader.ReadAsync(pve, "container_interfaces", ("vmid", 200)))["items"].Items
            .Single(item => item["name"].AsText() == "eth0");
        Assert.That(device["mac_address"].AsText(), Is.EqualTo("BC:24:11:00:00:07").IgnoreCase);
        Assert.That(device["ip_addresses"].Items.Select(item => item.AsText()), Has.Member("192.0.2.30"));
    }
}
