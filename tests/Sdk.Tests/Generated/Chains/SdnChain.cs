using Pulumi.Proxmox.Sdn;

namespace Sdk.Tests.Generated.Chains;

/// <summary>Hands on what each function about zones, VNets and subnets tells.</summary>
internal static class SdnChain
{
    /// <summary>The program.</summary>
    public static void Run()
    {
        var simple = GetSimpleZone.Invoke(new() { ZoneId = "lab" });
        _ = new SimpleZone("simple", new()
        {
            ZoneId = simple.Apply(found => found.ZoneId),
        });
        var vlan = GetVlanZone.Invoke(new() { ZoneId = "office" });
        _ = new VlanZone("vlan", new()
        {
            ZoneId = vlan.Apply(found => found.ZoneId),
            Bridge = vlan.Apply(found => found.Bridge),
        });
        var qinq = GetQinQZone.Invoke(new() { ZoneId = "tenant" });
        _ = new QinQZone("qinq", new()
        {
            ZoneId = qinq.Apply(found => found.ZoneId),
            Bridge = qinq.Apply(found => found.Bridge),
            ServiceVlan = qinq.Apply(found => found.ServiceVlan),
        });
        var vxlan = GetVxlanZone.Invoke(new() { ZoneId = "spread" });
        _ = new VxlanZone("vxlan", new()
        {
            ZoneId = vxlan.Apply(found => found.ZoneId),
            Peers = vxlan.Apply(found => found.Peers),
        });
        var evpn = GetEvpnZone.Invoke(new() { ZoneId = "routed" });
        _ = new EvpnZone("evpn", new()
        {
            ZoneId = evpn.Apply(found => found.ZoneId),
            Controller = evpn.Apply(found => found.Controller),
            VrfVxlan = evpn.Apply(found => found.VrfVxlan),
        });
        var vnet = GetVnet.Invoke(new() { VnetId = "web" });
        _ = new Vnet("vnet", new()
        {
            VnetId = vnet.Apply(found => found.VnetId),
            ZoneId = vnet.Apply(found => found.ZoneId),
        });
        var subnet = GetSubnet.Invoke(new() { VnetId = "web", SubnetId = "office-198.51.100.0-24" });
        _ = new Subnet("subnet", new()
        {
            VnetId = subnet.Apply(found => found.VnetId),
            Cidr = subnet.Apply(found => found.Cidr),
        });
        _ = new SimpleZone("another", new() { ZoneId = GetZones.Invoke().Apply(zones => zones.Items[0].ZoneId) });
        _ = new Subnet("another", new()
        {
            VnetId = GetSubnets.Invoke(new() { VnetId = "web" }).Apply(subnets => subnets.Items[0].VnetId),
            Cidr = "198.51.100.0/24",
        });
        _ = new Vnet("another", new()
        {
            VnetId = GetVnets.Invoke().Apply(vnets => vnets.Items[0].VnetId),
            ZoneId = "office",
        });
    }
}
