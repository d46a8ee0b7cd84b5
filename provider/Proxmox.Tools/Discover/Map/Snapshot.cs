using Proxmox.Client;

namespace Proxmox.Tools.Discover.Map;

/// <summary>What the datacenter answered: a handful of lists, and none of a single guest.</summary>
internal sealed record Snapshot
{
    /// <summary>The version of PVE; null where it was not told.</summary>
    public string? Version { get; init; }

    /// <summary>The name of the cluster; null for a node that is alone, or where it was not told.</summary>
    public string? Cluster { get; init; }

    /// <summary>The nodes, guests, storages and pools, as <c>/cluster/resources</c> tells them.</summary>
    public required PveData Resources { get; init; }

    /// <summary>The interfaces of each node.</summary>
    public IReadOnlyList<(string Node, PveData Interfaces)> Networks { get; init; } = [];

    /// <summary>The zones of the SDN.</summary>
    public PveData Zones { get; init; } = PveData.Null;

    /// <summary>The VNets.</summary>
    public PveData Vnets { get; init; } = PveData.Null;

    /// <summary>The pools, with their comments.</summary>
    public PveData Pools { get; init; } = PveData.Null;

    /// <summary>What could not be read, and why.</summary>
    public IReadOnlyList<string> Gaps { get; init; } = [];

    /// <summary>The entries of <c>/cluster/resources</c> of some types.</summary>
    public IEnumerable<PveData> Of(params IReadOnlyList<string> types) =>
        Resources.Items.Where(entry => entry["type"].AsText() is { } type && types.Contains(type));
}
