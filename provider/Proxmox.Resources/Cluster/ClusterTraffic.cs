using Proxmox.Model.Fields;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Cluster;

/// <summary>Options of the datacenter about what nodes send to each other (PVE::DataCenterConfig).</summary>
internal static class ClusterTraffic
{
    /// <summary>How guests are migrated.</summary>
    public static Field<Attributes> Migration { get; } =
        Of("migration", "How guests move from node to node. Unset means through an SSH tunnel.");

    /// <summary>How guests are replicated.</summary>
    public static Field<Attributes> Replication { get; } =
        Of("replication", "How replication jobs send data from node to node. Unset means as guests move.").Since("9.2");

    private static Field<Attributes> Of(string name, string doc) => Nested(
        name, doc,
        Text("type", "Whether the traffic is encrypted.").Required().DefaultKey()
            .OneOf(("secure", "Through an SSH tunnel."), ("insecure", "Not at all, for networks that nobody else is in.")),
        Text("network", "Network that the traffic goes over, such as `10.0.0.0/24`. Unset means that of the cluster.").As(Formats.Cidr))
        .TypeNamed("ClusterMigration", "How nodes send data to each other.");
}
