using System.Collections.Immutable;
using Proxmox.Client;

namespace Proxmox.Resources.Guests.Datacenter;

/// <summary>A storage as a node sees it.</summary>
/// <param name="Name">The storage.</param>
/// <param name="Content">What it may hold: <c>images</c>, <c>iso</c> and so on.</param>
/// <param name="IsEnabled">False when it is disabled, or not meant for the node.</param>
/// <param name="IsActive">False when the node cannot reach it.</param>
/// <param name="IsShared">True when all nodes see the same volumes.</param>
/// <param name="Free">Free bytes; null when the storage does not tell.</param>
internal sealed record StorageView(string Name, ImmutableArray<string> Content, bool IsEnabled, bool IsActive, bool IsShared, decimal? Free)
{
    /// <summary>One entry of PVE's list.</summary>
    public static StorageView Of(PveData entry) => new(
        entry["storage"].AsText()!,
        [.. (entry["content"].AsText() ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal)],
        entry["enabled"].AsBool() is not false,
        entry["active"].AsBool() is not false,
        entry["shared"].AsBool() is true,
        entry["total"].AsDecimal() is > 0 ? entry["avail"].AsDecimal() : null);

    /// <summary>One entry of the list of the cluster, of a storage that the node can use.</summary>
    public static StorageView OfCluster(PveData entry) => Of(entry) with
    {
        Free = entry["maxdisk"].AsDecimal() is > 0 and var total ? total - entry["disk"].AsDecimal() : null,
    };
}
