using Proxmox.Client;
using Proxmox.Engine;

namespace Proxmox.Resources.Guests;

/// <summary>
/// The guests as their own nodes tell them now (<c>GET /nodes/{node}/qemu</c> and <c>lxc</c>). The list of the cluster has every guest and
/// its place at once, but names, states and which is a template only from the next round of the nodes' status daemons, up to ten seconds
/// later.
/// </summary>
internal static class CurrentGuests
{
    // By the names in the list of the cluster; lists of nodes call the processors otherwise.
    private static readonly (string Name, string OnNode)[] Told =
    [
        ("name", "name"), ("status", "status"), ("template", "template"), ("tags", "tags"), ("lock", "lock"), ("maxcpu", "cpus"),
            ("cpu", "cpu"),
        ("maxmem", "maxmem"), ("mem", "mem"), ("maxdisk", "maxdisk"), ("uptime", "uptime"),
    ];

    /// <summary>
    /// All guests that the user or token may see, by VMID, those of the kind with what their nodes tell; asked once for everybody.
    /// </summary>
    public static async Task<IReadOnlyDictionary<long, Guest>> AllAsync(Session session, GuestKind kind, CancellationToken cancel)
    {
        var list = await session.ShareAsync(KeyOf(kind), GuestDirectory.Age, AskAsync, cancel);
        return list.Now(session);

        async Task<GuestList> AskAsync()
        {
            var asked = session.Time.GetTimestamp();
            var guests = (await GuestDirectory.AllAsync(session, CancellationToken.None)).Values.ToList();
            var told = await ToldAsync(session, kind, guests, CancellationToken.None);
            return new(asked, guests.Select(guest => told[guest.VmId].FirstOrDefault() is { } now ? guest.With(now) : guest));
        }
    }

    /// <summary>
    /// The entries of the cluster's list, with what the node of each guest of the kind tells of it now; as they are for no kind.
    /// </summary>
    public static async Task<IReadOnlyList<PveData>> EntriesAsync(Session session, GuestKind? kind, CancellationToken cancel)
    {
        if (session.IsForReading)
        {
            // The list of everything is asked for anyway.
            return
            [
                .. (await session.Pve.GetAsync("/cluster/resources", cancel: cancel)).Items.Where(entry => Guest.Of(entry) is not null),
            ];
        }

        var entries = (await session.Pve.GetAsync("/cluster/resources", new Form().Add("type", "vm"), cancel)).Items;
        if (kind is null)
        {
            return [.. entries];
        }

        var told = await ToldAsync(session, kind, entries.Select(Guest.Of).OfType<Guest>(), cancel);
        return [.. entries.Select(entry => told[entry["vmid"].AsLong()].FirstOrDefault() is { } now ? With(entry, now) : entry)];
    }

    private static async Task<ILookup<long?, PveData>> ToldAsync(
        Session session, GuestKind kind, IEnumerable<Guest> guests, CancellationToken cancel)
    {
        var lists = guests.Where(guest => guest.Kind == kind).Select(guest => guest.Kind.Collection(guest.Node))
            .Distinct(StringComparer.Ordinal);
        var told = await Task.WhenAll(lists.Select(list => AskAsync(session, list, cancel)));
        return told.SelectMany(list => list.Items).ToLookup(guest => guest["vmid"].AsLong());
    }

    /// <summary>Forgets the answer.</summary>
    public static void Forget(Session session)
    {
        session.Forget(KeyOf(GuestKind.Vm));
        session.Forget(KeyOf(GuestKind.Container));
    }

    private static string KeyOf(GuestKind kind) => $"{kind.Type} guests as their nodes tell them";

    // A node that is off, or may not be asked, tells nothing; its guests are as the cluster remembers them.
    private static async Task<PveData> AskAsync(Session session, string list, CancellationToken cancel)
    {
        try
        {
            return await session.Pve.GetAsync(list, cancel: cancel);
        }
        catch (PveFault ofNode) when (!ofNode.IsOfConnection)
        {
            return PveData.Null;
        }
    }

    private static PveData With(PveData entry, PveData now)
    {
        var told = Told.Where(part => !now[part.OnNode].IsNull)
            .ToDictionary(part => part.Name, part => now[part.OnNode], StringComparer.Ordinal);
        return PveData.Object(entry.Members.Where(member => !told.ContainsKey(member.Key)).Concat(told));
    }
}
