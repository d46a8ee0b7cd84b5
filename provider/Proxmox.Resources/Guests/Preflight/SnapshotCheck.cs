using System.Runtime.CompilerServices;
using Proxmox.Model.Fields;
using Proxmox.Resources.Guests.Drives;

namespace Proxmox.Resources.Guests.Preflight;

/// <summary>Whether a snapshot holds a volume that the plan deletes or moves: PVE finds out only when it has begun.</summary>
internal static class SnapshotCheck
{
    /// <summary>Finds volumes that cannot go. A snapshot of the same run may go before them, so that it is only warned of.</summary>
    public static async IAsyncEnumerable<PreflightProblem> FindAsync(PlannedGuest vm, [EnumeratorCancellation] CancellationToken cancel)
    {
        var leaving = vm.Plan.IsUpdate ? Leaving(vm) : [];
        if (leaving.Count == 0 || vm.Plan.Prior.Get(Placement.VmId) is not { } vmid
            || vm.Plan.Prior.Get(Placement.CurrentNode) is not { } node)
        {
            yield break;
        }

        var holders = new List<(string Snapshot, IReadOnlySet<string> Volumes)>();
        foreach (var snapshot in (await vm.Datacenter.SnapshotsAsync(vm.Kind.On(node, vmid), cancel) ?? []).Order(StringComparer.Ordinal))
        {
            if (await vm.Datacenter.SnapshotVolumesAsync(vm.Kind.On(node, vmid), snapshot, vm.Model.IsDriveSlot, cancel) is { } volumes)
            {
                holders.Add((snapshot, volumes));
            }
        }

        foreach (var (drive, isMoved) in leaving)
        {
            var names = holders.Where(holder => holder.Volumes.Contains(drive.Volume!)).Select(holder => holder.Snapshot).ToList();
            if (names.Count > 0)
            {
                var mayGo = names.All(name => vm.Session.Known.IsRecorded($"{vm.Kind.Prefix}_snapshot", $"{vmid}/{name}"));
                yield return new(
                    drive.Path,
                    $"{drive.Path} is held by a snapshot",
                    $"{drive.Volume} is to be {(isMoved ? "moved" : "deleted, as its on_remove says")}, which PVE refuses while snapshots "
                        + $"of {vm.Kind.Called(vmid)} hold it: {string.Join(", ", names)}. "
                        + (mayGo ? "They must be removed before it, in an apply of their own."
                            : $"Remove them first{(isMoved ? "" : ", or apply on_remove = \"detach\", which keeps the volume")}."))
                {
                    IsCertain = !mayGo,
                    IsHint = mayGo,
                };
            }
        }
    }

    private static List<(GuestDrive Drive, bool IsMoved)> Leaving(PlannedGuest vm) =>
    [
        .. vm.Drives.Destroyed.Select(slot => (vm.Drives.Before[slot], false)).Concat(vm.Drives.Superseded.Select(drive => (drive, false)))
            .Concat(vm.Drives.Moved.Select(drive => (vm.Drives.Before[drive.Slot], true)))
                .Where(leaving => leaving.Item1.Volume is not null),
    ];
}
