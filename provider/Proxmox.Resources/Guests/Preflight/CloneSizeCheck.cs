using System.Runtime.CompilerServices;
using Proxmox.Model.Fields;
using Proxmox.Resources.Guests.Drives;
using Proxmox.Resources.Guests.Lifecycle;

namespace Proxmox.Resources.Guests.Preflight;

/// <summary>Whether the disks of what is cloned are no larger than those of the clone are to be.</summary>
internal static class CloneSizeCheck
{
    /// <summary>Finds disks that would have to shrink.</summary>
    public static async IAsyncEnumerable<PreflightProblem> FindAsync(PlannedGuest vm, [EnumeratorCancellation] CancellationToken cancel)
    {
        if (vm.ToClone is not { } clone || vm.Source is not { } source || !await IsToBeAskedAsync(vm, clone, source, cancel)
            || await vm.Datacenter.ConfigAsync(source.Place, cancel) is not { } config)
        {
            yield break;
        }

        foreach (var (drive, size) in DriveChanges.TooLarge(vm.Model, new LiveGuest(vm.Model, config).Values, vm.Plan.Planned.Value))
        {
            yield return new(
                drive.Path.Attribute(GuestDrive.SizeName),
                $"{drive.Path} cannot shrink",
                $"{source.Place}, which is cloned, has {size} there, and the clone would get {drive.Size}: PVE can only grow a disk. Set "
                    + $"size to {size} or more, or leave it out.")
            { IsCertain = true };
        }
    }

    // The source may be changed before it is cloned, and a snapshot of it have other disks.
    private static async Task<bool> IsToBeAskedAsync(PlannedGuest vm, Attributes clone, Guest source, CancellationToken cancel) =>
        source.Kind == vm.Kind && !clone.Has(CloneSource.Snapshot) && !vm.IsPlanned(source.VmId)
        && vm.Drives.After.Values.Any(drive => drive.IsDisk && drive.Size is not null)
        && (await vm.Datacenter.NodesAsync(cancel)).GetValueOrDefault(source.Node);
}
