using System.Collections.Immutable;
using Proxmox.Client;
using Proxmox.Engine.Declarations;
using Proxmox.Engine.Mapping;
using Proxmox.Model.Fields;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Nodes;

/// <summary>The clock of a node: <c>GET /nodes/{node}/time</c> (PVE::API2::Nodes).</summary>
public static class NodeTime
{
    private static readonly ImmutableArray<Field> Told =
    [
        Whole("time_unix", "What the clock says, in seconds since 1970-01-01 UTC.").OnWire("time").Computed().AlwaysReturned(),
        Whole("local_time_unix", "The same with the offset of the time zone added.").OnWire("localtime").Computed().AlwaysReturned(),
        Text("timezone", "Time zone of the node, such as `Europe/Vienna`.").Computed().AlwaysReturned(),
    ];

    /// <summary>The declaration.</summary>
    public static DataSource Declaration { get; } = new(
        "node_time", "The clock of a node. It differs at every reading; the time zone alone is in node_timezone.")
    {
        Area = Areas.Nodes,
        Noun = "NodeTime",
        Fields = [Names.Node, .. Told],
        Privileges = [new("Sys.Audit", "/nodes/{node}")],
        Read = async (session, config, cancel) => FromData.Members(
            Told, await session.Pve.GetAsync(PvePath.Join("nodes", config.Get(Names.Node)!, "time"), cancel: cancel)),
    };
}
