using System.Collections.Frozen;
using System.Collections.Immutable;
using Proxmox.Client;
using Proxmox.Engine;

namespace Proxmox.Resources.Guests.Datacenter;

/// <summary>
/// The datacenter as plans see it. Every question is asked once for all VMs of a run and its answer kept for a while. An answer is null
/// when the user or token may not ask: whoever wants it then goes without.
/// </summary>
/// <param name="session">The datacenter.</param>
internal sealed class DatacenterView(Session session)
{
    private static readonly TimeSpan Age = TimeSpan.FromSeconds(30);

    /// <summary>The nodes, each with whether it is online.</summary>
    public async Task<ImmutableSortedDictionary<string, bool>> NodesAsync(CancellationToken cancel) =>
        (await ClusterList.OfAsync(session, Age, cancel)).Nodes;

    /// <summary>
    /// Storages as a node sees them. The list of the cluster serves where all is well by it; where it is not, or does not tell of a
    /// storage, the node itself says what is wrong: <c>GET /nodes/{node}/storage</c>.
    /// </summary>
    /// <param name="node">The node.</param>
    /// <param name="wanted">The storages, each with what it is to hold; null for anything.</param>
    /// <param name="cancel">The time limit.</param>
    /// <returns>The wanted ones or all; null when the user or token may not ask.</returns>
    public async Task<FrozenDictionary<string, StorageView>?> StoragesAsync(
        string node, IEnumerable<(string Storage, string? Content)> wanted, CancellationToken cancel)
    {
        var list = (await ClusterList.OfAsync(session, Age, cancel)).Storages;
        var found = wanted.Select(need => list.GetValueOrDefault((node, need.Storage)) is { } storage
            && (need.Content is null || storage.Content.Contains(need.Content)) ? storage : null).ToList();
        return found.Contains(null)
            ? await AskAsync(PvePath.Join("nodes", node, "storage"), null, all => ByName(all.Items.Select(StorageView.Of)), cancel)
            : ByName(found.OfType<StorageView>().Distinct());

        static FrozenDictionary<string, StorageView> ByName(IEnumerable<StorageView> storages) =>
            storages.ToFrozenDictionary(storage => storage.Name, StringComparer.Ordinal);
    }

    /// <summary>
    /// The ids of the volumes of one kind on a storage, for images of one guest: <c>GET /nodes/{node}/storage/{storage}/content</c>.
    /// </summary>
    public Task<FrozenSet<string>?> VolumesAsync(string node, string storage, string content, long? vmid, CancellationToken cancel)
    {
        var query = new Form().Add("content", content);
        return AskAsync(
            PvePath.Join("nodes", node, "storage", storage, "content"),
            vmid is { } owner ? query.Add("vmid", owner) : query,
            list => list.Items.Select(volume => volume["volid"].AsText()!).ToFrozenSet(StringComparer.Ordinal),
            cancel);
    }

    /// <summary>The bridges and VNets of a node, each with its type: <c>GET /nodes/{node}/network</c>.</summary>
    public Task<FrozenDictionary<string, string>?> BridgesAsync(string node, CancellationToken cancel) => AskAsync(
        PvePath.Join("nodes", node, "network"),
        new Form().Add("type", "any_bridge"),
        list => list.Items.ToFrozenDictionary(bridge => bridge["iface"].AsText()!, bridge =>
            bridge["type"].AsText() ?? "", StringComparer.Ordinal),
        cancel);

    /// <summary>The names of the CPU models that a node has: <c>GET /nodes/{node}/capabilities/qemu/cpu</c>.</summary>
    public Task<FrozenSet<string>?> CpuModelsAsync(string node, CancellationToken cancel) => AskAsync(
        PvePath.Join("nodes", node, "capabilities", "qemu", "cpu"),
        null,
        list => list.Items.Select(model => model["name"].AsText()!).ToFrozenSet(StringComparer.Ordinal),
        cancel);

    /// <summary>The mappings of one kind, each with the nodes that it names something on: <c>GET /cluster/mapping/{kind}</c>.</summary>
    public Task<FrozenDictionary<string, FrozenSet<string>>?> MappingsAsync(string kind, CancellationToken cancel) => AskAsync(
        PvePath.Join("cluster", "mapping", kind),
        null,
        list => list.Items.ToFrozenDictionary(mapping => mapping["id"].AsText()!, NodesOf, StringComparer.Ordinal),
        cancel);

