using Proxmox.Engine;
using Proxmox.Engine.Operations;
using Proxmox.Resources.Guests.Preflight;

namespace Proxmox.Resources.Qemu.Preflight;

/// <summary>A VM as a plan has it.</summary>
/// <param name="Session">The datacenter.</param>
/// <param name="Plan">The plan.</param>
internal sealed record PlannedVm(Session Session, PlanReview Plan) : PlannedGuest(Session, Plan, VmModel.Instance)
{
    /// <inheritdoc/>
    public override IReadOnlyList<StorageNeed> Storages => field ??= [.. VmStorageNeeds.Of(this)];

    /// <inheritdoc/>
    public override IEnumerable<PrivilegeNeed> DriveNeeds(string path) => DrivePrivileges.Of(this, path);
}
