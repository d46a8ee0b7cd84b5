using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Resources.Guests;
using Proxmox.Resources.Guests.Preflight;
using Proxmox.Resources.Qemu.Drives;

namespace Proxmox.Resources.Qemu.Preflight;

/// <summary>What the plan of a VM asks of storages.</summary>
internal static class VmStorageNeeds
{
    private const string Snippets = "snippets";

    /// <summary>All that a plan adds or changes.</summary>
    public static IEnumerable<StorageNeed> Of(PlannedVm vm) =>
    [
        .. vm.Drives.After.Values.SelectMany(drive => OfDrive((Drive)drive, (Drive?)vm.Drives.Before.GetValueOrDefault(drive.Slot))),
        .. StorageNeed.OfClone(vm),
        .. vm.Plan.IsCreate && vm.Plan.Config.Get(Source.Restore) is { } restore ? OfBackup(restore) : [],
        .. vm.Parts(General.VmStateStorage, GuestOptions.HookScript, CloudInit.Settings).SelectMany(OfPart),
    ];

    private static IEnumerable<StorageNeed> OfBackup(Attributes restore)
    {
        var at = AttributePath.Of(Source.Restore.Name);
        return restore.Get(Source.Storage) is { } storage
            ? [.. OfArchive(), new(at.Attribute(Source.Storage.Name), storage, StorageNeed.Images)] : OfArchive();

        IEnumerable<StorageNeed> OfArchive() =>
            StorageNeed.Existing(at.Attribute(Source.Archive.Name), restore.Get(Source.Archive), "backup");
    }

    private static IEnumerable<StorageNeed> OfPart(ChangedPart part)
    {
        if (part.Field == General.VmStateStorage && part.After.AsText() is { } state)
        {
            yield return new(part.Path, state, StorageNeed.Images);
        }
        else if (part.Field == GuestOptions.HookScript)
        {
            foreach (var script in StorageNeed.Existing(part.Path, part.After.AsText(), Snippets))
            {
                yield return script;
            }
        }
        else if (part.Field == CloudInit.CustomFiles)
        {
            foreach (var file in part.After.Members.Where(file => !file.Value.Equals(part.Before[file.Key]))
                .SelectMany(file => StorageNeed.Existing(part.Path.Attribute(file.Key), file.Value.AsText(), Snippets)))
            {
                yield return file;
            }
        }
    }

    private static IEnumerable<StorageNeed> OfDrive(Drive drive, Drive? old)
    {
        if (drive.Iso is { } iso)
        {
            return iso is "none" or "cdrom" || old?.Iso == iso
                ? [] : StorageNeed.Existing(drive.Path.Attribute(Disks.Iso.Name), iso, "iso");
        }

        var isNew = old is null || old.IsReplacedBy(drive);
        if (drive.Volume is { } volume && isNew)
        {
            return StorageNeed.Existing(drive.Path.Attribute(Disks.Volume.Name), volume, StorageNeed.Images);
        }

        return [.. isNew ? StorageNeed.Existing(drive.Path.Attribute(Disks.ImportFrom.Name), drive.ImportFrom, StorageNeed.Images)
            : [], .. StorageNeed.Made(drive, isNew ? null : old, StorageNeed.Images)];
    }
}
