using Proxmox.Model.Values;
using Proxmox.Simulator;
using Proxmox.Testing.Clients;
using static Proxmox.Testing.Lifecycles.Lifecycle;

namespace Proxmox.Resources.Tests.Cluster.Sdn;

/// <summary>What PVE would refuse in the apply is told by the plan.</summary>
[TestFixtureSource(typeof(ClientKinds), nameof(ClientKinds.InProcess))]
public sealed class SdnPlanTests(ClientKind kind)
{
    [TestCase("plain", 5L, false, "plain is a simple zone, whose VNets have no tag")]
    [TestCase("vlans", null, false, "set tag to a number from 1 to 4094")]
    [TestCase("vlans", 4095L, false, "at most 4094, and not 4095")]
    [TestCase("vlans", 20L, false, "taken in zone vlans has the tag 20")]
    [TestCase("double", 4095L, false, "at most 4094, and not 4095")]
    [TestCase("double", null, false, "bare is without a tag as well")]
    [TestCase("wide", null, false, "set tag to a number from 1 to 16777215")]
    [TestCase("wide", 5000L, false, "far in zone routed has the tag 5000")]
    [TestCase("routed", 5001L, true, "cannot be true in routed, which is an EVPN zone")]
    public async Task A_VNet_that_does_not_suit_its_zone_is_refused(string zone, long? tag, bool isAware, string said)
    {
        await using var pve = await ArrangeAsync();
        await using var client = await ClientKinds.StartAsync(kind, pve, "sdn_vnet");
        Assert.That((await client.PlanAsync(Vnet(zone, tag, isAware))).Errors, Has.Some.Contains(said));
    }

    [TestCase("plain", null)]
    [TestCase("vlans", 4094L)]
    [TestCase("double", 20L)]
    [TestCase("wide", 16_777_215L)]
    [TestCase("routed", 20L)]
    public async Task One_that_does_is_made(string zone, long? tag)
    {
        await using var pve = await ArrangeAsync();
        await using var client = await ClientKinds.StartAsync(kind, pve, "sdn_vnet");
        var made = await client.ApplyAsync(Vnet(zone, tag, isAware: false));
        Assert.That((made.Errors, made.Warnings), Is.EqualTo((Array.Empty<string>(), Array.Empty<string>())));
    }

    [Test]
    public async Task What_is_not_there_is_warned_of()
    {
        await using var pve = await ArrangeAsync();
        await using var vnet = await ClientKinds.StartAsync(kind, pve, "sdn_vnet");
        Assert.That((await vnet.PlanAsync(Vnet("nowhere", 5, isAware: false))).Warnings,
            Has.Some.Contains("names the zone nowhere, which there is not"));
        await using var zone = await ClientKinds.StartAsync(kind, pve, "sdn_zone_evpn");
        var planned = await zone.PlanAsync(Config(("zone_id", "new"), ("controller", "none"), ("vrf_vxlan", 8), ("ipam", "other")));
        Assert.That(planned.Errors, Is.Empty);
        Assert.That(planned.Warnings, Has.Some.Contains("names the controller none").And.Some.Contains("names the ipam other"));
    }

    [Test]
    public async Task A_controller_of_another_type_and_a_VXLAN_of_another_zone_are_refused()
    {
        await using var pve = await ArrangeAsync();
        pve.Request("POST", "/cluster/sdn/controllers", ("controller", "bgp1"), ("type", "bgp"), ("asn", 65000), ("node", "pve1"),
            ("peers", "192.0.2.2"));
        await using var zone = await ClientKinds.StartAsync(kind, pve, "sdn_zone_evpn");
        var planned = await zone.PlanAsync(Config(("zone_id", "new"), ("controller", "bgp1"), ("vrf_vxlan", 1000)));
        Assert.That(planned.Errors, Has.Some.Contains("bgp1 is a controller of type bgp").And.Some.Contains("Another zone has that VXLAN"));
    }

    [Test]
    public async Task A_second_EVPN_controller_is_refused()
    {
        await using var pve = await ArrangeAsync();
        await using var client = await ClientKinds.StartAsync(kind, pve, "sdn_controller_evpn");
        var planned = await client.PlanAsync(Config(("controller_id", "second"), ("asn", 65001), ("peers", Value.Set("192.0.2.3"))));
        Assert.That(planned.Errors, Has.Some.Contains("Import it with the id \"evpn1\""));
    }

    [Test]
    public async Task A_controller_that_a_zone_needs_is_replaced_together_with_it()
    {
        await using var pve = await PveSimulator.StartAsync();
        await using var client = await ClientKinds.StartAsync(kind, pve, "sdn_controller_evpn");
        var config = Config(("controller_id", "mine"), ("asn", 65001), ("peers", Value.Set("192.0.2.3")));
        Assert.That((await client.ApplyAsync(config)).Errors, Is.Empty);
        pve.Request("POST", ZoneLife.Collection, ("zone", "on"), ("type", "evpn"), ("controller", "mine"), ("vrf-vxlan", 7));
        Assert.That((await client.ApplyAsync(config.With("controller_id", "other"))).Errors, Has.Some.Contains("replace_triggered_by"));
    }

    private static Value Vnet(string zone, long? tag, bool isAware)
    {
        var vnet = Config(("vnet_id", "web"), ("zone_id", zone));
        vnet = tag is { } number ? vnet.With("tag", number) : vnet;
        return isAware ? vnet.With("vlan_aware", true) : vnet;
    }

    private static async Task<PveSimulator> ArrangeAsync()
    {
        var pve = await PveSimulator.StartAsync();
        pve.Request("POST", "/cluster/sdn/controllers", ("controller", "evpn1"), ("type", "evpn"), ("asn", 65000), ("peers", "192.0.2.2"));
        pve.Request("POST", ZoneLife.Collection, ("zone", "plain"), ("type", "simple"));
        pve.Request("POST", ZoneLife.Collection, ("zone", "vlans"), ("type", "vlan"), ("bridge", "vmbr0"));
        pve.Request("POST", ZoneLife.Collection, ("zone", "double"), ("type", "qinq"), ("bridge", "vmbr0"), ("tag", 7));
        pve.Request("POST", ZoneLife.Collection, ("zone", "wide"), ("type", "vxlan"), ("peers", "192.0.2.2"));
        pve.Request("POST", ZoneLife.Collection, ("zone", "routed"), ("type", "evpn"), ("controller", "evpn1"), ("vrf-vxlan", 1000));
        pve.Request("POST", "/cluster/sdn/vnets", ("vnet", "taken"), ("zone", "vlans"), ("tag", 20));
        pve.Request("POST", "/cluster/sdn/vnets", ("vnet", "bare"), ("zone", "double"));
        pve.Request("POST", "/cluster/sdn/vnets", ("vnet", "far"), ("zone", "routed"), ("tag", 5000));
        pve.Request("PUT", "/cluster/sdn");
        return pve;
    }
}
