using Proxmox.Engine.Operations;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Resources.Guests;
using Proxmox.Resources.Qemu.Drives;

namespace Proxmox.Resources.Qemu.Preflight;

/// <summary>Objects to a plan of a VM by what it was made from alone.</summary>
internal static class VmPlanCheck
{
    /// <summary>Adds what is to be said of a plan.</summary>
    public static void CheckPlan(PlanReview plan)
    {
        if (plan.IsDelete)
        {
            Protected(plan);
        }
        else if (plan.IsCreate)
        {
            NewDrives(plan, []);
        }
        else
        {
            Drives(plan);
            Boot(plan);
            Template(plan);
            RestartNotice.CheckPlan(plan);
        }
    }

    private static void Protected(PlanReview plan)
    {
        if (plan.Prior.Get(GuestOptions.Protection) is true)
        {
            plan.Diagnostics.Error(
                $"VM {plan.Prior.Get(Placement.VmId)} is protected",
                "protection is true, so PVE refuses to remove the VM and its disks; nothing was changed. Set protection = false and apply "
                    + "that first.",
                AttributePath.Of(GuestOptions.Protection.Name));
        }
    }

    private static void Drives(PlanReview plan)
    {
        var changes = DriveChanges.Of(plan.Prior.Value, plan.Planned.Value, plan.Managed);
        var (before, after) = (changes.Before, changes.After);
        foreach (var drive in after.Values.Where(drive => before.ContainsKey(drive.Slot)))
        {
            var old = before[drive.Slot];
            if (DriveChanges.IsAnother(old, drive))
            {
                Another(plan, old, drive);
            }
            else if (drive.IsDisk && Drive.Bytes(drive.Size) < Drive.Bytes(old.Size))
            {
                plan.Diagnostics.Error(
                    $"{drive.Path} cannot shrink",
                    $"It has {old.Size} and would get {drive.Size}: PVE can only grow a disk, since shrinking it would cut off data. Set "
                        + $"size to {old.Size} or more, or make a new disk in another slot and copy the data.",
                    drive.Path.Attribute(Disks.Size.Name));
            }
        }

        if (changes.TakesAway && plan.Prior.Get(GuestOptions.Protection) is true && plan.Planned.Get(GuestOptions.Protection) is true)
        {
            plan.Diagnostics.Error(
                $"VM {plan.Prior.Get(Placement.VmId)} is protected",
                "protection is true, so PVE refuses to take a disk out of its slot or its storage "
                    + $"({string.Join(", ", changes.Detached.Concat(changes.Destroyed).Concat(changes.Superseded.Concat(changes.Moved).Select(drive => drive.Slot)).Distinct(StringComparer.Ordinal))}); nothing was changed. Set protection = false for this change.",
                AttributePath.Of(GuestOptions.Protection.Name));
        }

        foreach (var gone in changes.Destroyed.Select(slot => before[slot])
            .Concat(changes.Superseded.Where(drive => drive.Kind.Length == 0)))
        {
            plan.Diagnostics.Warn(
                $"{gone.Path} is deleted for good",
                $"The disk leaves the configuration, and its on_remove is \"destroy\": the volume {gone.Volume} and its data are deleted. "
                    + "Apply on_remove = \"detach\" before you remove it when the data is to stay.",
                AttributePath.Of(gone.Path.Steps[0] is AttributePath.Step.Attribute top ? top.Name : Disks.Map.Name));
        }

        foreach (var left in changes.LeftUnused.Where(drive => drive.Kind.Length == 0))
        {
            plan.Diagnostics.Warn(
                "A disk leaves its slot, and its volume stays",
                $"{left.Path}: the volume {left.Volume} is kept as an unused disk of VM {plan.Prior.Get(Placement.VmId)}, as unused_disks "
                    + "shows. To have it deleted, apply on_remove = \"destroy\" before you remove the disk.",
                left.Path.Steps.Length > 1 && after.ContainsKey(left.Slot) ? left.Path : AttributePath.Of(Disks.Map.Name));
        }

        NewDrives(plan, [.. before.Keys]);
    }

    private static void Boot(PlanReview plan)
    {
        // A slot that was never set here leaves the plan, but not the VM.
        foreach (var device in BootOrder.Missing(plan.Prior.Value, plan.Planned.Value)
            .Where(device => plan.Managed.Manages(device.ToString())))
        {
            plan.Diagnostics.Error(
                $"boot_order names {device}, which leaves the VM",
                "PVE refuses an order with a device that is not there. Take the slot out of boot_order as well, or keep the device.",
                AttributePath.Of(Machine.BootOrder.Name));
        }
    }

    private static void Another(PlanReview plan, Drive old, Drive drive)
    {
        if (old.Kind.Length > 0)
        {
            plan.Diagnostics.Warn(
                $"{drive.Path} is recreated",
                $"What it holds cannot be converted: the old volume {old.Volume} is "
                    + $"{(old.IsDestroyedOnRemove ? "deleted" : "kept as an unused disk")} and a new one takes its place. The guest loses "
                    + $"{(drive.Slot == "efidisk0" ? "its boot entries and enrolled keys" : "what it has sealed with the TPM, such as disk keys")}.",
                drive.Path);
        }
    }

    private static void NewDrives(PlanReview plan, IReadOnlyList<string> known)
    {
        // A clone brings drives with it, which the configuration may mention with no more than what is to differ.
        if (plan.IsCreate && plan.Config.Has(CloneSource.Clone))
        {
            return;
        }

        foreach (var drive in Drive.AllOf(plan.Config.Value).Values.Where(drive => !known.Contains(drive.Slot)))
        {
            var (storage, size, volume) = (drive.Value[Disks.Storage.Name], drive.Value[Disks.Size.Name], drive.Value[Disks.Volume.Name]);
            if (drive.Iso is null && !drive.Value[Disks.Iso.Name].IsUnknown && volume.IsNull && storage.IsNull)
            {
                plan.Diagnostics.Error($"Missing {drive.Path}.storage",
                    $"{drive.Path} is new, so it must be said on which storage its volume is made: set storage, or volume for one that "
                    + "exists.", drive.Path.Attribute(Disks.Storage.Name));
            }

            if (drive is { IsDisk: true, ImportFrom: null, Kind.Length: 0 } && !drive.Value[Disks.Iso.Name].IsUnknown
                && !drive.Value[Disks.ImportFrom.Name].IsUnknown && volume.IsNull && size.IsNull)
            {
                plan.Diagnostics.Error($"Missing {drive.Path}.size",
                    $"{drive.Path} is new and empty, so it must be said how large it is: set size, or import_from for the image that it is "
                    + "made from.", drive.Path.Attribute(Disks.Size.Name));
            }
        }
    }

    private static void Template(PlanReview plan)
    {
        if (plan.Prior.Get(Power.Template) is true && plan.Planned.Get(Power.Template) is false)
        {
            plan.Diagnostics.Error(
                "A template stays a template",
                "PVE cannot turn a template back into a VM, for linked clones may rest on its disks. Clone it instead, or replace it on "
                    + "purpose with -replace.",
                AttributePath.Of(Power.Template.Name));
        }
    }
}
