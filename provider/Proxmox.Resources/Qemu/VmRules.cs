using System.Collections.Immutable;
using Proxmox.Model.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Resources.Guests;

namespace Proxmox.Resources.Qemu;

/// <summary>What must hold between the attributes of a VM.</summary>
internal static class VmRules
{
    /// <summary>All rules.</summary>
    public static ImmutableArray<Constraint> Constraints { get; } =
    [
        Constraint.AtMostOne(Placement.VmId, Placement.VmIdRange),
        new(config => Range(config)),
        new(config => Source(config)),
        new(config => config[Disks.Map].Members.SelectMany(drive => Content(drive.Key, new(drive.Value)))),
        .. General.Constraints, .. Devices.Constraints, .. CloudInit.Constraints,
    ];

    private static IEnumerable<Violation> Range(Attributes config)
    {
        var range = new Attributes(config[Placement.VmIdRange]);
        if (range.Get(Placement.FirstVmId) > range.Get(Placement.LastVmId))
        {
            yield return new(Placement.VmIdRange, "vmid_range.first must not be greater than vmid_range.last.");
        }
    }

    private static IEnumerable<Violation> Source(Attributes config)
    {
        var clone = new Attributes(config[CloneSource.Clone]);
        if (!config.Has(CloneSource.Clone))
        {
            yield break;
        }

        if (clone.Has(CloneSource.VmId) == clone.Has(CloneSource.Name) && !clone[CloneSource.VmId].IsUnknown
            && !clone[CloneSource.Name].IsUnknown)
        {
            yield return new(CloneSource.Clone, "clone needs either vmid or name of what is cloned.");
        }

        if (clone.Get(CloneSource.Full) is false && (clone.Has(CloneSource.Storage) || clone.Has(CloneSource.Format)))
        {
            yield return new(CloneSource.Clone, "A linked clone shares the disks of its template: storage and format are for full clones.");
        }
    }

    // What an import brings says storage, size and volume together; only what contradicts is refused.
    private static IEnumerable<Violation> Content(string slot, Attributes drive)
    {
        var iso = drive.Has(Disks.Iso);
        var cloudInit = drive.Get(Disks.CloudInit) is true;
        if (iso && (cloudInit || drive.Has(Disks.ImportFrom) || drive.Has(Disks.Volume)))
        {
            yield return new(Disks.Map, $"disks[\"{slot}\"]: iso makes it a CD-ROM, which excludes cloud_init, import_from and volume.");
        }

        if (cloudInit && (drive.Has(Disks.ImportFrom) || drive.Has(Disks.Size)))
        {
            yield return new(Disks.Map, $"disks[\"{slot}\"]: PVE makes the cloud-init drive itself; leave out import_from and size.");
        }

        if (drive.Has(Disks.ImportFrom) && drive.Has(Disks.Volume))
        {
            yield return new(Disks.Map,
                $"disks[\"{slot}\"]: import_from makes a new volume, and volume attaches one that exists: set only one of them.");
        }
    }
}
