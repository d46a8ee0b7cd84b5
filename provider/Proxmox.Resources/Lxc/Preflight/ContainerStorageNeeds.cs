using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Resources.Guests;
using Proxmox.Resources.Guests.Drives;
using Proxmox.Resources.Guests.Preflight;

namespace Proxmox.Resources.Lxc.Preflight;

/// <summary>What the plan of a container asks of storages.</summary>
internal static class ContainerStorageNeeds
{
    // Where PVE makes volumes when it is not told where.
    private const string Local = "local";

    /// <summary>All that a plan adds or changes.</summary>
    public static IEnumerable<StorageNeed> Of(PlannedContainer container) =>
    [
        .. container.Drives.After.Values.SelectMany(drive => OfMount(drive, container.Drives.Before.GetValueOrDefault(drive.Slot))),
        .. StorageNeed.OfClone(container),
        .. container.Plan.IsCreate ? OfSource(container.Plan.Config) : [],
        .. container.Parts(GuestOptions.HookScript)
            .SelectMany(script => StorageNeed.Existing(script.Path, script.After.AsText(), "snippets")),
    ];

    private static IEnumerable<StorageNeed> OfMount(GuestDrive drive, GuestDrive? old)
    {
        var isNew = old is null || old.IsReplacedBy(drive);
        return isNew && drive.Volume is { } volume
            ? StorageNeed.Existing(drive.Path.Attribute(MountPoints.Volume.Name), volume, StorageNeed.Directories)
            : StorageNeed.Made(drive, isNew ? null : old, StorageNeed.Directories);
    }

    private static IEnumerable<StorageNeed> OfSource(Attributes config)
    {
        foreach (var template in StorageNeed.Existing(
            AttributePath.Of(Source.OsTemplate.Name), config.Get(Source.OsTemplate), "vztmpl"))
        {
            yield return template;
        }

        if (!config[Source.OsTemplate].IsNull && config[MountPoints.Map][MountPoints.Root].IsNull)
        {
            yield return new(
                AttributePath.Of(MountPoints.Map.Name).Key(MountPoints.Root).Attribute(MountPoints.Storage.Name), Local,
                StorageNeed.Directories, Bytes: 4L << 30);
        }

        if (config.Get(Source.Restore) is not { } restore)
        {
            yield break;
        }

        var at = AttributePath.Of(Source.Restore.Name);
        foreach (var archive in StorageNeed.Existing(at.Attribute(Source.Archive.Name), restore.Get(Source.Archive), "backup"))
        {
            yield return archive;
        }

        if (!restore[Source.Storage].IsUnknown)
        {
            yield return new(at.Attribute(Source.Storage.Name), restore.Get(Source.Storage) ?? Local, StorageNeed.Directories);
        }
    }
}
