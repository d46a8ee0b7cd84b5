using Proxmox.Model.Values;
using Proxmox.Simulator;
using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Lxc;

public sealed class ContainerListTests
{
    [Test]
    public async Task Containers_are_listed_and_VMs_are_not()
    {
        await using var pve = await PveSimulator.StartAsync();
        ContainerWorld.Furnish(pve);
        ContainerWorld.Run(pve, "POST", "/nodes/pve2/lxc", ("vmid", 200), ("ostemplate", ContainerWorld.Template), ("storage", "ct-files"),
            ("hostname", "web-1"), ("tags", "web"), ("memory", 1024), ("cores", 2));
        ContainerWorld.Run(pve, "POST", "/nodes/pve1/lxc", ("vmid", 201), ("ostemplate", ContainerWorld.Template), ("storage", "ct-files"),
            ("hostname", "db"));
        ContainerWorld.Run(pve, "POST", "/nodes/pve1/qemu", ("vmid", 100), ("name", "web-2"));

        var all = (await DataReader.ReadAsync(pve, "containers"))["items"].Items;
        Assert.That(all.Select(item => item["vmid"].AsLong()), Is.EqualTo(new[] { 200, 201 }));
        Assert.That((all[0]["name"], all[0]["node"], all[0]["cpu_count"], all[0]["memory_total_bytes"]),
            Is.EqualTo((Value.Of("web-1"), Value.Of("pve2"), Value.Of(2), Value.Of(1L << 30))));
        var web = (await DataReader.ReadAsync(pve, "containers", ("name", "web-*"), ("tags", Value.Set("web"))))["items"].Items;
        Assert.That(web.Select(item => item["vmid"].AsLong()), Is.EqualTo(new[] { 200 }));
    }
}
