using Proxmox.Client;
using Proxmox.Engine.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Nodes.Statistics;

/// <summary>What passed the network cards of a node's guests: <c>GET /nodes/{node}/netstat</c> (PVE::API2::Nodes).</summary>
public static class NodeNetstat
{
    private static readonly Field<IReadOnlyList<Attributes>> Items = EntryList.Items(
        "The cards of the guests that run, ordered by VMID.",
        Whole("vmid", "VMID of the guest.").AlwaysReturned(),
        Text("device", "Network card of the guest, such as `net0`.").OnWire("dev").AlwaysReturned(),
        Whole("received_bytes", "What the guest has received since it was started, in bytes.").OnWire("in"),
        Whole("sent_bytes", "What the guest has sent since it was started, in bytes.").OnWire("out"));

    /// <summary>The declaration.</summary>
    public static DataSource Declaration { get; } = new("node_netstat", "What passed the network cards of the guests of a node.")
    {
        Area = Areas.Nodes,
        Noun = "NodeNetstat",
        Fields = [Names.Node, Items],
        Privileges = [new("Sys.Audit", "/nodes/{node}")],
        Read = async (session, config, cancel) => EntryList.Of(
            Items, (await session.Pve.GetAsync(PvePath.Join("nodes", config.Get(Names.Node)!, "netstat"), cancel: cancel)).Items),
    };
}