    /// <summary>The names of the snapshots of a guest: <c>GET .../snapshot</c>.</summary>
    public Task<FrozenSet<string>?> SnapshotsAsync(GuestPlace guest, CancellationToken cancel) => AskAsync(
        guest.Path + "/snapshot",
        null,
        list => list.Items.Select(snapshot => snapshot["name"].AsText()!).Where(name => name != GuestSnapshots.Here)
            .ToFrozenSet(StringComparer.Ordinal),
        cancel);

    /// <summary>The ids of the volumes that a snapshot holds: <c>GET .../snapshot/{snapname}/config</c>.</summary>
    /// <param name="guest">The guest.</param>
    /// <param name="snapshot">The name of the snapshot.</param>
    /// <param name="isVolume">True for the options that are volumes.</param>
    /// <param name="cancel">The time limit.</param>
    public Task<FrozenSet<string>?> SnapshotVolumesAsync(
        GuestPlace guest, string snapshot, Predicate<string> isVolume, CancellationToken cancel) => AskAsync(
        guest.Path + "/snapshot" + PvePath.Join(snapshot, "config"),
        null,
        config => config.Members.Where(option => isVolume(option.Key)).Select(option => option.Value.AsText()!.Split(',')[0])
            .ToFrozenSet(StringComparer.Ordinal),
        cancel);

    /// <summary>The configuration of a guest that is to be cloned: <c>GET .../pending</c>.</summary>
    public Task<GuestConfig?> ConfigAsync(GuestPlace guest, CancellationToken cancel) =>
        AskAsync(guest.Path + "/pending", null, GuestConfig.Of, cancel);

    /// <summary>The names of the pools that the user or token may see.</summary>
    public async Task<FrozenSet<string>> PoolsAsync(CancellationToken cancel) => (await ClusterList.OfAsync(session, Age, cancel)).Pools;

    /// <summary>What the user or token may do, <c>GET /access/permissions</c>; null for root@pam, who may do everything.</summary>
    public Task<Rights?> RightsAsync(CancellationToken cancel) =>
        IsRoot ? Task.FromResult<Rights?>(null) : AskAsync("/access/permissions", null, Rights.Of, cancel);

    /// <summary>True for PVE's superuser itself. Its tokens are not: PVE keeps some things from them.</summary>
    public bool IsRoot => session.Caller == "root@pam";

    /// <summary>The guests that the user or token may see.</summary>
    public Task<IReadOnlyDictionary<long, Guest>> GuestsAsync(CancellationToken cancel) => GuestDirectory.AllAsync(session, cancel);

    /// <summary>The same with the names that they have now, and whether they are templates.</summary>
    public Task<IReadOnlyDictionary<long, Guest>> CurrentGuestsAsync(GuestKind kind, CancellationToken cancel) =>
        CurrentGuests.AllAsync(session, kind, cancel);

    /// <summary>True when no guest has the VMID, whoever may see it.</summary>
    public async Task<bool> IsFreeAsync(long vmid, CancellationToken cancel) => await session.ShareAsync(
        $"preflight vmid {vmid}", Age, async () =>
            (object)await GuestDirectory.IsFreeAsync(session.Pve, vmid, CancellationToken.None), cancel) is true;

    private async Task<T?> AskAsync<T>(string path, Form? query, Func<PveData, T> read, CancellationToken cancel)
        where T : class
    {
        var key = $"preflight {path}?{string.Join('&', query ?? [])}";
        var seen = await session.ShareAsync(key, Age, LookAsync, cancel);
        return seen.Answer;

        async Task<Seen<T>> LookAsync()
        {
            try
            {
                // Others wait for the answer too, so that the caller's token must not end it.
                return new(read(await session.Pve.GetAsync(path, query, CancellationToken.None)));
            }
            catch (PveFault refusal) when (refusal.Kind == FaultKind.Permission)
            {
                return new(null);
            }
        }
    }

    private static FrozenSet<string> NodesOf(PveData mapping) => mapping["map"].Items
        .Select(entry => PropertyString.TryParse(entry.AsText() ?? "", null, out var parts, out _) ? parts["node"] : null)
        .OfType<string>().ToFrozenSet(StringComparer.Ordinal);

    private sealed record Seen<T>(T? Answer);
}
