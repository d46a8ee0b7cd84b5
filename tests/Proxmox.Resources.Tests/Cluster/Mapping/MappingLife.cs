using Proxmox.Model.Values;
using Proxmox.Testing.Lifecycles;
using static Proxmox.Testing.Lifecycles.Lifecycle;

namespace Proxmox.Resources.Tests.Cluster.Mapping;

/// <summary>What the lives of all kinds of mapping have in common.</summary>
internal static class MappingLife
{
    /// <summary>The life of a mapping named after its kind.</summary>
    /// <param name="kind">PVE's name of the kind.</param>
    /// <param name="map">The entries, and others in their place.</param>
    /// <param name="drifted">An entry in PVE's notation that somebody else puts in the place of all.</param>
    /// <param name="own">Optional attributes of the kind alone.</param>
    public static Lifecycle Of(string kind, (Value Entries, Value Others) map, string drifted, Value own)
    {
        var collection = "/cluster/mapping/" + kind;
        var minimal = Config(("mapping_id", kind), ("map", map.Entries));
        var full = Value.Object(minimal.Members.Concat(own.Members)).With("description", "in the rack");
        return new("mapping_" + kind)
        {
            Id = kind,
            Minimal = minimal,
            Full = full,
            Changed = full.With("map", map.Others).With("description", "on the shelf"),
            Replacements = [("mapping_id", "other")],
            Drift = pve => pve.Request("PUT", $"{collection}/{kind}", ("map", drifted)),
            Remove = pve => pve.Request("DELETE", $"{collection}/{kind}"),
            Find = pve => pve.Request("GET", $"{collection}/{kind}"),
            CreateRequest = ("POST", collection),
        };
    }
}
