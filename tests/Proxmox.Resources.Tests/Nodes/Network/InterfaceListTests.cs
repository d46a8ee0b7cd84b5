using Proxmox.Engine;
using Proxmox.Model.Values;
using Proxmox.Simulator;
using Proxmox.Testing;

namespace Proxmox.Resources.Tests.Nodes.Network;

public sealed class InterfaceListTests
{
    [Test]
    public async Task It_tells_of_interfaces_of_a_type_and_what_is_staged()
    {
        await using var pve = await PveSimulator.StartAsync();
        var provider = Providers.Of(pve);
        var bridges = await ReadAsync(provider, ("node", "pve1"), ("type", "bridge"));
        var bridge = bridges["items"].Items.Single();
        Assert.That((bridge["name"].AsText(), bridge["address"].AsText(), bridge["active"].AsBool(), bridges["pending_changes"].IsNull),
            Is.EqualTo(("vmbr0", "192.0.2.11/24", true, true)));
        Assert.That(bridge["bridge_ports"].Items.Single().AsText(), Is.EqualTo("eth0"));
        pve.Request("POST", "/nodes/pve1/network", ("iface", "vmbr0.5"), ("type", "vlan"));
        var all = await ReadAsync(provider, ("node", "pve1"));
        Assert.That(all["items"].Items.Select(entry => entry["name"].AsText()),
            Is.EqualTo(new[] { "eth0", "eth1", "eth2", "eth3", "vmbr0", "vmbr0.5" }));
        Assert.That(all["items"].Items[^1]["vlan_id"].AsLong(), Is.EqualTo(5));
        Assert.That(all["pending_changes"].AsText(), Does.Contain("+iface vmbr0.5 inet manual"));
    }

    private static async Task<Value> ReadAsync(Provider provider, params (string Name, Value Value)[] config)
    {
        var source = Catalogs.All.DataSource("network_interfaces")!;
        return (await provider.ReadDataAsync(source, Value.Object(config), CancellationToken.None)).State;
    }
}
