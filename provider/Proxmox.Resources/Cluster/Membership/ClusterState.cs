using Proxmox.Client;
using Proxmox.Engine.Declarations;
using Proxmox.Engine.Mapping;
using Proxmox.Model.Fields;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Cluster.Membership;

/// <summary>The cluster as its nodes see each other: <c>GET /cluster/status</c> (PVE::API2::Cluster).</summary>
public static class ClusterState
{
    private static readonly Field<string> Name =
        Text("name", "Name of the cluster. Null for a node on its own.").Computed();

    private static readonly Field<long> Version =
        Whole("config_version", "How often the cluster's connections have been changed. Null for a node on its own.").OnWire("version")
            .Computed();

    private static readonly Field<bool> IsQuorate =
        Flag("quorate", "Whether the nodes that are there are the majority: else nothing can be changed. Null for a node on its own.")
            .Computed();

    private static readonly Field<IReadOnlyList<Attributes>> Nodes = NestedList(
        "nodes", "The nodes, ordered by name.",
        Text("name", "Name of the node.").Computed().AlwaysReturned(),
        Whole("node_id", "Number of the node in the cluster; 0 for a node on its own.").OnWire("nodeid").Computed().AlwaysReturned(),
        Text("address", "Address of the node.").OnWire("ip").Computed(),
        Flag("online", "Whether the node is there.").Computed().AlwaysReturned(),
        Flag("answers", "Whether it is the node that the provider talks to.").OnWire("local").Computed().AlwaysReturned())
        .TypeNamed("ClusterStateNode").Computed().AlwaysReturned();

    /// <summary>The declaration.</summary>
    public static DataSource Declaration { get; } = new(
        "cluster", "The cluster and its nodes, as they see each other now. " + Figures.ThatMove)
    {
        Area = Areas.Cluster,
        Fields = [Name, Version, IsQuorate, Nodes],
        Privileges = [new("Sys.Audit", "/")],
        Read = async (session, _, cancel) =>
        {
            var status = await ClusterStatus.AskAsync(session.Pve, cancel);
            var nodes = status.Nodes.OrderBy(node => node["name"].AsText(), StringComparer.Ordinal);
            return FromData.Members([Name, Version, IsQuorate], status.Cluster).With(
                Nodes.Name, FromData.Member(Nodes, PveData.Object((Nodes.Wire, PveData.Array(nodes)))));
        },
    };
}
