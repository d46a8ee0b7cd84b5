using Proxmox.Client;
using Proxmox.Engine.Declarations;
using Proxmox.Model.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Resources.Shared;
using Proxmox.Resources.Storage;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Nodes.Storage;

/// <summary>Backups of guests: <c>/nodes/{node}/storage/{storage}/content</c> (<c>PVE::API2::Storage::Content</c>).</summary>
public static class BackupList
{
    private const string Backup = "backup";

    private static readonly Field<string> Storage =
        Text("storage", "Only backups on this storage. Unset means all storages of the node that are meant for backups.")
            .Checked(Identifiers.Storage);

    private static readonly Field<long> VmId = Whole("vmid", "VMID of the guest. Unset means all guests.").Between(100, 999_999_999);

    private static readonly Field<IReadOnlyList<Attributes>> Items = EntryList.Items(
        "The backups, oldest first.",
        [
            Whole("created_at_unix", "When it was made, in seconds since 1970-01-01 UTC.").OnWire("ctime").AlwaysReturned(),
            VolumeFields.Id,
            Text("guest_type", "Kind of the guest: `qemu` or `lxc`.").OnWire("subtype"),
            .. VolumeFields.All.Where(field => field.Name != "created_at_unix"),
            .. VolumeFields.OfBackups,
            Text("encryption", "Fingerprint of the key that it is encrypted with, or `1`. Null for one that is not encrypted.")
                .OnWire("encrypted"),
            Text("verification", "Outcome of the last verification, `ok` or `failed`, on a Proxmox Backup Server. Null before one.")
                .From("verification", "state"),
        ]);

    /// <summary>The declaration.</summary>
    public static DataSource Declaration { get; } =
        new("backups", "The backups of a guest, or of all, that a node sees.")
        {
            Area = Areas.Storage,
            Fields = [FileFields.Node with { Doc = "Node that is asked." }, VmId, Storage, Items],
            Privileges =
            [
                StoragePrivilege.AllocateSpace with { For = Purposes.All },
                new("VM.Backup", "/vms/{vmid}"),
            ],
            Read = async (session, config, cancel) =>
            {
                var node = config.Get(FileFields.Node)!;
                var found = new List<PveData>();
                foreach (var storage in config.Get(Storage) is { } only ? [only] : await StoragesAsync(session.Pve, node, cancel))
                {
                    var query = new Form().Add("content", Backup);
                    if (config.Get(VmId) is { } vmid)
                    {
                        query.Add("vmid", vmid);
                    }

                    found.AddRange((await session.Pve.GetAsync(StorageVolume.Collection(node, storage), query, cancel)).Items);
                }

                return EntryList.Of(Items, found);
            },
        };

    private static async Task<IReadOnlyList<string>> StoragesAsync(IPve pve, string node, CancellationToken cancel) =>
    [
        .. (await pve.GetAsync(
            PvePath.Join("nodes", node, "storage"), new Form().Add("content", Backup).Add("enabled", true), cancel)).Items
            .Where(storage => storage["active"].AsBool() is true).Select(storage => storage["storage"].AsText()!),
    ];
}
