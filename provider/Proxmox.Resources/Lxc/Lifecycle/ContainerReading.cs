using Proxmox.Client;
using Proxmox.Engine.Operations;
using Proxmox.Resources.Guests;
using Proxmox.Resources.Guests.Lifecycle;

namespace Proxmox.Resources.Lxc.Lifecycle;

/// <summary>Reads a container as <see cref="GuestReading"/> does, with its addresses and what it is to lose.</summary>
internal static class ContainerReading
{
    /// <summary>The container in the form that the attributes read; null when no guest has its VMID.</summary>
    public static async Task<PveData?> ReadAsync(Operation operation, CancellationToken cancel)
    {
        if (await GuestReading.ReadAsync(operation, GuestKind.Container, cancel) is not { } read)
        {
            return null;
        }

        var container = read.Observed(operation.Target);
        var live = new LiveGuest(ContainerModel.Instance, read.Config);
        GuestAddresses.Add(container, await ContainerAddresses.OfAsync(operation, read, new(live.Values), cancel));
        container[MountPoints.ToDestroy.Wire] = VolumesToDestroy.Left(operation, read.Config);
        return PveData.Object(live.Data.Members.Concat(container));
    }
}
