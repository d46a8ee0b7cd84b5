using Proxmox.Model.Declarations;

namespace Proxmox.Resources.Shared;

/// <summary>The parts of PVE that declarations belong to.</summary>
internal static class Areas
{
    /// <summary>Users and what they may do.</summary>
    public static Area Access { get; } = new("access", "Access", "Access control");

    /// <summary>Certificates of authorities.</summary>
    public static Area Acme { get; } = new("acme", "Acme", "ACME");

    /// <summary>Backups of guests, and the jobs that make them.</summary>
    public static Area Backup { get; } = new("backup", "Backup", "Backups");

    /// <summary>The Ceph cluster of the nodes.</summary>
    public static Area Ceph { get; } = new("ceph", "Ceph", "Ceph");

    /// <summary>The datacenter as a whole.</summary>
    public static Area Cluster { get; } = new("cluster", "Cluster", "Cluster");

    /// <summary>What may pass between the network, the nodes and the guests.</summary>
    public static Area Firewall { get; } = new("firewall", "Firewall", "Firewall");

    /// <summary>Virtual machines and their disks.</summary>
    public static Area Guests { get; } = new("guest", "Guests", "Guests");

    /// <summary>What the HA manager looks after, and how.</summary>
    public static Area HighAvailability { get; } = new("ha", "Ha", "High availability");

    /// <summary>Names for devices and directories of the nodes.</summary>
    public static Area Mappings { get; } = new("mapping", "Mappings", "Resource mappings");

    /// <summary>Servers that PVE sends metrics to.</summary>
    public static Area Metrics { get; } = new("metrics", "Metrics", "Metric servers");

    /// <summary>Network interfaces of the nodes.</summary>
    public static Area Network { get; } = new("network", "Network", "Networks of the nodes");

    /// <summary>The nodes.</summary>
    public static Area Nodes { get; } = new("node", "Nodes", "Nodes");

    /// <summary>What PVE tells people and services of, and how.</summary>
    public static Area Notifications { get; } = new("notification", "Notifications", "Notifications");

    /// <summary>Resource pools.</summary>
    public static Area Pools { get; } = new("pool", "Pools", "Pools");

    /// <summary>Copies of guests' volumes on other nodes.</summary>
    public static Area Replication { get; } = new("replication", "Replication", "Replication");

    /// <summary>Networks that span the cluster, and what routes between them.</summary>
    public static Area Sdn { get; } = new("sdn", "Sdn", "Software-defined network");

    /// <summary>Storage definitions.</summary>
    public static Area Storage { get; } = new("storage", "Storage", "Storage");
}
