using System.Collections.Immutable;
using Proxmox.Engine;
using Proxmox.Model.Values;

namespace Proxmox.Resources.Qemu.Drives;

/// <summary>
/// What is to happen to the drives of a VM, sorted by what PVE has a request for. Only what the user asked for frees a volume: a slot that
/// was never managed is left alone, and one that leaves the configuration keeps its volume unless it says otherwise.
/// </summary>
internal sealed class DriveChanges
{
    private DriveChanges(ImmutableSortedDictionary<string, Drive> before, ImmutableSortedDictionary<string, Drive> after) =>
        (Before, After) = (before, after);

    /// <summary>The drives as they are, by slot.</summary>
    public ImmutableSortedDictionary<string, Drive> Before { get; }

    /// <summary>The drives as they will be, by slot.</summary>
    public ImmutableSortedDictionary<string, Drive> After { get; }

    /// <summary>Slots that are emptied; their volumes stay as unused disks.</summary>
    public ImmutableArray<string> Detached { get; private init; } = [];

    /// <summary>Disks among these whose volume no slot takes over.</summary>
    public ImmutableArray<Drive> LeftUnused { get; private init; } = [];

    /// <summary>Slots that are emptied for good, and their volumes deleted with them.</summary>
    public ImmutableArray<string> Destroyed { get; private init; } = [];

    /// <summary>
    /// Drives whose slot gets a new volume, after which the old one is deleted for good: what fails in between loses nothing.
    /// </summary>
    public ImmutableArray<Drive> Superseded { get; private init; } = [];

    /// <summary>Drives whose volume goes to another storage or format.</summary>
    public ImmutableArray<Drive> Moved { get; private init; } = [];

    /// <summary>Drives whose volume grows.</summary>
    public ImmutableArray<Drive> Grown { get; private init; } = [];

    /// <summary>Drives that get other options, or another ISO image, in their slot.</summary>
    public ImmutableArray<Drive> Changed { get; private init; } = [];

    /// <summary>Drives that are put into a slot.</summary>
    public ImmutableArray<Drive> Added { get; private init; } = [];

    /// <summary>True when a volume leaves its slot or its storage, which PVE refuses for a protected VM.</summary>
    public bool TakesAway => !Detached.IsEmpty || !Destroyed.IsEmpty || !Superseded.IsEmpty || !Moved.IsEmpty;

    /// <summary>True when something happens to a drive beside the request that changes the configuration.</summary>
    public bool TakesSteps => TakesAway || !Grown.IsEmpty;

    /// <summary>True when the request that changes the configuration names drives.</summary>
    public bool FillsSlots => !Changed.IsEmpty || !Added.IsEmpty;

    /// <summary>True when volumes are made or copied, which takes its time.</summary>
    public bool MakesVolumes => Added.Any(drive => drive.Iso is null && drive.Volume is null);

    /// <summary>The changes from what is there to what is planned.</summary>
    /// <param name="prior">The VM as it is.</param>
    /// <param name="planned">The VM as it will be.</param>
    /// <param name="managed">What the user had set in the last apply; null when every slot of <paramref name="prior"/> counts.</param>
    public static DriveChanges Of(Value prior, Value planned, ManagedAttributes managed)
    {
        var (before, after) = (Drive.AllOf(prior), Drive.AllOf(planned));
        var (detached, destroyed, superseded, moved, grown, changed, added) = (new List<string>(), new List<string>(), new List<Drive>(),
            new List<Drive>(), new List<Drive>(), new List<Drive>(), new List<Drive>());
        var used = after.Values.Select(drive => drive.Volume).ToHashSet(StringComparer.Ordinal);
        foreach (var old in before.Values.Where(drive => !after.ContainsKey(drive.Slot) && managed.Manages(drive.Path.ToString())))
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
            else if (IsAnother(old, drive))
            {
                // PVE keeps what a slot held before as an unused disk. EFI variables and TPM states stay in theirs until then: a guest is
                // never left without.
                superseded.AddRange(old.IsDestroyedOnRemove && old.IsDisk && !used.Contains(old.Volume) ? [old] : []);
                detached.AddRange(old.Kind.Length > 0 ? [] : [old.Slot]);
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

        void Compare(Drive old, Drive drive)
        {
            if (drive.IsDisk && (Differs(old.Storage, drive.Storage) || Differs(old.Format, drive.Format)))
            {
                moved.Add(drive);
            }

            if (drive.IsDisk && Drive.Bytes(drive.Size) is { } size && Drive.Bytes(old.Size) is { } current && size > current)
            {
                grown.Add(drive);
            }

            if (old.OptionsText() != drive.OptionsText() || Differs(old.Iso, drive.Iso))
            {
                changed.Add(drive);
            }
        }
    }

    /// <summary>The disks that the source of a clone has larger than they are to be, with the size that they have.</summary>
    /// <param name="source">The source.</param>
    /// <param name="planned">The clone as it is to be.</param>
    public static IEnumerable<(Drive Wanted, string? Size)> TooLarge(Value source, Value planned)
    {
        var before = Drive.AllOf(source);
        return from drive in Drive.AllOf(planned).Values
               let old = before.GetValueOrDefault(drive.Slot)
               where old is { IsDisk: true } && drive.IsDisk && Drive.Bytes(drive.Size) < Drive.Bytes(old.Size)
               select (drive, old.Size);
    }

    /// <summary>True when the slot will hold something else, and not the same thing changed.</summary>
    public static bool IsAnother(Drive old, Drive drive) =>
        (old.Iso is null) != (drive.Iso is null)
        || old.IsCloudInit != drive.IsCloudInit
        || (drive.IsCloudInit && Differs(old.Storage, drive.Storage))
        || (drive.IsDisk && drive.Volume is not null && Differs(old.Volume, drive.Volume))
        || (old.Kind.Zip(drive.Kind).Any(pair => !pair.First.Equals(pair.Second) && !pair.Second.IsNull && !pair.Second.IsUnknown)
            && old.Kind.Length > 0);

    // What the plan leaves open is as it is.
    private static bool Differs(string? old, string? planned) =>
        planned is not null && !string.Equals(old, planned, StringComparison.Ordinal);
}
