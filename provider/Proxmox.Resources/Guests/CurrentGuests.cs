using System.Collections.Frozen;
using Proxmox.Client;
using Proxmox.Engine;

namespace Proxmox.Resources.Guests;

/// <summary>
/// The guests as their own nodes tell them now (<c>GET /nodes/{node}/qemu</c>, <c>PVE::API2::Qemu</c>). The list of the cluster has every guest and its place at
/// once, but names, states and which is a template only from the next round of the nodes' status daemons, up to ten seconds later.
/// </summary>
internal static class CurrentGuests
{
    private const string Key = "guests as their nodes tell them";

    // By the names in the list of the cluster; lists of nodes call the processors otherwise.
    private static readonly (string Name, string OnNode)[] Told =
    [
        ("name", "name"), ("status", "status"), ("template", "template"), ("tags", "tags"), ("lock", "lock"), ("maxcpu", "cpus"), ("cpu", "cpu"),
        ("maxmem", "maxmem"), ("mem", "mem"), ("maxdisk", "maxdisk"), ("uptime", "uptime"),
    ];

    /// <summary>All guests that the user or token may see, by VMID, asked once for everybody.</summary>
    public static Task<FrozenDictionary<long, Guest>> AllAsync(Session session, CancellationToken cancel) => session.ShareAsync(
        Key,
        GuestDirectory.Age,
        async () => (await EntriesAsync(session, CancellationToken.None)).Select(Guest.Of).OfType<Guest>().ToFrozenDictionary(guest => guest.VmId),
        cancel);

    /// <summary>The entries of the cluster's list, with what the node of each VM tells of it now.</summary>
    public static async Task<IReadOnlyList<PveData>> EntriesAsync(Session session, CancellationToken cancel)
    {
        var entries = (await session.Pve.GetAsync("/cluster/resources", new Form().Add("type", "vm"), cancel)).Items;
        var nodes = entries.Where(IsVm).Select(entry => entry["node"].AsText()!).Distinct(StringComparer.Ordinal);
        var told = await Task.WhenAll(nodes.Select(node => OnNodeAsync(session, node, cancel)));
        var byId = told.SelectMany(list => list.Items).ToLookup(vm => vm["vmid"].AsLong());
        return [.. entries.Select(entry => IsVm(entry) && byId[entry["vmid"].AsLong()].FirstOrDefault() is { } now ? With(entry, now) : entry)];
    }

    /// <summary>Forgets the answer: a guest was created, moved, renamed or removed.</summary>
    public static void Forget(Session session) => session.Forget(Key);

    private static bool IsVm(PveData entry) => entry["type"].AsText() == "qemu";

    // A node that is off, or may not be asked, tells nothing; its guests are as the cluster remembers them.
    private static async Task<PveData> OnNodeAsync(Session session, string node, CancellationToken cancel)
    {
        try
        {
            return await session.Pve.GetAsync(PvePath.Join("nodes", node, "qemu"), cancel: cancel);
        }
        catch (PveFault ofNode) when (!ofNode.IsOfConnection)
        {
            return PveData.Null;
        }
    }

    private static PveData With(PveData entry, PveData now)
    {
        var told = Told.Where(part => !now[part.OnNode].IsNull).ToDictionary(part => part.Name, part => now[part.OnNode], StringComparer.Ordinal);
        return PveData.Object(entry.Members.Where(member => !told.ContainsKey(member.Key)).Concat(told));
    }
}
