using Proxmox.Engine.Operations;
using Proxmox.Model.Values;
using Proxmox.Resources.Guests.Drives;
using Proxmox.Resources.Guests.Preflight;
using Proxmox.Resources.Qemu.Drives;

namespace Proxmox.Resources.Qemu.Preflight;

/// <summary>What is to be said of a plan of a VM beside what holds for all guests.</summary>
internal sealed class VmPlanCheck() : GuestPlanCheck(VmModel.Instance)
{
    /// <summary>The one check.</summary>
    public static VmPlanCheck Instance { get; } = new();

    /// <inheritdoc/>
    protected override void OfUpdate(PlanReview plan)
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

    /// <inheritdoc/>
    protected override void Replaced(PlanReview plan, GuestDrive old, GuestDrive drive)
    {
        if (old.StaysUntilReplaced)
        {
            plan.Diagnostics.Warn(
                $"{drive.Path} is recreated",
                $"What it holds cannot be converted: the old volume {old.Volume} is "
                    + $"{(old.IsDestroyedOnRemove ? "deleted" : "kept as an unused disk")} and a new one takes its place. The guest loses "
                    + $"{(drive.Slot == Drive.EfiSlot ? "its boot entries and enrolled keys" : "what it has sealed with the TPM, such as disk keys")}.",
                drive.Path);
        }
    }

    /// <inheritdoc/>
    protected override void New(PlanReview plan, GuestDrive drive)
    {
        var (storage, size, volume) = (drive.Value[Disks.Storage.Name], drive.Value[Disks.Size.Name], drive.Value[Disks.Volume.Name]);
        var (iso, image) = (drive.Value[Disks.Iso.Name], drive.Value[Disks.ImportFrom.Name]);
        if (iso.IsNull && volume.IsNull && storage.IsNull)
        {
            plan.Diagnostics.Error($"Missing {drive.Path}.storage",
                $"{drive.Path} is new, so it must be said on which storage its volume is made: set storage, or volume for one that "
                    + "exists.", drive.Path.Attribute(Disks.Storage.Name));
        }

        if (drive is Drive { IsDisk: true, Kind.Length: 0 } && iso.IsNull && image.IsNull && volume.IsNull && size.IsNull)
        {
            plan.Diagnostics.Error($"Missing {drive.Path}.size",
                $"{drive.Path} is new and empty, so it must be said how large it is: set size, or import_from for the image that it is "
                    + "made from.", drive.Path.Attribute(Disks.Size.Name));
        }
    }
}
