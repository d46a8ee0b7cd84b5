using Proxmox.Resources.Tests.Lxc;
using Proxmox.Simulator;
using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Guests;

public sealed class AllGuestsTests
{
    [Test]
    public async Task Guests_of_both_kinds_are_listed_by_one_request()
    {
        await using var pve = await PveSimulator.StartAsync();
        ContainerWorld.Furnish(pve);
        ContainerWorld.Run(pve, "POST", "/nodes/pve2/lxc", ("vmid", 200), ("ostemplate", ContainerWorld.Template), ("storage", "ct-files"));
        ContainerWorld.Run(pve, "POST", "/nodes/pve1/qemu", ("vmid", 100), ("name", "web"));
        pve.Requests.Clear();
        var all = (await DataReader.ReadAsync(pve, "guests"))["items"].Items;
        Assert.That(all.Select(item => (item["vmid"].AsLong(), item["kind"].AsText())),
            Is.EqualTo(new[] { (100L, "qemu"), (200L, "lxc") }));
        Assert.That(pve.Requests.All.Select(request => request.Path).Where(path => path != "/version"),
            Has.All.EqualTo("/cluster/resources"));
    }
}
