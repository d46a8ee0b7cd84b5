using System.Collections.Frozen;
using System.Collections.Immutable;
using Proxmox.Client;
using Proxmox.Engine;
using Proxmox.Resources.Nodes;

namespace Proxmox.Resources.Guests.Datacenter;

/// <summary>
/// What PVE tells of the whole cluster in one answer: <c>GET /cluster/resources</c> (<c>PVE::API2::Cluster</c>). Which objects there are,
/// and where, it knows at once; how they are it gathers every ten seconds or so. It leaves out what the caller may not see: it locates,
/// and never says that something is gone.
/// </summary>
internal sealed class ClusterList
{
    private const string Path = "/cluster/resources";

    private ClusterList(long asked, IReadOnlyList<PveData> entries)
    {
        var byType = entries.ToLookup(entry => entry["type"].AsText(), StringComparer.Ordinal);
        Guests = new(asked, entries.Select(Guest.Of).OfType<Guest>());
        Nodes = ClusterNodes.Of(byType["node"]);
        Pools = byType["pool"].Select(entry => entry["pool"].AsText()!).ToFrozenSet(StringComparer.Ordinal);
        Storages = byType["storage"].Where(entry => entry["status"].AsText() == "available")
            .ToFrozenDictionary(entry => (entry["node"].AsText()!, entry["storage"].AsText()!), StorageView.OfCluster);
    }

    /// <summary>The guests.</summary>
    public GuestList Guests { get; }

    /// <summary>The nodes, each with whether it is online.</summary>
    public ImmutableSortedDictionary<string, bool> Nodes { get; }

    /// <summary>The names of the pools.</summary>
    public FrozenSet<string> Pools { get; }

    /// <summary>The storages that a node can use, and of which it has told lately, by node and name.</summary>
    public FrozenDictionary<(string Node, string Storage), StorageView> Storages { get; }

    /// <summary>The list, asked once for everybody.</summary>
    /// <param name="session">The datacenter.</param>
    /// <param name="age">How old it may be.</param>
    /// <param name="cancel">Ends the wait.</param>
    public static Task<ClusterList> OfAsync(Session session, TimeSpan age, CancellationToken cancel) =>
        session.ShareAsync(Path, age, async () =>
        {
            var asked = session.Time.GetTimestamp();
            return new ClusterList(asked, (await session.Pve.GetAsync(Path)).Items);
        }, cancel);

    /// <summary>Forgets it.</summary>
    public static void Forget(Session session) => session.Forget(Path);
}
