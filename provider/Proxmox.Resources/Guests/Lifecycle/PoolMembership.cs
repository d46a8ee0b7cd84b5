using Proxmox.Client;
using Proxmox.Engine.Operations;
using Proxmox.Resources.Shared;

namespace Proxmox.Resources.Guests.Lifecycle;

/// <summary>
/// Puts a guest into the pool that its configuration names: <c>PUT /pools</c>. A configuration that names none leaves it to others.
/// </summary>
internal static class PoolMembership
{
    /// <summary>Moves the guest from its recorded pool to the planned one.</summary>
    public static async Task BringAsync(Operation operation, long vmid, string? from, CancellationToken cancel)
    {
        var to = operation.Planned.Get(Placement.Pool);
        if (to == from || (to is null && !operation.Managed.Manages(Placement.Pool.Name)))
        {
            return;
        }

        var form = new Form().Add("poolid", to ?? from!).Add("vms", vmid);
        form = to is null ? form.Add("delete", true) : form.Add("allow-move", true);
        using var held = await operation.LockAsync(ConfigFiles.Access, cancel);
        await operation.Pve.PutAsync("/pools", form, cancel);
        GuestChanges.Changed(operation.Session, vmid, guest => guest with { Pool = to });
    }
}
