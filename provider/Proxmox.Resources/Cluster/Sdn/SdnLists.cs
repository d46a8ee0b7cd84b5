using System.Collections.Immutable;
using Proxmox.Engine.Declarations;
using Proxmox.Model.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Resources.Cluster.Sdn.Controllers;
using Proxmox.Resources.Cluster.Sdn.Dns;
using Proxmox.Resources.Cluster.Sdn.Fabrics;
using Proxmox.Resources.Cluster.Sdn.Ipams;
using Proxmox.Resources.Cluster.Sdn.Zones;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Cluster.Sdn;

/// <summary>The lists of objects of the SDN that are of several types.</summary>
public static class SdnLists
{
    /// <summary>Zones of every type.</summary>
    public static DataSource Zones { get; } = Of(
        "sdn_zones", "zone", Zone.Collection, "All zones of the SDN, of any type, as they are configured.", Zone.Privileges, isStaged: true,
        [Zone.Id, Zone.Nodes, Zone.Mtu, Zone.Ipam, Zone.Dns, Zone.ReverseDns, Zone.DnsZone]);

    /// <summary>Controllers of every type.</summary>
    public static DataSource Controllers { get; } = Of(
        "sdn_controllers", "controller", Controller.Collection, "All controllers of the SDN, of any type, as they are configured.",
        EvpnController.Declaration.Privileges, isStaged: true,
        [
            Controller.Id,
            Controller.Asn with { Doc = "Number of the autonomous system. Null for IS-IS." },
            Controller.Peers,
            Controller.Node with { Doc = "Node that it is for. Null for EVPN." },
        ]);

    /// <summary>Managements of addresses of every type.</summary>
    public static DataSource Ipams { get; } = Of(
        "sdn_ipams", "ipam", Ipam.Collection, "All managements of addresses, of any type.", PveIpam.Declaration.Privileges,
        isStaged: false,
        [Ipam.Id, Ipam.Url with { Doc = "URL of its API. Null for PVE's own." }]);

    /// <summary>DNS servers of every type.</summary>
    public static DataSource DnsServers { get; } = Of(
        "sdn_dns_servers", "DNS server", PowerDns.Collection, "All DNS servers that guests of zones are registered in, of any type.",
        PowerDns.Declaration.Privileges, isStaged: false, [PowerDns.Id, Ipam.Url with { Doc = "URL of its API." }]);

    /// <summary>Fabrics of every protocol.</summary>
    public static DataSource Fabrics { get; } = Of(
        "sdn_fabrics", "fabric", Fabric.Collection, "All fabrics of the SDN, of any protocol, as they are configured.",
        OpenFabric.Declaration.Privileges, isStaged: true, [Fabric.Id, Fabric.Prefix, Fabric.Prefix6], Fabric.Protocol) with
    {
        Since = Fabric.First,
    };

    private static DataSource Of(string name, string noun, string path, string doc, ImmutableArray<Privilege> privileges, bool isStaged,
        ImmutableArray<Field> told, string member = "type")
    {
        var kind = Text(member, $"Only those of this {member}, as PVE calls it. Unset means all.");
        var items = EntryList.Items(
            $"The {noun}s, ordered by name.",
            [
                told[0].AsId(),
                Text(member, $"Its {member}, as PVE calls it.").AlwaysReturned(),
                .. told.Skip(1).Select(field => field with { IsReplacing = false, Rules = [] }),
                .. isStaged ? [SdnObject.State] : (ImmutableArray<Field>)[],
            ]);
        return new(name, doc)
        {
            Area = Areas.Sdn,
            Fields = [kind, items],
            Privileges = [.. privileges.Where(privilege => privilege.For.HasFlag(Purposes.List))],
            Read = async (session, config, cancel) =>
            {
                var query = isStaged ? new Client.Form().Add("pending", true) : new();
                var entries = (await session.Pve.GetAsync(path, query, cancel)).Items;
                return EntryList.Of(items, entries.Select(entry => isStaged ? SdnObject.AsStaged(entry) : entry).OfType<Client.PveData>()
                    .Where(entry => config.Get(kind) is not { } wanted || entry[member].AsText() == wanted));
            },
        };
    }

    private static Field AsId(this Field field) =>
        field with { Presence = Presence.Computed, IsReplacing = false, IsAutonamed = false, IsAlwaysReturned = true, Rules = [] };
}
