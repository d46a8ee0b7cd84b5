using Proxmox.Model.Values;
using Proxmox.Testing.Lifecycles;
using static Proxmox.Testing.Lifecycles.Lifecycle;

namespace Proxmox.Resources.Tests.Cluster.Notifications;

/// <summary>What the lives of all types of target have in common.</summary>
internal static class NotificationTargetLife
{
    /// <summary>The life of a target named after its type.</summary>
    /// <param name="type">PVE's name of the type.</param>
    /// <param name="least">What a target of the type needs.</param>
    /// <param name="own">Optional attributes of the type alone.</param>
    /// <param name="changed">What is changed of both.</param>
    public static Lifecycle Of(string type, Value least, Value own, Value changed)
    {
        var collection = "/cluster/notifications/endpoints/" + type;
        var minimal = Config(("target_id", type)).Members.Concat(least.Members);
        var full = Value.Object(minimal.Concat(own.Members)).With("comment", "for the operators").With("disabled", true);
        return new("notification_" + type)
        {
            Id = type,
            Minimal = Value.Object(minimal),
            Full = full,
            Changed = changed.Members.Aggregate(full, (config, member) => config.With(member.Key, member.Value))
                .With("comment", "for all").With("disabled", false),
            Replacements = [("target_id", "other")],
            Drift = pve => pve.Request("PUT", $"{collection}/{type}", ("comment", "theirs"), ("delete", "disable")),
            Remove = pve => pve.Request("DELETE", $"{collection}/{type}"),
            Find = pve => pve.Request("GET", $"{collection}/{type}"),
            CreateRequest = ("POST", collection),
        };
    }
}
