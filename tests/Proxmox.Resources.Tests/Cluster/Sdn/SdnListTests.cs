using Proxmox.Model.Values;
using Proxmox.Simulator;
using Proxmox.Testing;
using static Proxmox.Testing.Lifecycles.Lifecycle;

namespace Proxmox.Resources.Tests.Cluster.Sdn;

public sealed class SdnListTests
{
    [Test]
    public async Task Zones_are_told_as_they_are_configured_with_their_state()
    {
        await using var pve = await PveSimulator.StartAsync();
        pve.Request("POST", ZoneLife.Collection, ("zone", "a1"), ("type", "simple"), ("mtu", 1400));
        pve.Request("POST", ZoneLife.Collection, ("zone", "b1"), ("type", "vlan"), ("bridge", "vmbr0"));
        pve.Request("PUT", "/cluster/sdn");
        pve.Request("PUT", ZoneLife.Collection + "/a1", ("mtu", 1300));
        pve.Request("POST", ZoneLife.Collection, ("zone", "c1"), ("type", "simple"));
        pve.Request("DELETE", ZoneLife.Collection + "/b1");
        var all = await ReadAsync(pve, "sdn_zones", Config());
        Assert.That(all.Select(zone => (zone["zone_id"].AsText(), zone["state"].AsText(), zone["mtu"].AsLong())),
            Is.EqualTo(new (string?, string?, long?)[] { ("a1", "changed", 1300), ("c1", "new", null) }));
        Assert.That(await ReadAsync(pve, "sdn_zones", Config(("type", "vlan"))), Is.Empty);
    }

    [Test]
    public async Task Controllers_and_managements_of_addresses_are_listed()
    {
        await using var pve = await PveSimulator.StartAsync();
        pve.Request("POST", "/cluster/sdn/controllers", ("controller", "core"), ("type", "evpn"), ("asn", 65000), ("peers", "192.0.2.2"));
        Assert.That((await ReadAsync(pve, "sdn_controllers", Config())).Single()["asn"].AsLong(), Is.EqualTo(65000));
        Assert.That((await ReadAsync(pve, "sdn_ipams", Config(("type", "pve")))).Single()["ipam_id"].AsText(), Is.EqualTo("pve"));
    }

    private static async Task<IEnumerable<Value>> ReadAsync(PveSimulator pve, string source, Value config)
    {
        var answer = await Providers.Of(pve).ReadDataAsync(Catalogs.All.DataSource(source)!, config, CancellationToken.None);
        Assert.That(answer.Diagnostics, Is.Empty);
        return answer.State["items"].Items;
    }
}
