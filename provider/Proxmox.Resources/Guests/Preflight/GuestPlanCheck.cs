using Proxmox.Engine.Operations;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Resources.Guests.Drives;

namespace Proxmox.Resources.Guests.Preflight;

/// <summary>Objects to a plan of a guest by what it was made from alone.</summary>
/// <param name="model">What the guest is.</param>
internal class GuestPlanCheck(GuestModel model)
{
    private readonly RestartNotice _restarts = new(model);

    /// <summary>Adds what is to be said of a plan.</summary>
    public void CheckPlan(PlanReview plan)
    {
        if (plan.IsDelete)
        {
            Protected(plan);
        }
        else if (plan.IsCreate)
        {
            NewDrives(plan, []);
            OfCreate(plan);
        }
        else
        {
            Drives(plan);
            OfUpdate(plan);
            Template(plan);
            _restarts.CheckPlan(plan);
        }
    }

    private void Protected(PlanReview plan)
    {
        if (plan.Prior.Get(GuestOptions.Protection) is true)
        {
            plan.Diagnostics.Error(
                $"{model.Kind.Called(plan.Prior.Get(Placement.VmId))} is protected",
                "protection is true, so PVE refuses to remove it and its disks; nothing was changed. Set protection = false and apply "
                    + "that first.",
                AttributePath.Of(GuestOptions.Protection.Name));
        }
    }

    private void Drives(PlanReview plan)
    {
        var changes = DriveChanges.Of(model, plan.Prior.Value, plan.Planned.Value, plan.Managed);
        var (before, after) = (changes.Before, changes.After);
        foreach (var drive in after.Values.Where(drive => before.ContainsKey(drive.Slot)))
        {
            var old = before[drive.Slot];
            if (old.IsReplacedBy(drive))
            {
                Replaced(plan, old, drive);
            }
            else if (drive.IsDisk && GuestDrive.Bytes(drive.Size) < GuestDrive.Bytes(old.Size))
            {
                plan.Diagnostics.Error(
                    $"{drive.Path} cannot shrink",
                    $"It has {old.Size} and would get {drive.Size}: PVE can only grow a disk, since shrinking it would cut off data. Set "
                        + $"size to {old.Size} or more, or make a new disk in another slot and copy the data.",
                    drive.Path.Attribute(GuestDrive.SizeName));
            }
        }

        var refused = model.RefusedByProtection(changes).ToList();
        if (refused.Count > 0 && plan.Prior.Get(GuestOptions.Protection) is true && plan.Planned.Get(GuestOptions.Protection) is true)
        {
            plan.Diagnostics.Error(
                $"{model.Kind.Called(plan.Prior.Get(Placement.VmId))} is protected",
                $"protection is true, so PVE refuses what is to happen to its disks ({string.Join(", ", refused)}); nothing was changed. "
                    + "Set protection = false for this change.",
                AttributePath.Of(GuestOptions.Protection.Name));
        }

        foreach (var gone in changes.Destroyed.Select(slot => before[slot])
            .Concat(changes.Superseded.Where(drive => !drive.StaysUntilReplaced)))
        {
            plan.Diagnostics.Warn(
                $"{gone.Path} is deleted for good",
                $"The disk leaves the configuration, and its on_remove is \"destroy\": the volume {gone.Volume} and its data are deleted{Deletion(plan)}. "
                    + "Apply on_remove = \"detach\" before you remove it when the data is to stay.",
                AttributePath.Of(gone.Path.Steps[0] is AttributePath.Step.Attribute top ? top.Name : model.DriveFields[0].Name));
        }

        foreach (var left in changes.LeftUnused.Where(drive => !drive.StaysUntilReplaced))
        {
            plan.Diagnostics.Warn(
                "A disk leaves its slot, and its volume stays",
                $"{left.Path}: the volume {left.Volume} is kept as an unused disk of "
                    + $"{model.Kind.Called(plan.Prior.Get(Placement.VmId))}, as {model.UnusedDrives.Name} shows. To have it "
                    + "deleted, apply on_remove = \"destroy\" before you remove the disk.",
                left.Path.Steps.Length > 1 && after.ContainsKey(left.Slot) ? left.Path : AttributePath.Of(model.DriveFields[0].Name));
        }

        NewDrives(plan, [.. before.Keys]);
    }

    /// <summary>
    /// What a new drive must say, where what the guest is made from brings none.
    /// </summary>
    protected virtual void New(PlanReview plan, GuestDrive drive)
    {
    }

    /// <summary>When volumes are deleted that leave the configuration, where that is not this apply; as the end of a sentence.</summary>
    protected virtual string Deletion(PlanReview plan) => "";

    /// <summary>A slot that will hold something else.</summary>
    protected virtual void Replaced(PlanReview plan, GuestDrive old, GuestDrive drive)
    {
    }

    /// <summary>What else is to be said of a new guest.</summary>
    protected virtual void OfCreate(PlanReview plan)
    {
    }

    /// <summary>What else is to be said of a guest that is changed.</summary>
    protected virtual void OfUpdate(PlanReview plan)
    {
    }

    private void NewDrives(PlanReview plan, IReadOnlyList<string> known)
    {
        if (plan.IsCreate && model.BringsDrives(plan.Config))
        {
            return;
        }

        foreach (var drive in model.DrivesOf(plan.Config.Value).Values.Where(drive => !known.Contains(drive.Slot)))
        {
            New(plan, drive);
        }
    }

    private static void Template(PlanReview plan)
    {
        if (plan.Prior.Get(Power.Template) is true && plan.Planned.Get(Power.Template) is false)
        {
            plan.Diagnostics.Error(
                "A template stays a template",
                "PVE cannot turn a template back into a guest that runs, for linked clones may rest on its disks. Clone it instead, or "
                    + "replace it on purpose with -replace.",
                AttributePath.Of(Power.Template.Name));
        }
    }
}
