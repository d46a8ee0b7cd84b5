using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Proxmox.Model.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Resources.Guests;

namespace Proxmox.Resources.Lxc;

/// <summary>What must hold between the attributes of a container.</summary>
internal static partial class ContainerRules
{
    /// <summary>All rules.</summary>
    public static ImmutableArray<Constraint> Constraints { get; } =
    [
        .. GuestRules.Constraints(CloneSource.ContainerClone),
        Constraint.AtMostOne(CloneSource.ContainerClone, Source.OsTemplate, Source.Restore),
        new(config => Once(config)),
        new(config => config[General.Environment].Members.Keys.Where(name => !VariableName().IsMatch(name)).Select(name => new Violation(
            General.Environment, $"\"{name}\" cannot be the name of a variable: use letters, digits and underscores."))),
        new(config => config[MountPoints.Map].Members.SelectMany(slot => Mount(slot.Key, new(slot.Value)))),
    ];

    // PVE would take them from nowhere, without a word.
    private static IEnumerable<Violation> Once(Attributes config) =>
        from field in (Field[])[Source.Password, Source.SshKeys]
        where config.Has(field) && (config.Has(CloneSource.ContainerClone) || config.Has(Source.Restore))
        select new Violation(
            field, $"{field.Name} is set in a container that is made from a template; a clone or a backup brings its own.");

    private static IEnumerable<Violation> Mount(string slot, Attributes mount)
    {
        if (slot == MountPoints.Root && mount.Has(MountPoints.MountPath) && mount.Get(MountPoints.MountPath) is not "/")
        {
            yield return new(MountPoints.Map, "mount_points[\"rootfs\"] is the root of the container: leave out path.");
        }
        else if (slot == MountPoints.Root && (mount.Get(MountOptions.Backup) is true || mount.Get(MountOptions.KeepAttributes) is true))
        {
            yield return new(MountPoints.Map,
                "mount_points[\"rootfs\"] is always part of backups and covers nothing: leave out backup and keep_attributes.");
        }
        else if (slot != MountPoints.Root && mount[MountPoints.MountPath].IsNull)
        {
            yield return new(MountPoints.Map, $"mount_points[\"{slot}\"] needs path: where it is mounted inside the container.");
        }

        if (MountPoints.IsPath(mount[MountPoints.Volume]) && (mount.Has(MountPoints.Storage) || mount.Has(MountPoints.Size)))
        {
            yield return new(MountPoints.Map,
                $"mount_points[\"{slot}\"]: a directory or device of the node is on no storage and has no size of its own: leave out "
                + "storage and size.");
        }
    }

    [GeneratedRegex(@"\A[A-Za-z0-9_]+\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex VariableName();
}
