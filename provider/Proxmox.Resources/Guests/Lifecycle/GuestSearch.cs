using System.Globalization;
using Proxmox.Client;
using Proxmox.Engine;
using Proxmox.Engine.Operations;

namespace Proxmox.Resources.Guests.Lifecycle;

/// <summary>Lists guests of a kind, and finds one by its name.</summary>
internal static class GuestSearch
{
    /// <summary>The guests of the cluster, each with what the list tells.</summary>
    public static async Task<IReadOnlyList<PveData>> ListAsync(Operation operation, GuestKind kind, CancellationToken cancel)
    {
        var entries = await CurrentGuests.EntriesAsync(operation.Session, kind, cancel);
        return
        [
            .. entries.Where(entry => GuestKind.Of(entry["type"].AsText()) == kind).Select(entry =>
                PveData.Object(entry.Members.Append(KeyValuePair.Create("current_node", entry["node"])))),
        ];
    }

    /// <summary>The import id of the guest of that name.</summary>
    /// <exception cref="PveFault">Several have it.</exception>
    public static async Task<string?> FindAsync(Session session, GuestKind kind, string name, CancellationToken cancel)
    {
        var guests = (await CurrentGuests.AllAsync(session, kind, cancel)).Values;
        var found = guests.Where(guest => guest.Kind == kind && guest.Name == name).Select(guest => guest.VmId).Order().ToList();
        return found.Count < 2
            ? found.FirstOrDefault() is > 0 and var vmid ? vmid.ToString(CultureInfo.InvariantCulture) : null
            : throw new PveFault(
                FaultKind.Invalid, $"\"{name}\" is the name of several {kind.Noun}s: {string.Join(", ", found)}. Import one by its VMID");
    }
}
