using Proxmox.Simulator.Guests;
using Proxmox.Simulator.Sections;
using Proxmox.Simulator.State;

namespace Proxmox.Simulator.Sdn;

/// <summary>What types of zones ask of themselves and of their VNets (<c>PVE::Network::SDN::Zones::*Plugin</c>).</summary>
internal static class ZoneRules
{
    private const string Source = " at /usr/share/perl5/PVE/Network/SDN/Zones/EvpnPlugin.pm line ";
    private const int MostVlans = 4096;
    private const int MostVxlans = 16777216;

    /// <summary>Fails where a zone cannot be as it is (<c>on_update_hook</c>).</summary>
    public static void Verify(SectionChange change)
    {
        switch (change.Section.Type)
        {
            case "vxlan" when (change.Section["peers"] is null) == (change.Section["fabric"] is null):
                const string Text = "must have exactly one of peers / fabric defined";
                throw PveError.Parameters(new Dictionary<string, string>(StringComparer.Ordinal) { ["peers"] = Text, ["fabric"] = Text });
            case "evpn":
                VerifyEvpn(change);
                break;
        }
    }

    /// <summary>Fails where a VNet cannot be as it is in its zone (<c>vnet_update_hook</c>).</summary>
    public static void Verify(Section zone, Section vnet, SectionConfig vnets, SectionConfig zones)
    {
        var (tag, number) = (vnet["tag"], long.TryParse(vnet["tag"], out var parsed) ? parsed : 0);
        var others = vnets.Sections.Where(other => other.Id != vnet.Id).OrderBy(other => other.Id, StringComparer.Ordinal);
        var near = others.Where(other => other["zone"] == vnet["zone"]).ToList();
        switch (zone.Type)
        {
            case "simple":
                Refuse(tag is not null, "vlan tag is not allowed on simple zone");
                break;
            case "vlan":
                Refuse(tag is null, "missing vlan tag");
                Refuse(number > MostVlans, "vlan tag max value is 4096");
                Refuse(near.Find(other => other["tag"] == tag), other => $"tag {tag} already exist in vnet {other.Id}");
                break;
            case "qinq":
                Refuse(number > MostVlans, "VLAN tag maximal value is 4096");
                Refuse(near.Find(other => other["tag"] == tag), other => tag is null
                    ? $"tag-less vnet already exists in zone {zone.Id} vnet {other.Id}"
                    : $"tag {tag} already exist in zone {zone.Id} vnet {other.Id}");
                break;
            case "vxlan" or "evpn":
                Refuse(tag is null, "missing vxlan tag");
                Refuse(number > MostVxlans, "vxlan tag max value is 16777216");
                if (zone.Type == "evpn" && vnet["vlanaware"] is "1")
                {
                    throw PveError.Parameter("vlan-aware", "vlan-aware option can't be enabled with evpn");
                }

                // Their numbers are the same everywhere.
                Refuse(others.FirstOrDefault(other => other["tag"] == tag && zones.Find(other["zone"]!)?.Type is "vxlan" or "evpn"),
                    other => $"vxlan tag {tag} already exist in vnet {other.Id} in zone {other["zone"]} ");
                break;
        }
    }

    private static void VerifyEvpn(SectionChange change)
    {
        var zone = change.Section;
        var (name, number) = (zone["controller"], zone["vrf-vxlan"]);
        var controller = SdnConfig.Read(change.Call.Datacenter, SdnConfig.Controllers).Find(name!)
            ?? throw PveError.Die($"controller {name} don't exist{Source}354.");
        if (controller.Type != "evpn")
        {
            throw PveError.Die($"{name} is not a evpn controller type{Source}357.");
        }

        if (change.Config.Sections.FirstOrDefault(other => other.Id != zone.Id && other["vrf-vxlan"] == number) is { } used)
        {
            throw PveError.Die($"vrf-vxlan {number} is already declared in {used.Id}{Source}367.");
        }

        zone["mac"] ??= NetworkDevices.RandomAddress();
    }

    private static void Refuse(bool isWrong, string text)
    {
        if (isWrong)
        {
            throw PveError.Parameter("tag", text);
        }
    }

    private static void Refuse(Section? other, Func<Section, string> text)
    {
        if (other is not null)
        {
            throw PveError.Parameter("tag", text(other));
        }
    }
}
