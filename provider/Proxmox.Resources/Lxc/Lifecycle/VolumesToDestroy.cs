using Proxmox.Client;
using Proxmox.Engine.Operations;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Resources.Guests;
using Proxmox.Resources.Guests.Drives;

namespace Proxmox.Resources.Lxc.Lifecycle;

/// <summary>
/// Volumes that are to be deleted and that a running container has not let go of: PVE makes them unused when it restarts, and deletes them
/// only when it is asked then.
/// </summary>
internal static class VolumesToDestroy
{
    /// <summary>Those that are recorded of a container.</summary>
    public static IEnumerable<string> Of(Attributes container) => (IEnumerable<string>?)container.Get(MountPoints.ToDestroy) ?? [];

    /// <summary>The plan with a change where a restart has made one of them unused: its apply deletes it.</summary>
    public static Value Foresee(PlanReview plan) => Freed(plan).Any()
        ? plan.Planned.Value.With(MountPoints.ToDestroy.Name, Value.Unknown).With(MountPoints.Unused.Name, Value.Unknown)
        : plan.Planned.Value;

    /// <summary>Those among them that no slot has any more, as it is recorded.</summary>
    public static IEnumerable<string> Freed(PlanReview plan) =>
        Of(plan.Prior).Intersect(plan.Prior.Get(MountPoints.Unused)?.Values ?? [], StringComparer.Ordinal).Order(StringComparer.Ordinal);

    /// <summary>Those that the container has still: what was recorded, and what an update has asked to be deleted.</summary>
    public static PveData Left(Operation operation, GuestConfig config)
    {
        var asked = Of(operation.Prior);
        if (!operation.Prior.Value.IsNull && !operation.Planned.Value.IsNull)
        {
            var changes = DriveChanges.Of(
                ContainerModel.Instance, operation.Prior.Value, operation.Planned.Value, operation.Managed);
            asked = asked.Concat(changes.Destroyed.Select(slot => changes.Before[slot].Volume!));
        }

        return PveData.Array(config.Options.Where(IsLeaving).Select(option => option.Value.AsText()!.Split(',')[0])
            .Intersect(asked, StringComparer.Ordinal).Select(PveData.Of));
    }

    private static bool IsLeaving(ConfigOption option) => ConfigOption.IsUnused(option.Key)
        || (option.IsRemoved && !option.Value.IsNull && MountPoints.Map.IsSlot(option.Key));
}
