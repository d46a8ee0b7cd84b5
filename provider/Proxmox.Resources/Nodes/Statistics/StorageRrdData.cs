using Proxmox.Client;
using Proxmox.Engine.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Nodes.Statistics;

/// <summary>What was measured of a storage on a node: <c>.../storage/{storage}/rrddata</c> (PVE::API2::Storage::Status).</summary>
public static class StorageRrdData
{
    private static readonly Field<IReadOnlyList<Attributes>> Items = RrdFields.Items(
        Fraction("total_bytes", "Size of the storage, in bytes.").OnWire("total"),
        Fraction("used_bytes", "Used part of it, in bytes.").OnWire("used"));

    /// <summary>The declaration.</summary>
    public static DataSource Declaration { get; } = new("storage_rrd_data", "What PVE has measured of a storage on a node over a time.")
    {
        Area = Areas.Nodes,
        Noun = "StorageRrdData",
        Fields = [Names.Node, Names.Storage with { Doc = "Name of the storage." }, RrdFields.Timeframe, RrdFields.Consolidation, Items],
        Privileges = [new("Datastore.Audit", "/storage/{storage_id}")],
        Read = (session, config, cancel) => RrdFields.ReadAsync(
            session, PvePath.Join("nodes", config.Get(Names.Node)!, "storage", config.Get(Names.Storage)!), config, Items, cancel),
    };
}
