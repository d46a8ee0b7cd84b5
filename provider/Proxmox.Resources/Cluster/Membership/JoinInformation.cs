using Proxmox.Client;
using Proxmox.Engine.Declarations;
using Proxmox.Engine.Mapping;
using Proxmox.Model.Fields;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Cluster.Membership;

/// <summary>What a node needs to know to join: <c>GET /cluster/config/join</c> (PVE::API2::ClusterConfig).</summary>
public static class JoinInformation
{
    private static readonly Field<string> Node =
        Text("node", "Member that the node that joins is to ask. Unset means the one that the provider talks to.")
            .Checked(Identifiers.Node);

    private static readonly Field<string> Name =
        Text("cluster_name", "Name of the cluster.").From("totem", "cluster_name").Computed().AlwaysReturned();

    private static readonly Field<string> Preferred =
        Text("preferred_node", "Name of that member.").Computed().AlwaysReturned();

    private static readonly Field<string> Digest =
        Text("config_digest", "Digest of the configuration of the cluster's connections.").Computed().AlwaysReturned();

    private static readonly Field<string> Address =
        Text("address", "Address of that member.").OnWire("pve_addr").Computed().AlwaysReturned();

    private static readonly Field<string> Fingerprint =
        Text("fingerprint", "SHA-256 fingerprint of the certificate of that member's API.").OnWire("pve_fp").Computed().AlwaysReturned();

    private static readonly Field<IReadOnlyList<Attributes>> Nodes = NestedList(
        "nodes", "The members, ordered by name.",
        Text("name", "Name of the node.").Computed().AlwaysReturned(),
        Whole("node_id", "Number of the node in the cluster.").OnWire("nodeid").Computed().AlwaysReturned(),
        Whole("votes", "How many votes the node has.").OnWire("quorum_votes").Computed().AlwaysReturned(),
        Text("address", "Address of the node.").OnWire("pve_addr").Computed().AlwaysReturned(),
        Text("fingerprint", "SHA-256 fingerprint of the certificate of the node's API.").OnWire("pve_fp").Computed().AlwaysReturned())
        .OnWire("nodelist").Computed().AlwaysReturned();

    /// <summary>The declaration.</summary>
    public static DataSource Declaration { get; } = new(
        "cluster_join_info", "What a node needs to know to join the cluster: by which address and certificate it finds a member.")
    {
        Area = Areas.Cluster,
        Fields = [Node, Name, Preferred, Address, Fingerprint, Digest, Nodes],
        Privileges = [new("Sys.Audit", "/")],
        Read = async (session, config, cancel) =>
        {
            var told = await AskAsync(session.Pve, config.Get(Node), cancel);
            return FromData.Members([Name, Preferred, Digest, Nodes], told.All)
                .With(Address.Name, FromData.Member(Address, told.Preferred))
                .With(Fingerprint.Name, FromData.Member(Fingerprint, told.Preferred));
        },
    };

    /// <summary>Asks a member.</summary>
    /// <param name="pve">The datacenter.</param>
    /// <param name="node">The member that is to be asked by who joins; null for the one that answers.</param>
    /// <param name="cancel">Ends it.</param>
    /// <returns>All that it tells, and the entry of that member.</returns>
    /// <exception cref="PveFault">The node is in no cluster.</exception>
    internal static async Task<(PveData All, PveData Preferred)> AskAsync(IPve pve, string? node, CancellationToken cancel)
    {
        var query = new Form();
        if (node is not null)
        {
            query.Add(Node.Wire, node);
        }

        var told = await pve.GetAsync("/cluster/config/join", query, cancel);
        var nodes = told["nodelist"].Items.OrderBy(entry => entry["name"].AsText(), StringComparer.Ordinal).ToList();
        return (PveData.Object(told.Members.Where(member => member.Key != "nodelist").Append(new("nodelist", PveData.Array(nodes)))),
            nodes.FirstOrDefault(entry => entry["name"].AsText() == told["preferred_node"].AsText()) ?? PveData.Null);
    }
}
