using Proxmox.Client;
using Proxmox.Engine.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Nodes.Storage;

/// <summary>Storages as a node sees them: <c>/nodes/{node}/storage</c> (<c>PVE::API2::Storage::Status</c>).</summary>
public static class NodeStorageList
{
    private static readonly Field<string> Content =
        Text("content", "Only storages that are meant for this: `images`, `rootdir`, `vztmpl`, `iso`, `backup`, `snippets` or `import`. "
            + "Unset means all.");

    private static readonly Field<IReadOnlyList<Attributes>> Items = EntryList.Items(
        "The storages, ordered by name.",
        Text("storage_id", "Name of the storage.").OnWire("storage").AlwaysReturned(),
        Text("type", "Type of the storage, as PVE calls it.").AlwaysReturned(),
        TextSet("content", "What may be kept on the storage."),
        Flag("enabled", "Whether the storage may be used on the node.").AlwaysReturned(),
        Flag("active", "Whether the node reaches the storage.").AlwaysReturned(),
        Flag("shared", "Whether every node sees the same contents there.").AlwaysReturned(),
        Whole("total_bytes", "Size in bytes. 0 where the storage tells none.").OnWire("total"),
        Whole("used_bytes", "Used space in bytes.").OnWire("used"),
        Whole("available_bytes", "Free space in bytes.").OnWire("avail"));

    /// <summary>The declaration.</summary>
    public static DataSource Declaration { get; } =
        new("node_storages", "The storages of a node with their state and use, as far as the user or token may see them. "
            + Figures.ThatMove)
        {
            Area = Areas.Storage,
            Fields = [FileFields.Node with { Doc = "Node that is asked." }, Content, Items],
            Privileges = [StoragePrivilege.Audit],
            Read = async (session, config, cancel) =>
            {
                var query = new Form();
                if (config.Get(Content) is { } content)
                {
                    query.Add("content", content);
                }

                return EntryList.Of(Items, (await session.Pve.GetAsync(
                    PvePath.Join("nodes", config.Get(FileFields.Node)!, "storage"), query, cancel)).Items);
            },
        };
}
