using Proxmox.Client;

namespace Proxmox.Resources.Storage;

/// <summary>
/// One volume on a storage as a node sees it: <c>/nodes/{node}/storage/{storage}/content/{volume}</c> (<c>PVE::API2::Storage::Content</c>).
/// </summary>
internal static class StorageVolume
{
    /// <summary>The path of a storage's volumes on a node.</summary>
    public static string Collection(string node, string storage) => PvePath.Join("nodes", node, "storage", storage, "content");

    /// <summary>The path of a volume on a node.</summary>
    public static string Path(string node, string storage, string volume) => Collection(node, storage) + PvePath.Join(volume);

    /// <summary>What PVE tells of a volume; null when there is none.</summary>
    /// <param name="pve">The datacenter.</param>
    /// <param name="node">The node.</param>
    /// <param name="storage">The storage.</param>
    /// <param name="volume">The volume id.</param>
    /// <param name="content">PVE's word for what it is, such as <c>images</c>.</param>
    /// <param name="cancel">Ends the read.</param>
    public static async Task<PveData?> ReadAsync(
        IPve pve, string node, string storage, string volume, string content, CancellationToken cancel)
    {
        try
        {
            return await pve.GetAsync(Path(node, storage, volume), cancel: cancel);
        }
        // A storage says in words of its own that it lacks a volume. Its list, which takes the same privileges, tells that from a failure.
        catch (PveFault fault) when (fault.Kind is FaultKind.Unknown or FaultKind.NotFound)
        {
            var all = await AllAsync(pve, node, storage, content, cancel);
            if (all.All(entry => entry["volid"].AsText() != volume))
            {
                return null;
            }
        }

        // It has come between the two answers, or cannot be read.
        try
        {
            return await pve.GetAsync(Path(node, storage, volume), cancel: cancel);
        }
        catch (PveFault fault) when (fault.Kind is FaultKind.Unknown or FaultKind.NotFound)
        {
            throw fault.WithContext(kind: FaultKind.Unknown);
        }
    }

    /// <summary>What a node tells of a storage.</summary>
    public static Task<PveData> StatusAsync(IPve pve, string node, string storage, CancellationToken cancel) =>
        pve.GetAsync(PvePath.Join("nodes", node, "storage", storage, "status"), cancel: cancel);

    /// <summary>True when every node that has the storage sees the same volumes.</summary>
    public static async Task<bool> IsSharedAsync(IPve pve, string node, string storage, CancellationToken cancel) =>
        (await StatusAsync(pve, node, storage, cancel))["shared"].AsBool() is true;

    /// <summary>The volumes of a storage that are of one kind.</summary>
    public static async Task<IReadOnlyList<PveData>> AllAsync(
        IPve pve, string node, string storage, string content, CancellationToken cancel) =>
        (await pve.GetAsync(Collection(node, storage), new Form().Add("content", content), cancel)).Items;
}
