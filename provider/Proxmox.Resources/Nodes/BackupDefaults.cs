using System.Collections.Immutable;
using Proxmox.Client;
using Proxmox.Engine.Declarations;
using Proxmox.Engine.Mapping;
using Proxmox.Model.Fields;
using Proxmox.Resources.Cluster.Backup;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Nodes;

/// <summary>What backups of a node take where nothing else is said: <c>GET /nodes/{node}/vzdump/defaults</c> (PVE::API2::VZDump).</summary>
public static class BackupDefaults
{
    private static readonly Field<string> StorageId =
        Text("storage_id", "Storage that the backups would go to, whose own settings count. Unset means the one of the node's file.")
            .OnWire("storage").Checked(Identifiers.Storage);

    private static readonly ImmutableArray<Field> Told =
    [
        .. EntryList.Told(BackupOptions.All).Where(field => field.Type is not FieldType.Object)
            .Select(field => field with { Rules = [], Privileges = [], RootOnly = null }),
    ];

    /// <summary>The declaration.</summary>
    public static DataSource Declaration { get; } = new(
        "node_backup_defaults", "What backups of a node take where neither the job nor the command says otherwise: the node's file "
            + "`/etc/vzdump.conf`, and PVE's own defaults. PVE leaves paths on the node out for who may not see the node.")
    {
        Area = Areas.Backup,
        Noun = "NodeBackupDefaults",
        Fields = [Names.Node, StorageId, .. Told],
        Privileges = [new("Datastore.Audit", "/storage/{storage_id}")],
        Read = async (session, config, cancel) => FromData.Members(Told, await session.Pve.GetAsync(
            PvePath.Join("nodes", config.Get(Names.Node)!, "vzdump", "defaults"), Query.Of(config, StorageId), cancel)),
    };
}
