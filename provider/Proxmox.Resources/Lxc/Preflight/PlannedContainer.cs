using Proxmox.Engine;
using Proxmox.Engine.Operations;
using Proxmox.Resources.Guests;
using Proxmox.Resources.Guests.Preflight;

namespace Proxmox.Resources.Lxc.Preflight;

/// <summary>A container as a plan has it.</summary>
/// <param name="Session">The datacenter.</param>
/// <param name="Plan">The plan.</param>
internal sealed record PlannedContainer(Session Session, PlanReview Plan) : PlannedGuest(Session, Plan, ContainerModel.Instance)
{
    /// <inheritdoc/>
    public override IReadOnlyList<StorageNeed> Storages => field ??= [.. ContainerStorageNeeds.Of(this)];

    /// <inheritdoc/>
    public override IEnumerable<PrivilegeNeed> DriveNeeds(string path) =>
        Parts(MountPoints.Map).Select(part => PrivilegeNeed.ToSet(part.Path, GuestPrivilege.Disk, path));
}
