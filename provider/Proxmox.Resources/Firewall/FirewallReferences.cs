using Proxmox.Engine.Declarations;
using Proxmox.Model.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Firewall;

/// <summary>
/// What rules may name as source and destination: <c>.../firewall/refs</c> (PVE::API2::Firewall::Cluster, PVE::API2::Firewall::VM).
/// </summary>
public static class FirewallReferences
{
    private static readonly Field<string> Level =
        FirewallLevel.OfNames with { Doc = "Whose rules: `cluster`, `vm:100` for a VM, `ct:200` for a container.", IsReplacing = false };

    private static readonly Field<string> Kind =
        Text("type", "Only names of this type. Unset means both.").OneOf(("alias", "Names of addresses."), ("ipset", "Sets of addresses."))
            .TypeNamed("FirewallReferenceType");

    private static readonly Field<IReadOnlyList<Attributes>> Items = EntryList.Items(
        "The names, ordered by what a rule writes.",
        Text("reference", "What a rule writes: the name of an alias, or that of a set with a plus.").OnWire("ref").AlwaysReturned(),
        Text("type", "What it is: `alias` or `ipset`.").AlwaysReturned(),
        Text("name", "Name of the alias or set.").AlwaysReturned(),
        Text("scope", "Whose it is: `dc` for the cluster, `guest` for the guest, `sdn` for what follows from SDN."),
        Text("comment", "Free text shown beside it."));

    /// <summary>The declaration.</summary>
    public static DataSource Declaration { get; } = new(
        "firewall_references", "The aliases and IP sets that the rules of the cluster or a guest may name as source and destination.")
    {
        Area = Areas.Firewall,
        Fields = [Level, Kind, Items],
        Privileges = [.. FirewallLevel.PrivilegesFor(LevelKind.Cluster, LevelKind.Vm).Where(needed => needed.For.HasFlag(Purposes.Read))],
        Read = async (session, config, cancel) =>
            await FirewallLevel.Of(config).RootAsync(session, cancel) is not { } root ? null
                : EntryList.Of(Items, (await session.Pve.GetAsync(root + "/refs", cancel: cancel)).Items
                    .Where(entry => config.Get(Kind) is not { } kind || entry["type"].AsText() == kind)),
    };
}
