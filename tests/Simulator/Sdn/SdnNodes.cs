using Proxmox.Simulator.State;

namespace Proxmox.Simulator.Sdn;

/// <summary>What the nodes have taken over of the software-defined network.</summary>
internal sealed class SdnNodes
{
    private readonly Datacenter _datacenter;
    private readonly Dictionary<string, (long Version, HashSet<string> Vnets)> _nodes = new(StringComparer.Ordinal);

    private SdnNodes(Datacenter datacenter)
    {
        _datacenter = datacenter;
    }

    public static SdnNodes Of(Datacenter datacenter) => datacenter.Part(d => new SdnNodes(d));

    /// <summary>A node reloads its network.</summary>
    public void Reload(string node) => _nodes[node] = (SdnConfig.Version(_datacenter), [.. Vnets(node).Select(vnet => vnet.Id)]);

    /// <summary>Whether guests of a node can be on a VNet.</summary>
    public bool HasVnet(string node, string vnet) => _nodes.TryGetValue(node, out var own) && own.Vnets.Contains(vnet);

    /// <summary>The zones that were applied and are meant for a node.</summary>
    public IEnumerable<Section> Zones(string node) => SdnConfig.ReadRunning(_datacenter, SdnConfig.Zones).Sections
        .Where(zone => zone["nodes"] is not { } nodes || PerlList.Split(nodes).Contains(node))
        .OrderBy(zone => zone.Id, StringComparer.Ordinal);

    /// <summary>The VNets of these zones.</summary>
    public IEnumerable<Section> Vnets(string node)
    {
        var zones = Zones(node).Select(zone => zone.Id).ToHashSet(StringComparer.Ordinal);
        return SdnConfig.ReadRunning(_datacenter, SdnConfig.Vnets).Sections.Where(vnet => zones.Contains(vnet["zone"]!));
    }

    /// <summary>What is wrong with a node's network; null where all is as it was applied.</summary>
    public string? Fault(string node) => !_nodes.TryGetValue(node, out var own) || own.Version == 0
        ? "local sdn network configuration is not yet generated, please reload"
        : own.Version < SdnConfig.Version(_datacenter)
            ? "local sdn network configuration is too old, please reload"
            : null;

    /// <summary>How zones and VNets are on a node.</summary>
    public string Status(string node) => Fault(node) is null ? "available" : "pending";
}
