using System.Globalization;
using Proxmox.Simulator.State;

namespace Proxmox.Simulator.Guests;

/// <summary>A rule of the HA manager (<c>PVE::HA::Rules</c>): on which nodes resources belong, or which belong together or apart.</summary>
internal sealed record HaRule(string Id, string Kind, IReadOnlySet<string> Resources, IReadOnlyDictionary<string, int> Nodes)
{
    /// <summary>The file below <c>/etc/pve</c>.</summary>
    public const string FileName = "ha/rules.cfg";

    public const string OfNodes = "node-affinity";
    public const string OfResources = "resource-affinity";
    public const string Together = "positive";
    public const string Apart = "negative";

    /// <summary>Whether other nodes than those that are named will not do.</summary>
    public bool IsStrict { get; init; }

    /// <summary>Whether the nodes are not all equally good.</summary>
    public bool HasPriorities => Nodes.Values.Distinct().Skip(1).Any();

    /// <summary>The rules of a file that are in force.</summary>
    public static List<HaRule> In(SectionConfig config) => [.. config.Sections.Where(section => section["disable"] is null).Select(Of)];

    /// <summary>Resources as they are stored: sorted, each once.</summary>
    public static string Resource(string list) => string.Join(',', PerlList.Split(list).ToHashSet().Order(StringComparer.Ordinal));

    /// <summary>Nodes as they are stored: sorted, each once, with their priority unless that is 0.</summary>
    public static string Node(string list) => string.Join(',', Priorities(list).OrderBy(node => node.Key, StringComparer.Ordinal)
        .Select(node => node.Value == 0 ? node.Key : string.Create(CultureInfo.InvariantCulture, $"{node.Key}:{node.Value}")));

    /// <summary>The priorities of nodes by name.</summary>
    public static Dictionary<string, int> Priorities(string? list)
    {
        var nodes = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var parts in PerlList.Split(list).Select(entry => entry.Split(':')))
        {
            nodes[parts[0]] = parts.Length > 1 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : 0;
        }

        return nodes;
    }

    /// <summary>Takes a resource out of all rules; a rule that is left without any goes.</summary>
    public static void Forget(Datacenter datacenter, string resource)
    {
        var file = datacenter.File(FileName);
        var config = SectionConfig.Parse(file.Text);
        foreach (var rule in config.Sections.ToList())
        {
            rule["resources"] = string.Join(',', PerlList.Split(rule["resources"]).Where(other => other != resource));
            if (rule["resources"] is "")
            {
                config.Remove(rule.Id);
            }
        }

        file.Write(config.Render());
    }

    private static HaRule Of(Section section) => new(section.Id, section.Type == OfNodes ? OfNodes : section["affinity"]!,
        PerlList.Split(section["resources"]).ToHashSet(StringComparer.Ordinal), Priorities(section["nodes"]))
    { IsStrict = section["strict"] == "1" };
}
