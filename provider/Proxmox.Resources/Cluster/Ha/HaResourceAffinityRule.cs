using Proxmox.Engine.Declarations;
using Proxmox.Model.Declarations;
using Proxmox.Model.Fields;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Cluster.Ha;

/// <summary>Rules that keep guests together or apart (PVE::HA::Rules::ResourceAffinity).</summary>
public static class HaResourceAffinityRule
{
    private static readonly Field<string> Affinity =
        Text("affinity", "Whether the guests run on the same node or each on another one.")
            .OneOf(("positive", "The guests are kept on one node."), ("negative", "The guests are kept on different nodes."))
            .TypeNamed("Affinity").Required();

    /// <summary>The declaration.</summary>
    public static Resource Declaration { get; } = HaRule.Of(
        HaRule.ResourceAffinity, "ResourceAffinityRule",
        "Keeps guests under HA together on a node, or apart on different ones.",
        "databases-apart", [Affinity], [new(IsAboutSeveral)]);

    private static IEnumerable<Violation> IsAboutSeveral(Attributes config) =>
        config[HaRule.Resources] is { IsNull: false, IsWhollyKnown: true, Items.Length: < 2 }
            ? [new(HaRule.Resources, "resources must name two guests or more: one alone is neither together nor apart.")]
            : [];
}
