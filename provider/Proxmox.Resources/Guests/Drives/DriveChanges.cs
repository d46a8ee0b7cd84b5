using System.Collections.Immutable;
using Proxmox.Engine;
using Proxmox.Model.Values;

namespace Proxmox.Resources.Guests.Drives;

/// <summary>
/// What is to happen to the drives of a guest, sorted by what PVE has a request for. Only what the user asked for frees a volume: a slot
/// that was never managed is left alone, and one that leaves the configuration keeps its volume unless it says otherwise.
/// </summary>
internal sealed class DriveChanges
{
    private DriveChanges(ImmutableSortedDictionary<string, GuestDrive> before, ImmutableSortedDictionary<string, GuestDrive> after) =>
        (Before, After) = (before, after);

    /// <summary>The drives as they are, by slot.</summary>
    public ImmutableSortedDictionary<string, GuestDrive> Before { get; }

    /// <summary>The drives as they will be, by slot.</summary>
    public ImmutableSortedDictionary<string, GuestDrive> After { get; }

    /// <summary>Slots that are emptied; their volumes stay as unused disks.</summary>
    public ImmutableArray<string> Detached { get; private init; } = [];

    /// <summary>Disks among these whose volume no slot takes over.</summary>
    public ImmutableArray<GuestDrive> LeftUnused { get; private init; } = [];

    /// <summary>Slots that are emptied for good, and their volumes deleted with them.</summary>
    public ImmutableArray<string> Destroyed { get; private init; } = [];

    /// <summary>
    /// Drives whose slot gets a new volume, after which the old one is deleted for good: what fails in between loses nothing.
    /// </summary>
    public ImmutableArray<GuestDrive> Superseded { get; private init; } = [];

    /// <summary>Drives whose volume goes to another storage or format.</summary>
    public ImmutableArray<GuestDrive> Moved { get; private init; } = [];

    /// <summary>Drives whose volume grows.</summary>
    public ImmutableArray<GuestDrive> Grown { get; private init; } = [];

    /// <summary>Drives that get other options, or another ISO image, in their slot.</summary>
    public ImmutableArray<GuestDrive> Changed { get; private init; } = [];

    /// <summary>Drives that are put into a slot.</summary>
    public ImmutableArray<GuestDrive> Added { get; private init; } = [];

    /// <summary>The slots whose volume leaves them or its storage, in order.</summary>
    public IEnumerable<string> TakenAway => Slots(Detached.Concat(Destroyed), Superseded.Concat(Moved));

    /// <summary>These, and the slots that are filled or get other options, in order.</summary>
    public IEnumerable<string> Touched => Slots(TakenAway, Changed.Concat(Added));

    /// <summary>True when something happens to a drive beside the request that changes the configuration.</summary>
    public bool TakesSteps => TakenAway.Any() || !Grown.IsEmpty;

    /// <summary>True when the request that changes the configuration names drives.</summary>
    public bool FillsSlots => !Changed.IsEmpty || !Added.IsEmpty;

    /// <summary>True when volumes are made or copied, which takes its time.</summary>
    public bool MakesVolumes => Added.Any(drive => drive.IsMade);

    /// <summary>The changes from what is there to what is planned.</summary>
    /// <param name="model">The kind of guest.</param>
    /// <param name="prior">The guest as it is.</param>
    /// <param name="planned">The guest as it will be.</param>
    /// <param name="managed">What the user had set in the last apply; null when every slot of <paramref name="prior"/> counts.</param>
    public static DriveChanges Of(GuestModel model, Value prior, Value planned, ManagedAttributes managed)
    {
        var (before, after) = (model.DrivesOf(prior), model.DrivesOf(planned));
        var (detached, destroyed) = (new List<string>(), new List<string>());
        var (superseded, moved, grown) = (new List<GuestDrive>(), new List<GuestDrive>(), new List<GuestDrive>());
        var (changed, added) = (new List<GuestDrive>(), new List<GuestDrive>());
        var used = after.Values.Select(drive => drive.Volume).ToHashSet(StringComparer.Ordinal);
        foreach (var old in before.Values.Where(drive =>
            !after.ContainsKey(drive.Slot) && !drive.IsPermanent && managed.Manages(drive.Path.ToString())))
        {
            // The volume that another slot takes over is not to be lost on the way.
            (old.IsDestroyedOnRemove && old.IsDisk && !used.Contains(old.Volume) ? destroyed : detached).Add(old.Slot);
        }

        foreach (var drive in after.Values)
        {
            if (!before.TryGetValue(drive.Slot, out var old))
            {
                added.Add(drive);
            }
            else if (old.IsReplacedBy(drive))
            {
                // PVE keeps what a slot held before as an unused disk.
                superseded.AddRange(old.IsDestroyedOnRemove && old.IsDisk && !used.Contains(old.Volume) ? [old] : []);
                detached.AddRange(old.StaysUntilReplaced ? [] : [old.Slot]);
                added.Add(drive);
            }
            else
            {
                Compare(old, drive);
            }
        }

        var left = detached.Select(slot => before[slot]).Where(drive => drive.IsDisk && !used.Contains(drive.Volume)).Except(superseded);
        return new(before, after)
        {
            Detached = [.. detached],
            LeftUnused = [.. left],
            Destroyed = [.. destroyed],
            Superseded = [.. superseded],
            Moved = [.. moved],
            Grown = [.. grown],
            Changed = [.. changed],
            Added = [.. added]
        };

        void Compare(GuestDrive old, GuestDrive drive)
        {
            if (drive.IsDisk && (GuestDrive.Differs(old.Storage, drive.Storage) || GuestDrive.Differs(old.Format, drive.Format)))
            {
                moved.Add(drive);
            }

            if (drive.IsDisk && GuestDrive.Bytes(drive.Size) is { } size && GuestDrive.Bytes(old.Size) is { } current && size > current)
            {
                grown.Add(drive);
            }

            if (old.IsChangedTo(drive))
            {
                changed.Add(drive);
            }
        }
    }

    private static IEnumerable<string> Slots(IEnumerable<string> slots, IEnumerable<GuestDrive> drives) =>
        slots.Concat(drives.Select(drive => drive.Slot)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    /// <summary>The disks that the source of a clone has larger than they are to be, with the size that they have.</summary>
    /// <param name="model">The kind of guest.</param>
    /// <param name="source">The source.</param>
    /// <param name="planned">The clone as it is to be.</param>
    public static IEnumerable<(GuestDrive Wanted, string? Size)> TooLarge(GuestModel model, Value source, Value planned)
    {
        var before = model.DrivesOf(source);
        return from drive in model.DrivesOf(planned).Values
               let old = before.GetValueOrDefault(drive.Slot)
               where old is { IsDisk: true } && drive.IsDisk && GuestDrive.Bytes(drive.Size) < GuestDrive.Bytes(old.Size)
               select (drive, old.Size);
    }
}
