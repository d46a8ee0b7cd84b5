using System.Globalization;
using Proxmox.Client;
using Proxmox.Engine;
using Proxmox.Engine.Declarations;

namespace Proxmox.Resources.Guests.Lifecycle;

/// <summary>Lists VMs, and finds one by its name.</summary>
internal static class GuestSearch
{
    /// <summary>The VMs of the cluster, each with what the list tells.</summary>
    public static async Task<IReadOnlyList<PveData>> ListAsync(Operation operation, CancellationToken cancel)
    {
        var entries = await CurrentGuests.EntriesAsync(operation.Session, cancel);
        return
        [
            .. entries.Where(entry => entry["type"].AsText() == "qemu").Select(entry =>
                PveData.Object(entry.Members.Append(KeyValuePair.Create("current_node", entry["node"])))),
        ];
    }

    /// <summary>The import id of the VM of that name.</summary>
    /// <exception cref="PveFault">Several have it.</exception>
    public static async Task<string?> FindAsync(Session session, string name, CancellationToken cancel)
    {
        var found = (await CurrentGuests.AllAsync(session, cancel)).Values.Where(guest => guest.IsVm && guest.Name == name).Select(guest => guest.VmId).Order().ToList();
        return found.Count < 2
            ? found.FirstOrDefault() is > 0 and var vmid ? vmid.ToString(CultureInfo.InvariantCulture) : null
            : throw new PveFault(FaultKind.Invalid, $"\"{name}\" is the name of several VMs: {string.Join(", ", found)}. Import one by its VMID");
    }
}
