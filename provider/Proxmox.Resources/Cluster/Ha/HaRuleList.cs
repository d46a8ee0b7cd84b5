using Proxmox.Engine.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Cluster.Ha;

/// <summary>Rules of every type: <c>/cluster/ha/rules</c> (PVE::API2::HA::Rules).</summary>
public static class HaRuleList
{
    private static readonly Field<string> Kind =
        Text("type", "Only rules of this type. Unset means all.")
            .OneOf((HaRule.NodeAffinity, "Rules that bind guests to nodes."),
                (HaRule.ResourceAffinity, "Rules that bind guests to each other."));

    private static readonly Field<string> Resource =
        Text("sid", "Only rules that name this guest, such as `vm:100`. Unset means all.").Checked(HaNames.Sid);

    private static readonly Field<IReadOnlyList<Attributes>> Items = EntryList.Items(
        "The rules, ordered by name.",
        HaRule.Id.AlwaysReturned() with { Presence = Presence.Computed, IsReplacing = false, IsAutonamed = false },
        Text("type", "Type of the rule: `node-affinity` or `resource-affinity`.").AlwaysReturned(),
        TextSet("resources", "Guests that the rule is for, by `sid`.").AlwaysReturned(),
        WholeMap("nodes", "The nodes of a rule that binds guests to nodes, each with its priority.").Written(WireForm.Priorities),
        Flag("strict", "Whether the guests may run on no other node. Null for a rule that binds guests to each other.")
            .OnWire("strict"),
        Text("affinity", "Whether guests are kept together (`positive`) or apart (`negative`). Null for a rule that binds them to nodes."),
        HaRule.Disabled,
        HaRule.Comment,
        TextList("problems", "Why the manager does not follow the rule, in PVE's words. Null when it does.").From("errors", "resources"));

    /// <summary>The declaration.</summary>
    public static DataSource Declaration { get; } = new("ha_rules", "All rules of the HA manager, of any type.")
    {
        Area = Areas.HighAvailability,
        Since = "9.0",
        Instead = "ha_groups",
        Fields = [Kind, Resource, Items],
        Privileges = HaNames.Privileges.RemoveAll(privilege => !privilege.For.HasFlag(Model.Declarations.Purposes.List)),
        Read = EntryList.Reader(HaRule.Collection, Items, (config, rule) =>
            (config.Get(Kind) is not { } kind || rule["type"].AsText() == kind)
            && (config.Get(Resource) is not { } sid || (rule["resources"].AsText() ?? "").Split(',').Contains(sid))),
    };
}
