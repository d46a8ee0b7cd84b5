using Proxmox.Engine;
using Proxmox.Engine.Operations;
using Proxmox.Model.Fields;
using Proxmox.Resources.Guests;
using Proxmox.Resources.Guests.Preflight;
using Proxmox.Resources.Qemu.Drives;

namespace Proxmox.Resources.Qemu.Preflight;

/// <summary>A VM as a plan has it.</summary>
/// <param name="Session">The datacenter.</param>
/// <param name="Plan">The plan.</param>
internal sealed record PlannedVm(Session Session, PlanReview Plan) : PlannedGuest(Session, Plan, GuestKind.Vm)
{
    /// <summary>What is to happen to its drives.</summary>
    public DriveChanges Drives { get; } = DriveChanges.Of(Plan.Prior.Value, Plan.Planned.Value, Plan.Managed);

    /// <inheritdoc/>
    public override IReadOnlyList<StorageNeed> Storages => field ??= [.. VmStorageNeeds.Of(this)];

    /// <inheritdoc/>
    public override IEnumerable<Field> Config => Vm.Config.Except(Vm.Drives);

    /// <inheritdoc/>
    public override IEnumerable<Field> DriveFields => Vm.Drives;

    /// <inheritdoc/>
    public override IEnumerable<PrivilegeNeed> DriveNeeds(string path) => DrivePrivileges.Of(this, path);
}
