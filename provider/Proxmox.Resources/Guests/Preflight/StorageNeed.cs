using Proxmox.Model.Values;
using Proxmox.Resources.Qemu;
using Proxmox.Resources.Qemu.Drives;

namespace Proxmox.Resources.Guests.Preflight;

/// <summary>What a plan asks of a storage: room for a new volume, or a volume that exists.</summary>
/// <param name="Path">The attribute that says so.</param>
/// <param name="Storage">The storage.</param>
/// <param name="Content">What the storage must be meant for, in PVE's words.</param>
/// <param name="Volume">The id of the volume that must exist; null when it is made.</param>
/// <param name="Bytes">How much room the plan takes.</param>
internal sealed record StorageNeed(AttributePath Path, string Storage, string Content, string? Volume = null, decimal Bytes = 0)
{
    private const string Images = "images";
    private const string Snippets = "snippets";

    /// <summary>True when a volume is made or grows there.</summary>
    public bool IsNew => Volume is null;

    /// <summary>All that a plan adds or changes.</summary>
    public static IEnumerable<StorageNeed> Of(PlannedGuest vm)
    {
        var before = Drive.AllOf(vm.Plan.Prior.Value);
        foreach (var drive in Drive.AllOf(vm.Plan.Planned.Value).Values)
        {
            foreach (var need in OfDrive(drive, before.GetValueOrDefault(drive.Slot)))
            {
                yield return need;
            }
        }

        var clonePath = AttributePath.Of(CloneSource.Clone.Name);
        if (vm.ToClone?.Get(CloneSource.Storage) is { } copies)
        {
            yield return new(clonePath.Attribute(CloneSource.Storage.Name), copies, Images);
        }

        foreach (var part in vm.Parts(General.VmStateStorage, General.HookScript, CloudInit.Settings))
        {
            foreach (var need in OfPart(part))
            {
                yield return need;
            }
        }
    }

    private static IEnumerable<StorageNeed> OfPart(ChangedPart part)
    {
        if (part.Field == General.VmStateStorage && part.After.AsText() is { } state)
        {
            yield return new(part.Path, state, Images);
        }
        else if (part.Field == General.HookScript)
        {
            foreach (var script in Existing(part.Path, part.After.AsText(), Snippets))
            {
                yield return script;
            }
        }
        else if (part.Field == CloudInit.CustomFiles)
        {
            foreach (var file in part.After.Members.Where(file => !file.Value.Equals(part.Before[file.Key])).SelectMany(file => Existing(part.Path.Attribute(file.Key), file.Value.AsText(), Snippets)))
            {
                yield return file;
            }
        }
    }

    private static IEnumerable<StorageNeed> OfDrive(Drive drive, Drive? old)
    {
        if (drive.Iso is { } iso)
        {
            return iso is "none" or "cdrom" || old?.Iso == iso ? [] : Existing(drive.Path.Attribute(Disks.Iso.Name), iso, "iso");
        }

        var isNew = old is null || DriveChanges.IsAnother(old, drive);
        if (drive.Volume is { } volume && isNew)
        {
            return Existing(drive.Path.Attribute(Disks.Volume.Name), volume, Images);
        }

        return [.. isNew ? Existing(drive.Path.Attribute(Disks.ImportFrom.Name), drive.ImportFrom, Images) : [], .. Made(drive, isNew ? null : old)];
    }

    private static IEnumerable<StorageNeed> Made(Drive drive, Drive? old)
    {
        if (drive.Storage is not { } storage)
        {
            yield break;
        }

        var stays = old?.Storage == storage;
        var bytes = (Drive.Bytes(drive.Size ?? old?.Size) ?? 0) - (stays ? Drive.Bytes(old?.Size) ?? 0 : 0);
        if (!stays || bytes > 0)
        {
            yield return new(drive.Path.Attribute(Disks.Storage.Name), storage, Images, Bytes: bytes);
        }
    }

    // The name of a volume tells its kind where that is not the one of disks.
    private static IEnumerable<StorageNeed> Existing(AttributePath path, string? volume, string content)
    {
        if (volume is not null && !volume.StartsWith('/') && volume.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon)
        {
            yield return new(path, volume[..colon], volume.AsSpan(colon + 1).StartsWith("import/") ? "import" : content, volume);
        }
    }
}
