using Proxmox.Model.Values;
using Proxmox.Testing.Lifecycles;
using static Proxmox.Testing.Lifecycles.Lifecycle;

namespace Proxmox.Resources.Tests.Cluster.Sdn.Fabrics;

/// <summary>What the lives of fabrics and their nodes have in common.</summary>
internal static class FabricLife
{
    private const string Fabrics = "/cluster/sdn/fabrics/fabric";

    /// <summary>The life of a fabric.</summary>
    /// <param name="protocol">Its protocol.</param>
    /// <param name="id">Its name.</param>
    /// <param name="required">What it needs beside its name.</param>
    /// <param name="own">Optional attributes.</param>
    /// <param name="changed">Other values.</param>
    /// <param name="drift">What somebody else changes, as PVE's name and its value.</param>
    /// <param name="left">Attributes that are not cleared alone, and why.</param>
    public static Lifecycle Of(string protocol, string id, Value required, Value own, Value changed, string drift,
        params (string Attribute, string Why)[] left)
    {
        var life = SdnLife.Of("sdn_fabric_" + protocol, Fabrics, "fabric_id", id, required, own, changed, drift: null, left);
        return life with
        {
            Drift = pve => pve.Request(
                "PUT", $"{Fabrics}/{id}", ("protocol", protocol), (drift.Split('=')[0], drift.Split('=')[1])),
        };
    }

    /// <summary>The life of a node in a fabric of its own.</summary>
    /// <param name="protocol">The fabric's protocol.</param>
    /// <param name="fabric">The fabric's name.</param>
    /// <param name="required">What it needs beside its names.</param>
    /// <param name="own">Optional attributes.</param>
    /// <param name="changed">Other values.</param>
    public static Lifecycle OfNode(string protocol, string fabric, Value required, Value own, Value changed)
    {
        var collection = "/cluster/sdn/fabrics/node/" + fabric;
        var minimal = ZoneLife.Join(Config(("fabric_id", fabric), ("node", "pve1")), required);
        var full = ZoneLife.Join(minimal, own);
        return new("sdn_fabric_node_" + protocol)
        {
            Id = fabric + "/pve1",
            Minimal = minimal,
            Full = full,
            Changed = ZoneLife.Join(full, changed),
            Replacements = [("node", "pve2")],
            Arrange = pve => pve.Request("POST", Fabrics, ("id", fabric), ("protocol", protocol), ("ip_prefix", "10.0.0.0/8"),
                (protocol == "ospf" ? "area" : "ip6_prefix", protocol == "ospf" ? "0" : "fd00::/16")),
            Drift = pve => pve.Request("PUT", collection + "/pve1", ("protocol", protocol), ("ip", "10.20.0.9")),
            Remove = pve => pve.Request("DELETE", collection + "/pve1"),
            Find = pve => pve.Request("GET", collection + "/pve1"),
            CreateRequest = ("POST", collection),
        };
    }
}
