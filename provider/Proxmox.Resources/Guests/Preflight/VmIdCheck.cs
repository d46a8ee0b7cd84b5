using System.Runtime.CompilerServices;
using Proxmox.Client;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Resources.Guests.Lifecycle;

namespace Proxmox.Resources.Guests.Preflight;

/// <summary>Whether the VMID that the user has chosen for a new VM is free.</summary>
internal static class VmIdCheck
{
    /// <summary>Finds a VMID that another guest has.</summary>
    public static async IAsyncEnumerable<PreflightProblem> FindAsync(PlannedGuest vm, [EnumeratorCancellation] CancellationToken cancel)
    {
        if (!vm.Plan.IsCreate || vm.Plan.Planned.Get(Placement.VmId) is not { } vmid
            || vm.Session.Known.IsRecorded(vm.Kind.Prefix, Number.Of(vmid).ToString()))
        {
            yield break;
        }

        var path = AttributePath.Of(Placement.VmId.Name);
        if ((await vm.Datacenter.GuestsAsync(cancel)).TryGetValue(vmid, out var other))
        {
            var config = other.Kind == vm.Kind ? await ConfigAsync(vm, other.Place, cancel) : null;
            if (config is not null && Reservation.IsBare(config))
            {
                yield return new(path, $"VMID {vmid} is reserved",
                    $"Node {other.Node} keeps a configuration of it that holds nothing but the lock of a create. Unless that create is at "
                    + $"work, free the VMID: {Reservation.Remedy(other.Place)}.");
            }
            // What an interrupted create has left behind is taken up by the next one.
            else if (config?.Mark is null)
            {
                var import = other.Kind == vm.Kind ? $"import that {vm.Kind.Noun} with the id \"{vmid}\" if it is the one you mean, " : "";
                yield return new(path, $"VMID {vmid} is taken",
                    $"{Title(other)} on node {other.Node} has it. To continue, {import}set vmid to a free one, or leave vmid out to get "
                    + "the next free one.");
            }
        }
        else if (await vm.Datacenter.RightsAsync(cancel) is { } rights && !rights.Has($"/vms/{vmid}", "VM.Audit")
            && !await vm.Datacenter.IsFreeAsync(vmid, cancel))
        {
            yield return new(path, $"VMID {vmid} is taken",
                $"A guest has it that {vm.Session.Caller} may not see: VM.Audit on /vms/{vmid} is missing. Set vmid to a free one, or "
                + "leave it out to get the next free one.");
        }
    }

    private static string Title(Guest guest) => guest.Kind.Title + (guest.Name is { } name ? $" \"{name}\"" : "");

    // Null when it cannot be asked.
    private static async Task<GuestConfig?> ConfigAsync(PlannedGuest vm, GuestPlace guest, CancellationToken cancel)
    {
        try
        {
            return await GuestConfig.ReadAsync(vm.Session.Pve, guest, cancel);
        }
        catch (PveFault ofGuest) when (!ofGuest.IsOfConnection)
        {
            return null;
        }
    }
}
