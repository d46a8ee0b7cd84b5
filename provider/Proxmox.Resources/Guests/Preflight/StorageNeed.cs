using Proxmox.Model.Values;
using Proxmox.Resources.Guests.Drives;

namespace Proxmox.Resources.Guests.Preflight;

/// <summary>What a plan asks of a storage: room for a new volume, or a volume that exists.</summary>
/// <param name="Path">The attribute that says so.</param>
/// <param name="Storage">The storage.</param>
/// <param name="Content">What the storage must be meant for, in PVE's words.</param>
/// <param name="Volume">The id of the volume that must exist; null when it is made.</param>
/// <param name="Bytes">How much room the plan takes.</param>
internal sealed record StorageNeed(AttributePath Path, string Storage, string Content, string? Volume = null, decimal Bytes = 0)
{
    /// <summary>The content type of a VM's disks.</summary>
    public const string Images = "images";

    /// <summary>The content type of a container's file systems.</summary>
    public const string Directories = "rootdir";

    /// <summary>True when a volume is made or grows there.</summary>
    public bool IsNew => Volume is null;

    /// <summary>What a clone's copies ask of the storage that they are for; nothing where none is named.</summary>
    public static IEnumerable<StorageNeed> OfClone(PlannedGuest guest) => guest.ToClone?.Get(CloneSource.Storage) is { } copies
        ? [new(AttributePath.Of(CloneSource.Clone.Name).Attribute(CloneSource.Storage.Name), copies, guest.Model.DiskContent)]
        : [];

    /// <summary>What a volume that PVE makes, moves or grows asks of its storage.</summary>
    /// <param name="drive">The drive as it will be.</param>
    /// <param name="old">The drive as it is; null for a new one.</param>
    /// <param name="content">What the storage must be meant for.</param>
    public static IEnumerable<StorageNeed> Made(GuestDrive drive, GuestDrive? old, string content)
    {
        if (drive.Storage is not { } storage)
        {
            yield break;
        }

        var stays = old?.Storage == storage;
        var bytes = (GuestDrive.Bytes(drive.Size ?? old?.Size) ?? 0) - (stays ? GuestDrive.Bytes(old?.Size) ?? 0 : 0);
        if (!stays || bytes > 0)
        {
            yield return new(drive.Path.Attribute(GuestDrive.StorageName), storage, content, Bytes: bytes);
        }
    }

    /// <summary>What a volume that must exist asks of its storage. Its name tells its kind where that is not the one of disks.</summary>
    public static IEnumerable<StorageNeed> Existing(AttributePath path, string? volume, string content)
    {
        if (volume is not null && !volume.StartsWith('/') && volume.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon)
        {
            yield return new(path, volume[..colon], volume.AsSpan(colon + 1).StartsWith("import/") ? "import" : content, volume);
        }
    }
}
