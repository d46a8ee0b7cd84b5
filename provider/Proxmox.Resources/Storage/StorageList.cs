using Proxmox.Engine.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Storage;

/// <summary>Storage definitions of every type: <c>/storage</c> (PVE::API2::Storage::Config).</summary>
public static class StorageList
{
    private static readonly Field<string> Kind =
        Text("type", "Only storages of this type, as PVE calls it: `dir`, `nfs`, `zfspool`, ... Unset means all.");

    private static readonly Field<IReadOnlyList<Attributes>> Items = EntryList.Items(
        "The storages, ordered by name.",
        Text("storage_id", "Name of the storage.").OnWire("storage").AlwaysReturned(),
        Text("type", "Type of the storage, as PVE calls it.").AlwaysReturned(),
        TextSet("content", "What may be kept on the storage."),
        TextSet("nodes", "Nodes that use the storage. Null means all nodes."),
        Flag("disabled", "Whether the storage is switched off.").OnWire("disable").ImpliedDefault(false),
        Flag("shared", "Whether every node sees the same contents there.").ImpliedDefault(false),
        Text("path", "Path of the directory, or of the mount. Null for types that have none."),
        Text("server", "Host name or IP address of the server. Null for types that have none."));

    /// <summary>The declaration.</summary>
    public static DataSource Declaration { get; } =
        new("storages", "All storage definitions of the datacenter, of any type, that the user or token may see.")
        {
            Area = Areas.Storage,
            Fields = [Kind, Items],
            Privileges = [StoragePrivilege.Audit],
            Read = EntryList.Reader(
            "/storage", Items, (config, storage) => config.Get(Kind) is not { } kind || storage["type"].AsText() == kind),
        };
}
