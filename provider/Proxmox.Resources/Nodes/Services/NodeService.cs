using Proxmox.Client;
using Proxmox.Engine.Declarations;
using Proxmox.Engine.Mapping;
using Proxmox.Resources.Shared;

namespace Proxmox.Resources.Nodes.Services;

/// <summary>One service of a node: <c>GET /nodes/{node}/services/{service}/state</c> (PVE::API2::Services).</summary>
public static class NodeService
{
    /// <summary>The declaration.</summary>
    public static DataSource Declaration { get; } = new("node_service", "The state of one service of a node.")
    {
        Area = Areas.Nodes,
        Noun = "NodeService",
        Fields = [Names.Node, NodeServiceFields.Service, .. EntryList.Told(NodeServiceFields.Told)],
        Privileges = [new("Sys.Audit", "/nodes/{node}")],
        Read = async (session, config, cancel) => FromData.Members(EntryList.Told(NodeServiceFields.Told), await session.Pve.GetAsync(
            PvePath.Join("nodes", config.Get(Names.Node)!, "services", config.Get(NodeServiceFields.Service)!, "state"), cancel: cancel)),
    };
}
