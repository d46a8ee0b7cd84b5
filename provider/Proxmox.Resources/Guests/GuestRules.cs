using System.Collections.Immutable;
using Proxmox.Model.Declarations;
using Proxmox.Model.Fields;

namespace Proxmox.Resources.Guests;

/// <summary>What must hold between the attributes of any guest.</summary>
internal static class GuestRules
{
    /// <summary>The rules of a guest that is cloned by that attribute.</summary>
    public static ImmutableArray<Constraint> Constraints(Field<Attributes> clone) =>
    [
        Constraint.AtMostOne(Placement.VmId, Placement.VmIdRange),
        new(config => Range(config)),
        new(config => Source(config, clone)),
    ];

    private static IEnumerable<Violation> Range(Attributes config)
    {
        var range = new Attributes(config[Placement.VmIdRange]);
        if (range.Get(Placement.FirstVmId) > range.Get(Placement.LastVmId))
        {
            yield return new(Placement.VmIdRange, "vmid_range.first must not be greater than vmid_range.last.");
        }
    }

    private static IEnumerable<Violation> Source(Attributes config, Field<Attributes> attribute)
    {
        var clone = new Attributes(config[attribute]);
        if (!config.Has(attribute))
        {
            yield break;
        }

        if (clone.Has(CloneSource.VmId) == clone.Has(CloneSource.Name) && !clone[CloneSource.VmId].IsUnknown
            && !clone[CloneSource.Name].IsUnknown)
        {
            yield return new(attribute, "clone needs either vmid or name of what is cloned.");
        }

        if (clone.Get(CloneSource.Full) is false && (clone.Has(CloneSource.Storage) || clone.Has(CloneSource.Format)))
        {
            yield return new(attribute, "A linked clone shares the disks of its template: storage and format are for full clones.");
        }
    }
}
