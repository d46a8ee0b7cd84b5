using System.Globalization;
using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Http;
using Proxmox.Simulator.Routing;
using Proxmox.Simulator.State;

namespace Proxmox.Simulator.Cluster;

/// <summary><c>corosync.conf</c>: which nodes a cluster has (<c>PVE::Corosync</c>).</summary>
internal static class Corosync
{
    /// <summary>The lock of the file.</summary>
    public const string Lock = "file-corosync_conf";

    private const int MostLinks = 8;

    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>The nodes; of a node on its own there are none.</summary>
    public static IEnumerable<Node> Nodes(Datacenter datacenter) => datacenter.ClusterName is null ? [] : datacenter.Nodes;

    /// <summary>A node as PVE keeps it: every value is a text.</summary>
    public static JObject Describe(Node node)
    {
        var entry = new JObject
        {
            ["name"] = node.Name,
            ["nodeid"] = Text(node.Id),
            ["quorum_votes"] = Text(node.Votes),
        };
        foreach (var (number, address) in node.Links)
        {
            entry[$"ring{Text(number)}_addr"] = address;
        }

        return entry;
    }

    /// <summary>The addresses that a call gives, by number of their link.</summary>
    public static IReadOnlyDictionary<int, string> LinksOf(PveCall call) => Enumerable.Range(0, MostLinks)
        .Where(number => call.Has($"link{Text(number)}"))
        .ToDictionary(number => number, number => call.Text($"link{Text(number)}").Split(',')
            .First(part => !part.StartsWith("priority=", StringComparison.Ordinal)).Split('=')[^1]);

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
            ["interface"] = new JObject(datacenter.Nodes[0].Links.Keys
                .Select(number => new JProperty(Text(number), new JObject { ["linknumber"] = Text(number) }))),
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

    /// <summary>Adds a node as a call asks for it, by default under the lowest id that is free.</summary>
    public static void Add(Datacenter datacenter, Node node, PveCall call)
    {
        (node.Votes, node.Links) = ((int)(call.Number("votes") ?? 1), LinksOf(call));
        node.Id = (int?)call.Number("nodeid")
            ?? Enumerable.Range(1, datacenter.Nodes.Count + 1).First(id => datacenter.Nodes.TrueForAll(other => other.Id != id));
        datacenter.ConfigVersion = Version(datacenter) + 1;
        datacenter.Nodes.Add(node);
    }

    /// <summary>The file's text.</summary>
    public static string Print(Datacenter datacenter)
    {
        var nodes = string.Concat(datacenter.Nodes.Select(node =>
            $"  node {{\n{string.Concat(Describe(node).Properties().Select(option => $"    {option.Name}: {option.Value}\n"))}  }}\n"));
        var totem = Totem(datacenter)!;
        totem.Remove("interface");
        var options = totem.Properties().Select(property => $"  {property.Name}: {property.Value}\n").ToList();
        options.Insert(2, string.Concat(datacenter.Nodes[0].Links.Keys
            .Select(number => $"  interface {{\n    linknumber: {Text(number)}\n  }}\n")));
        return $"logging {{\n  debug: off\n  to_syslog: yes\n}}\n\nnodelist {{\n{nodes}}}\n\n"
            + "quorum {\n  provider: corosync_votequorum\n}\n\n"
            + $"totem {{\n{string.Concat(options.Take(5).Concat(options.Skip(5).OrderBy(line => line, StringComparer.Ordinal)))}}}\n\n";
    }

    /// <summary>The fingerprint of a node's certificate.</summary>
    public static string FingerprintOf(Node node) => node.HasJoined ? Certificates.Shared.Fingerprint : "";

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
