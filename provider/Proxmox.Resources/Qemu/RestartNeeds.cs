using System.Collections.Immutable;
using Proxmox.Engine.Operations;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Resources.Guests;
using Proxmox.Resources.Guests.Drives;

namespace Proxmox.Resources.Qemu;

/// <summary>
/// Which changes of a plan a running VM can take only when it starts anew (<c>PVE::QemuServer::vmconfig_hotplug_pending</c>).
/// </summary>
internal static class RestartNeeds
{
    // What QEMU cannot change on a drive that the guest has open.
    private static readonly ImmutableArray<Field> FixedOptions = [.. DiskOptions.All.Where(option => option.Effect == Effect.AtNextStart)];

    /// <summary>The attributes whose change waits for a restart.</summary>
    public static IEnumerable<AttributePath> Of(PlanReview plan) =>
        [.. RestartEffects.NeedingRestart(Vm.Config.Except(Vm.Drives), plan.Prior, plan.Planned), .. Drives(plan)];

    private static IEnumerable<AttributePath> Drives(PlanReview plan)
    {
        var changes = DriveChanges.Of(VmModel.Instance, plan.Prior.Value, plan.Planned.Value, plan.Managed);
        var mayPlug = Hotplug.Has(plan.Prior, "disk");
        foreach (var slot in changes.Detached.Concat(changes.Destroyed).Concat(changes.Added.Select(drive => drive.Slot))
            .Distinct(StringComparer.Ordinal))
        {
            if (!mayPlug || HasFixedBus(slot))
            {
                yield return (changes.Before.GetValueOrDefault(slot) ?? changes.After[slot]).Path;
            }
        }

        foreach (var drive in changes.Changed.Where(drive =>
            drive.IsDisk && FixedOptions.Any(option => !drive.Value[option.Name].Equals(changes.Before[drive.Slot].Value[option.Name]))))
        {
            yield return drive.Path;
        }
    }

    private static bool HasFixedBus(string slot) => !slot.StartsWith("scsi", StringComparison.Ordinal)
        && !slot.StartsWith("virtio", StringComparison.Ordinal);
}
