using Proxmox.Engine.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Cluster.Ha;

/// <summary>Groups of nodes: <c>/cluster/ha/groups</c> (PVE::API2::HA::Groups), which became rules in PVE 9.</summary>
public static class HaGroup
{
    private const string Collection = "/cluster/ha/groups";

    private static readonly Field<string> Id =
        Text("group_id", "Name of the group.").OnWire("group").Required().Replacing().Autonamed().Checked(Identifiers.Mapping);

    private static readonly Field<bool> Restricted =
        Flag("restricted", "Whether the guests may run on no other node, and rather stay off. Unset means false: they prefer the nodes.")
            .ImpliedDefault(false);

    private static readonly Field<bool> NoFailback =
        Flag("no_failback", "Whether guests stay where they are when a node of higher priority is there again. Unset means false.")
            .OnWire("nofailback").ImpliedDefault(false);

    private static readonly Field<string> Comment = Text("comment", "Free text shown beside the group.").OfLength(0, 4096);

    /// <summary>The declaration.</summary>
    public static Resource Declaration { get; } = new("ha_group", "A group of nodes that guests under HA run on.")
    {
        Area = Areas.HighAvailability,
        Plural = "ha_groups",
        Until = "9.0",
        Instead = "ha_rule_node_affinity",
        Api = new(Collection)
        {
            Item = Collection + "/{group_id}",
            Listed = new(Collection),
            HasDigest = true,
            File = ConfigFiles.HaGroups,
        },
        Fields = [Id, HaNames.Nodes, Restricted, NoFailback, Comment],
        Identity = [Id],
        ImportId = new("{group_id}", "prefer-first"),
        Constraints = [HaNames.SomeNode],
        Privileges = HaNames.Privileges,
    };
}
