using System.Globalization;
using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Http;
using Proxmox.Simulator.State;

namespace Proxmox.Simulator.Cluster;

/// <summary><c>corosync.conf</c>: which nodes a cluster has (<c>PVE::Corosync</c>).</summary>
internal static class Corosync
{
    /// <summary>The lock of the file.</summary>
    public const string Lock = "file-corosync_conf";

    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>The nodes; of a node on its own there are none.</summary>
    public static IEnumerable<Node> Nodes(Datacenter datacenter) => datacenter.ClusterName is null ? [] : datacenter.Nodes;

    /// <summary>A node as PVE keeps it: every value is a text.</summary>
    public static JObject Describe(Node node) => new()
    {
        ["name"] = node.Name,
        ["nodeid"] = Text(node.Id),
        ["quorum_votes"] = "1",
        ["ring0_addr"] = node.Address,
    };

    /// <summary>What all nodes have in common; null for a node on its own.</summary>
    public static JObject? Totem(Datacenter datacenter)
    {
        if (datacenter.ClusterName is not { } name)
        {
            return null;
        }

        var totem = new JObject
        {
            ["cluster_name"] = name,
            ["config_version"] = Text(Version(datacenter)),
            ["interface"] = new JObject { ["0"] = new JObject { ["linknumber"] = "0" } },
            ["ip_version"] = "ipv4-6",
            ["link_mode"] = "passive",
            ["secauth"] = "on",
            ["version"] = "2",
        };
        if (datacenter.Version != PveVersion.V84)
        {
            totem["token_coefficient"] = "125";
        }

        return totem;
    }

    /// <summary>How often the file has been changed.</summary>
    public static int Version(Datacenter datacenter) => datacenter.ConfigVersion ?? datacenter.Nodes.Count;

    /// <summary>Adds a node, under the lowest id that is free.</summary>
    public static void Add(Datacenter datacenter, Node node)
    {
        node.Id = Enumerable.Range(1, datacenter.Nodes.Count + 1).First(id => datacenter.Nodes.TrueForAll(other => other.Id != id));
        datacenter.ConfigVersion = Version(datacenter) + 1;
        datacenter.Nodes.Add(node);
    }

    /// <summary>The file's text.</summary>
    public static string Print(Datacenter datacenter)
    {
        var nodes = string.Concat(datacenter.Nodes.Select(node => string.Create(CultureInfo.InvariantCulture,
            $"  node {{\n    name: {node.Name}\n    nodeid: {node.Id}\n    quorum_votes: 1\n    ring0_addr: {node.Address}\n  }}\n")));
        var totem = Totem(datacenter)!;
        totem.Remove("interface");
        var options = totem.Properties().Select(property => $"  {property.Name}: {property.Value}\n").ToList();
        options.Insert(2, "  interface {\n    linknumber: 0\n  }\n");
        return $"logging {{\n  debug: off\n  to_syslog: yes\n}}\n\nnodelist {{\n{nodes}}}\n\n"
            + "quorum {\n  provider: corosync_votequorum\n}\n\n"
            + $"totem {{\n{string.Concat(options.Take(5).Concat(options.Skip(5).OrderBy(line => line, StringComparer.Ordinal)))}}}\n\n";
    }

    /// <summary>The fingerprint of a node's certificate.</summary>
    public static string FingerprintOf(Node node) => node.HasJoined ? Certificates.Shared.Fingerprint : "";

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
