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
        .. GuestRules.Constraints(CloneSource.Clone),
        Constraint.AtMostOne(CloneSource.Clone, Source.Restore),
        new(config => config[Disks.Map].Members.SelectMany(drive => Contradictions(new(drive.Value))
            .Select(problem => new Violation(Disks.Map, $"disks[\"{drive.Key}\"]: {problem}")))),
        .. General.Constraints, .. Devices.Constraints, .. CloudInit.Constraints,
    ];

    /// <summary>
    /// What contradicts itself in a disk. What an import brings says storage, size and volume together; only what contradicts is refused.
    /// </summary>
    public static IEnumerable<string> Contradictions(Attributes drive)
    {
        var iso = drive.Has(Disks.Iso);
        var cloudInit = drive.Get(Disks.CloudInit) is true;
        if (iso && (cloudInit || drive.Has(Disks.ImportFrom) || drive.Has(Disks.Volume)))
        {
            yield return "iso makes it a CD-ROM, which excludes cloud_init, import_from and volume.";
        }

        if (cloudInit && (drive.Has(Disks.ImportFrom) || drive.Has(Disks.Size)))
        {
            yield return "PVE makes the cloud-init drive itself; leave out import_from and size.";
        }

        if (drive.Has(Disks.ImportFrom) && drive.Has(Disks.Volume))
        {
            yield return "import_from makes a new volume, and volume attaches one that exists: set only one of them.";
        }
    }
}
