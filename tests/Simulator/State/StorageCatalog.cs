namespace Proxmox.Simulator.State;

/// <summary>The storages as the cluster's lists show them, read from <c>storage.cfg</c>.</summary>
public static class StorageCatalog
{
    private static readonly string[] SharedTypes = ["nfs", "cifs", "pbs", "glusterfs", "cephfs", "rbd", "iscsi", "iscsidirect", "zfs", "esxi"];

    /// <summary>The sections, with the storage <c>local</c> that PVE assumes where the file does not name it.</summary>
    public static IReadOnlyList<Section> Sections(Datacenter datacenter)
    {
        var config = SectionConfig.Parse(datacenter.File("storage.cfg").Text);
        if (config.Find("local") is not null)
            return config.Sections;
        var local = new Section("dir", "local") { ["path"] = "/var/lib/vz", ["prune-backups"] = "keep-all=1", ["content"] = "backup,images,iso,rootdir,snippets,vztmpl" };
        return [local, .. config.Sections];
    }

    /// <summary>One storage on every node that may use it; disabled ones are left out.</summary>
    public static IEnumerable<StorageStats> All(Datacenter datacenter)
    {
        foreach (var section in Sections(datacenter).Where(section => section["disable"] != "1"))
        {
            foreach (var node in datacenter.Nodes.Where(node => Allows(section, node.Name)))
                yield return Stats(section, node);
        }
    }

    /// <summary>A storage on the node that a list of members shows it on: the local one if it may use it.</summary>
    public static StorageStats? Find(Datacenter datacenter, string id)
    {
        if (Sections(datacenter).FirstOrDefault(section => section.Id == id) is not { } section)
            return null;
        var name = Allows(section, datacenter.LocalNode) ? datacenter.LocalNode : PerlList.Split(section["nodes"]).Order(StringComparer.Ordinal).First();
        return Stats(section, datacenter.FindNode(name) ?? new Node(name) { Online = false });
    }

    private static bool Allows(Section section, string node) =>
        section["nodes"] is not { Length: > 0 } nodes || PerlList.Split(nodes).Contains(node);

    private static StorageStats Stats(Section section, Node node)
    {
        // Only the node's own file system has figures; nothing else is there to be measured.
        var active = node.Online && section["disable"] != "1" && section.Type is "dir" or "btrfs";
        var shared = section["shared"] == "1" || SharedTypes.Contains(section.Type);
        return new StorageStats(section.Id, node.Name, section.Type, section["content"] ?? "images,rootdir", shared, active, active ? node.RootUsed : 0, active ? node.RootTotal : 0);
    }
}

/// <summary>A storage on a node.</summary>
/// <param name="Active">Whether the node's status daemon has figures for it.</param>
/// <param name="Used">Bytes.</param>
/// <param name="Total">Bytes.</param>
public sealed record StorageStats(string Id, string Node, string Type, string Content, bool Shared, bool Active, long Used, long Total);
