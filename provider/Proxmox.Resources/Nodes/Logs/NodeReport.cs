using Proxmox.Client;
using Proxmox.Engine.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Nodes.Logs;

/// <summary>The report of a node: <c>GET /nodes/{node}/report</c> (PVE::API2::Nodes, PVE::Report).</summary>
public static class NodeReport
{
    private static readonly Field<string> Content =
        Text("content", "The report: versions, configuration, storages, guests, networks and disks of the node.").As(Formats.Remark)
            .Computed().AlwaysReturned();

    /// <summary>The declaration.</summary>
    public static DataSource Declaration { get; } = new(
        "node_report",
        "The report of a node that Proxmox' support asks for, as `pvereport` makes it. It takes a while, and differs at every reading.")
    {
        Area = Areas.Nodes,
        Noun = "NodeReport",
        Fields = [Names.Node, Content],
        Privileges = [new("Sys.Audit", "/nodes/{node}")],
        Read = async (session, config, cancel) =>
        {
            var report = await session.Pve.GetAsync(PvePath.Join("nodes", config.Get(Names.Node)!, "report"), cancel: cancel);
            return Value.Object((Content.Name, report.AsText() ?? ""));
        },
    };
}
