using Proxmox.Client;
using Proxmox.Engine;
using Proxmox.Engine.Operations;
using Proxmox.Model.Fields;
using Proxmox.Resources.Cluster.Sdn.Zones;

namespace Proxmox.Resources.Cluster.Sdn;

/// <summary>
/// What the type of a zone asks of the tag of a VNet (<c>PVE::Network::SDN::Zones::*Plugin</c>, <c>vnet_update_hook</c>).
/// </summary>
internal static class VnetTag
{
    private const string Kind = "sdn_vnet";
    private const string ZoneKind = "sdn_zone_";
    private const string Title = "The tag does not suit the zone";
    private const long LastVlan = 4094;

    private static readonly string[] Types = ["simple", "vlan", "qinq", "vxlan", "evpn"];

    /// <summary>Refuses what the zone does not take, where its type is known.</summary>
    public static async Task CheckAsync(
        Session session, PlanReview plan, Field<string> id, Field<string> zoneId, Field<long> tag, Field<bool> vlanAware,
        CancellationToken cancel)
    {
        var look = new SdnLook(session, plan);
        if (plan.Config.Value.IsNull || !(look.IsNew(zoneId) || look.IsNew(tag) || look.IsNew(vlanAware))
            || plan.Planned.Get(zoneId) is not { } zone)
        {
            return;
        }

        await look.WarnOfMissingAsync(zoneId, "zone", "zone_id", ZoneKind, Zone.Collection, cancel);
        var zones = await look.AllAsync(Zone.Collection, cancel);
        if ((Types.FirstOrDefault(word => look.IsPlanned(ZoneKind + word, zone)) ?? TypeOf(zone)) is not { } type)
        {
            return;
        }

        if (type == "evpn" && plan.Planned.Get(vlanAware) is true)
        {
            look.Refuse(vlanAware, "EVPN zones have no VNets with VLANs inside", $"vlan_aware cannot be true in {zone}, which is an EVPN "
                + "zone. Leave it out, or choose a zone of another type.");
        }

        if (plan.Planned[tag].IsUnknown)
        {
            return;
        }

        var (isSet, number) = (plan.Planned.Has(tag), plan.Planned.Get(tag));
        if (type == "simple" ? isSet : !isSet && type != "qinq")
        {
            look.Refuse(tag, Title, type switch
            {
                "simple" => $"{zone} is a simple zone, whose VNets have no tag. Leave tag out, or choose a zone of another type.",
                "vlan" => $"{zone} is a zone of VLANs, so that the VNet needs one: set tag to a number from 1 to 4094 that no other "
                    + "VNet of the zone has.",
                _ => $"The VNets of {zone} are VXLANs: set tag to a number from 1 to 16777215 that no other VNet has.",
            });
            return;
        }

        if (type is "vlan" or "qinq" && number > LastVlan)
        {
            look.Refuse(tag, Title, $"The VNets of {zone} are VLANs, so that tag is at most 4094, and not {number}.");
        }
        else if (type != "simple" && (await look.AllAsync("/cluster/sdn/vnets", cancel)).FirstOrDefault(IsTwin) is { } twin)
        {
            look.Refuse(tag, "Another VNet has that tag", isSet
                ? $"{twin["vnet"].AsText()} in zone {twin["zone"].AsText()} has the tag {number}. Set tag to another."
                : $"{twin["vnet"].AsText()} is without a tag as well, and {zone} takes one such VNet. Set tag to a number from 1 to 4094.");
        }

        string? TypeOf(string name) => zones.FirstOrDefault(known => known["zone"].AsText() == name)?["type"].AsText();

        // What the run has in its state may be about to give the tag up. VXLANs are the same everywhere.
        bool IsTwin(PveData other) => other["tag"].AsLong() == (isSet ? number : null)
            && (type is "vxlan" or "evpn" ? TypeOf(other["zone"].AsText() ?? "") is "vxlan" or "evpn" : other["zone"].AsText() == zone)
            && other["vnet"].AsText() is { } name && name != plan.Planned.Get(id) && !look.IsRecorded(Kind, name);
    }
}
