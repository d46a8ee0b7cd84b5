using Proxmox.Simulator.Routing;
using Proxmox.Simulator.Schema;
using Proxmox.Simulator.Sections;

namespace Proxmox.Simulator.Sdn;

/// <summary><c>/cluster/sdn/controllers</c> (<c>PVE::API2::Network::SDN::Controllers</c>).</summary>
public sealed class ControllerEndpoints : IEndpoints
{
    private const string Source = " at /usr/share/perl5/PVE/Network/SDN/Controllers/";

    public void Map(Router router)
    {
        var area = SdnConfig.Area("/cluster/sdn/controllers", SdnConfig.Controllers, "controller", "sdn '{id}' does not exist");
        (area with
        {
            Types =
            [
                SectionType.Parse("evpn", router.Version == PveVersion.V84 ? "asn+ peers+" : "asn+ peers fabric"),
                SectionType.Parse("bgp", "node+ asn+ peers+ bgp-multipath-as-path-relax ebgp ebgp-multihop loopback"),
                SectionType.Parse("isis", "isis-domain+ isis-net+ isis-ifaces+ node+ loopback"),
                new SectionType("faucet", []),
            ],
            Visible = ("/sdn/controllers/{id}", SdnConfig.Readers),
            ChecksBeforeLock = true,
            Verify = Verify,
            OnDelete = change =>
            {
                var zones = SdnConfig.Read(change.Call.Datacenter, SdnConfig.Zones).Sections;
                if (change.Section.Type is "evpn" or "bgp" && zones.FirstOrDefault(zone => zone["controller"] == change.Id) is { } zone)
                {
                    var line = change.Section.Type == "evpn" ? "EvpnPlugin.pm line 476" : "BgpPlugin.pm line 167";
                    throw PveError.Die($"controller {change.Id} is used by {zone.Id}{Source}{line}.");
                }
            },
        }).Map(router);
    }

    private static void Verify(SectionChange change)
    {
        var own = change.Section;
        var others = change.Config.Sections.Where(other => other != own && other.Type == own.Type).ToList();
        var near = others.Count(other => other["node"] == change.Call.Datacenter.LocalNode);
        var fault = own.Type switch
        {
            "evpn" when others.Count > 0 => "only 1 global evpn controller can be defined" + Source + "EvpnPlugin.pm line 491.",
            "evpn" when (own["peers"] is null) == (own["fabric"] is null) =>
                "must have exactly one of peers / fabric defined" + Source + "EvpnPlugin.pm line 497.",
            "bgp" when near > 1 => "only 1 bgp controller can be defined" + Source + "BgpPlugin.pm line 183.",
            "isis" when near > 1 => "only 1 bgp or isis controller can be defined" + Source + "IsisPlugin.pm line 123.",
            _ => null,
        };
        if (fault is not null)
        {
            throw PveError.Die(fault);
        }
    }
}
