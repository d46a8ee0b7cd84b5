using Proxmox.Simulator.Nodes;
using Proxmox.Simulator.Storage;

namespace Proxmox.Simulator.State;

/// <summary>The storages as the cluster's lists show them.</summary>
public static class StorageCatalog
{
    /// <summary>Each storage on every node that may use it; disabled ones are left out.</summary>
    public static IEnumerable<StorageStats> All(Datacenter datacenter) => StorageConfig.Of(datacenter).All
        .SelectMany(storage => datacenter.Nodes.Where(node => storage.EnabledOn(node.Name))
            .Select(node => Stats(datacenter, storage, node)));

    /// <summary>
    /// A storage on the node that a list of members shows it on: the local one if it may use it. Null when there is no such storage.
    /// </summary>
    public static StorageStats? Find(Datacenter datacenter, string id)
    {
        if (StorageConfig.Of(datacenter).Find(id) is not { } storage)
        {
            return null;
        }

        var name = storage.Nodes is null || storage.Nodes.Contains(datacenter.LocalNode)
            ? datacenter.LocalNode
            : storage.Nodes.Order(StringComparer.Ordinal).First();
        return Stats(datacenter, storage, datacenter.FindNode(name) ?? new Node(name) { Online = false });
    }

    private static StorageStats Stats(Datacenter datacenter, StorageDefinition storage, Node node)
    {
        var config = StorageConfig.Of(datacenter);
        var active = ClusterResources.Of(datacenter).Knows(datacenter, node) && config.Host.IsActive(config, storage, node.Name);
        var (total, used) = active ? config.Space(storage, node) : (0, 0);
        return new StorageStats(
            storage.Id,
            node.Name,
            storage.Type.Name,
            string.Join(',', storage.Content),
            storage.Shared,
            active,
            used,
            total);
    }
}

/// <summary>A storage on a node.</summary>
/// <param name="Active">Whether the node's status daemon has figures for it.</param>
/// <param name="Used">Bytes.</param>
/// <param name="Total">Bytes.</param>
public sealed record StorageStats(string Id, string Node, string Type, string Content, bool Shared, bool Active, long Used, long Total);
