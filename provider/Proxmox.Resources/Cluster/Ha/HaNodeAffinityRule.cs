using Proxmox.Engine.Declarations;
using Proxmox.Model.Fields;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Cluster.Ha;

/// <summary>Rules that bind guests to nodes (PVE::HA::Rules::NodeAffinity).</summary>
public static class HaNodeAffinityRule
{
    private static readonly Field<bool> Strict =
        Flag("strict", "Whether the guests may run on no other node, and rather stay off. Unset means false: they prefer the nodes.")
            .ImpliedDefault(false);

    /// <summary>The declaration.</summary>
    public static Resource Declaration { get; } = HaRule.Of(
        HaRule.NodeAffinity, "NodeAffinityRule",
        "Says on which nodes guests under HA run. A guest is in one such rule at most.",
        "prefer-first", [HaNames.Nodes, Strict], [HaNames.SomeNode]);
}
