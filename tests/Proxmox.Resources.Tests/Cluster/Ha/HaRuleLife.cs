using Proxmox.Model.Values;
using Proxmox.Testing.Lifecycles;
using static Proxmox.Testing.Lifecycles.Lifecycle;

namespace Proxmox.Resources.Tests.Cluster.Ha;

/// <summary>What the lives of rules of all types have in common.</summary>
internal static class HaRuleLife
{
    public const string Collection = "/cluster/ha/rules";

    /// <summary>The life of a rule named after its type, about the VMs of three VMIDs from that one on.</summary>
    /// <param name="type">PVE's name of the type.</param>
    /// <param name="first">The first of the VMIDs.</param>
    /// <param name="required">What the type asks for.</param>
    /// <param name="own">Optional attributes of the type.</param>
    /// <param name="others">The same and what is required with other values.</param>
    public static Lifecycle Of(string type, int first, Value required, Value own, Value others)
    {
        var minimal = Both(Config(("rule_id", type), ("resources", Value.Set($"vm:{first}", $"vm:{first + 1}"))), required);
        var full = Both(minimal, own).With("disabled", true).With("comment", "by the rack");
        return new("ha_rule_" + type.Replace('-', '_'))
        {
            Id = type,
            Minimal = minimal,
            Full = full,
            Changed = Both(full, others).With("resources", Value.Set($"vm:{first}", $"vm:{first + 2}")).With("disabled", false)
                .With("comment", "by the power"),
            Replacements = [("rule_id", "other")],
            Arrange = pve => HaWorld.Manage(pve, first, first + 1, first + 2),
            Drift = pve => pve.Request("PUT", $"{Collection}/{type}", ("type", type), ("comment", "theirs"), ("delete", "disable")),
            Remove = pve => pve.Request("DELETE", $"{Collection}/{type}"),
            Find = pve => pve.Request("GET", $"{Collection}/{type}"),
            CreateRequest = ("POST", Collection),
        };
    }

    private static Value Both(Value one, Value other) => other.Members.Aggregate(one, (all, member) => all.With(member.Key, member.Value));
}
