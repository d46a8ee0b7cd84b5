using Proxmox.Simulator.Routing;
using Proxmox.Simulator.Schema;
using Proxmox.Simulator.Sections;

namespace Proxmox.Simulator.Sdn;

/// <summary><c>/cluster/sdn/zones</c> (<c>PVE::API2::Network::SDN::Zones</c>).</summary>
public sealed class ZoneEndpoints : IEndpoints
{
    private const string All = " nodes mtu dns reversedns dnszone ipam";
    private const string Bridged = All + " bridge-disable-mac-learning";

    private static readonly string[] Servers = ["dns", "reversedns"];

    public void Map(Router router)
    {
        var isOld = router.Version == PveVersion.V84;
        var area = SdnConfig.Area("/cluster/sdn/zones", SdnConfig.Zones, "zone", "sdn '{id}' does not exist");
        (area with
        {
            Types =
            [
                SectionType.Parse("simple", "dhcp" + All),
                SectionType.Parse("vlan", "bridge+" + Bridged),
                SectionType.Parse("qinq", "tag+ bridge+ vlan-protocol" + Bridged),
                SectionType.Parse("vxlan", (isOld ? "peers+" : "peers fabric") + " vxlan-port" + All),
                SectionType.Parse("evpn", "vrf-vxlan+ controller+ exitnodes exitnodes-local-routing exitnodes-primary advertise-subnets"
                    + " disable-arp-nd-suppression rt-import vxlan-port mac" + Bridged),
                SectionType.Parse("faucet", "dp-id+ controller+ nodes dns reversedns dnszone ipam"),
            ],
            Visible = ("/sdn/zones/{id}", SdnConfig.Readers),
            ChecksBeforeLock = true,
            Decode = (_, key, value) => key is "nodes" or "exitnodes"
                ? string.Join(',', PerlList.Split(value).Distinct().Order(StringComparer.Ordinal))
                : value,
            Verify = Verify,
            OnDelete = change =>
            {
                var vnets = SdnConfig.Read(change.Call.Datacenter, SdnConfig.Vnets).Sections;
                if (vnets.FirstOrDefault(vnet => vnet["zone"] == change.Id) is { } vnet)
                {
                    throw PveError.Die($"zone {change.Id} is used by vnet {vnet.Id}"
                        + " at /usr/share/perl5/PVE/Network/SDN/Zones/Plugin.pm line 149.");
                }
            },
        }).Map(router);
    }

    private static void Verify(SectionChange change)
    {
        var datacenter = change.Call.Datacenter;
        if (change.Before is { } before && before["ipam"] != change.Section["ipam"]
            && SdnConfig.Read(datacenter, SdnConfig.Subnets).Sections.Any(subnet => new Subnet(subnet.Id).Zone == change.Id))
        {
            throw PveError.Parameter("ipam", "can't change ipam if a subnet is already defined in this zone");
        }

        foreach (var key in Servers)
        {
            if (change.Values.TryGetValue(key, out var server) && SdnConfig.Read(datacenter, SdnConfig.Dns).Find(server) is null)
            {
                throw PveError.Parameter(key, $"{server} don't exist");
            }
        }

        if (change.Values.ContainsKey("dnszone") && !change.Values.ContainsKey("dns"))
        {
            throw PveError.Parameter("dnszone", "missing dns server");
        }

        if (change.Values.TryGetValue("ipam", out var ipam) && IpamEndpoints.Load(datacenter).Find(ipam) is null)
        {
            throw PveError.Parameter("ipam", $"{ipam} not existing");
        }

        ZoneRules.Verify(change);
    }
}
