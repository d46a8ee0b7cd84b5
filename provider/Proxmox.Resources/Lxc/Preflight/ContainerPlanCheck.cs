using Proxmox.Engine.Declarations;
using Proxmox.Engine.Operations;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Resources.Guests;
using Proxmox.Resources.Guests.Drives;
using Proxmox.Resources.Guests.Preflight;
using Proxmox.Resources.Lxc.Lifecycle;

namespace Proxmox.Resources.Lxc.Preflight;

/// <summary>What is to be said of a plan of a container beside what holds for all guests.</summary>
internal sealed class ContainerPlanCheck() : GuestPlanCheck(ContainerModel.Instance)
{
    /// <summary>The one check.</summary>
    public static ContainerPlanCheck Instance { get; } = new();

    /// <inheritdoc/>
    protected override void OfCreate(PlanReview plan)
    {
        SlotCheck.Check(plan);
        if (plan.Config[CloneSource.ContainerClone].IsNull && plan.Config[Source.OsTemplate].IsNull && plan.Config[Source.Restore].IsNull)
        {
            plan.Diagnostics.Error(
                "It is not said what the container is made from",
                "Set os_template to the volume of an OS template or OCI image, clone to copy another container, or restore to bring back "
                    + "a backup.",
                AttributePath.Of(Source.OsTemplate.Name));
        }
    }

    /// <inheritdoc/>
    protected override void OfUpdate(PlanReview plan)
    {
        SlotCheck.Check(plan);
        Password(plan);
        if (plan.IsChanged(General.Unprivileged) && plan.Planned.Get(General.Unprivileged) is { } wanted)
        {
            plan.Diagnostics.Error(
                $"A container cannot become {(wanted ? "unprivileged" : "privileged")}",
                "PVE settles that when a container is made, for it decides whom its files belong to. Back it up and restore it into a new "
                    + "container that says otherwise, or replace it on purpose with -replace, which loses its data.",
                AttributePath.Of(General.Unprivileged.Name));
        }

        foreach (var volume in VolumesToDestroy.Freed(plan))
        {
            plan.Diagnostics.Warn(
                $"{volume} is deleted for good",
                $"It left the configuration of {GuestKind.Container.Called(plan.Prior.Get(Placement.VmId))} with on_remove = \"destroy\" while "
                    + "the container ran, which has let go of it since. To keep it, put it into a slot of mount_points by its volume.",
                AttributePath.Of(MountPoints.ToDestroy.Name));
        }

        var moved = DriveChanges.Of(ContainerModel.Instance, plan.Prior.Value, plan.Planned.Value, plan.Managed).Moved;
        if (!moved.IsEmpty && StaysUp(plan))
        {
            plan.Diagnostics.Error(
                "A volume of a running container cannot be moved",
                $"{string.Join(", ", moved.Select(drive => drive.Path))} is to go to another storage, which PVE does only while the "
                    + "container is stopped. Set on_restart_required to \"reboot\" or \"stop_start\" to have it stopped for that and "
                    + "started again, or stop it first.",
                moved[0].Path.Attribute(MountPoints.Storage.Name));
        }
    }

    private static void Password(PlanReview plan)
    {
        var version = WriteOnly.VersionName(Source.Password);
        var (before, after) = (plan.Prior.Value[version], plan.Planned.Value[version]);
        if (!before.IsNull && !after.IsNull && !before.Equals(after))
        {
            var vmid = plan.Prior.Get(Placement.VmId);
            plan.Diagnostics.Warn(
                "The password of a container stays as it was",
                $"{version} changes, and PVE sets root's password only when it makes a container: {WriteOnly.TwinName(Source.Password)} is "
                    + $"not sent again. Change it inside the container, with `pct exec {vmid} -- passwd` on node "
                    + $"{plan.Prior.Get(Placement.CurrentNode)}, or replace the container on purpose with -replace, which loses its data.",
                AttributePath.Of(version));
        }
    }

    /// <inheritdoc/>
    protected override string Deletion(PlanReview plan) => StaysUp(plan) ? " by the first apply after the container has restarted" : "";

    /// <inheritdoc/>
    protected override void Replaced(PlanReview plan, GuestDrive old, GuestDrive drive)
    {
        if (drive.IsPermanent)
        {
            plan.Diagnostics.Error(
                "The root of a container cannot be another volume",
                $"{drive.Path} has {old.Volume} and would get {drive.Volume}, which PVE takes without a check and which the container then "
                    + "does not start from. Leave volume out, or clone a container that has that root.",
                drive.Path.Attribute(MountPoints.Volume.Name));
        }
    }

    /// <inheritdoc/>
    protected override void New(PlanReview plan, GuestDrive drive)
    {
        var (storage, size, volume) =
            (drive.Value[MountPoints.Storage.Name], drive.Value[MountPoints.Size.Name], drive.Value[MountPoints.Volume.Name]);
        if (volume.IsNull && storage.IsNull)
        {
            plan.Diagnostics.Error($"Missing {drive.Path}.storage",
                $"{drive.Path} is new, so it must be said on which storage its volume is made: set storage, or volume for what exists.",
                drive.Path.Attribute(MountPoints.Storage.Name));
        }
        else if (volume.IsNull && size.IsNull && !drive.IsPermanent)
        {
            plan.Diagnostics.Error($"Missing {drive.Path}.size",
                $"{drive.Path} is new and empty, so it must be said how large it is: set size.",
                drive.Path.Attribute(MountPoints.Size.Name));
        }

        // PVE unpacks the template over what is there, and deletes the volume when the create fails.
        if (plan.IsCreate && volume.AsText() is not null && drive.IsDisk)
        {
            plan.Diagnostics.Error(
                $"{drive.Path} names a volume that exists",
                $"A new container must not be given {drive.Volume}: PVE would write into it, and delete it when the create fails. Create the "
                    + "container without it and add it in an apply of its own, or set storage and size for a new volume.",
                drive.Path.Attribute(MountPoints.Volume.Name));
        }
    }

    private static bool StaysUp(PlanReview plan) => plan.Prior.Get(Power.Status) == Power.Running
        && plan.Planned.Get(Power.State) is not Power.Stopped
        && plan.Planned.Get(Power.OnRestartRequired) is not (Power.Reboot or Power.StopStart);
}
