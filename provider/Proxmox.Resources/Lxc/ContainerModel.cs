using System.Collections.Immutable;
using System.Net;
using Proxmox.Client;
using Proxmox.Engine.Mapping;
using Proxmox.Engine.Operations;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Resources.Guests;
using Proxmox.Resources.Guests.Drives;
using Proxmox.Resources.Lxc.Lifecycle;

namespace Proxmox.Resources.Lxc;

/// <summary>Where containers differ from VMs.</summary>
internal sealed class ContainerModel : GuestModel
{
    private ContainerModel()
    {
    }

    /// <summary>The one model.</summary>
    public static ContainerModel Instance { get; } = new();

    /// <inheritdoc/>
    public override GuestKind Kind => GuestKind.Container;

    /// <inheritdoc/>
    public override ImmutableArray<Field> Config => Container.Config;

    /// <inheritdoc/>
    public override ImmutableArray<Field> DriveFields { get; } = [MountPoints.Map];

    /// <inheritdoc/>
    public override Field UnusedDrives => MountPoints.Unused;

    /// <inheritdoc/>
    public override IEnumerable<string> ToDestroy(Attributes guest) => VolumesToDestroy.Of(guest);

    /// <inheritdoc/>
    public override Field NetworkDevices => Network.Devices;

    /// <inheritdoc/>
    public override string DiskContent => "rootdir";

    /// <inheritdoc/>
    public override bool DestroysWithSlot => false;

    /// <inheritdoc/>
    public override bool ConfiguresByTask => false;

    /// <inheritdoc/>
    public override bool MovesStopped => true;

    /// <inheritdoc/>
    public override string AddressRemedy =>
        "Check that network_devices gives it one, and that a DHCP server or router answers on its bridge";

    /// <inheritdoc/>
    public override ImmutableSortedDictionary<string, GuestDrive> DrivesOf(Value guest) => MountPoint.AllOf(guest);

    /// <inheritdoc/>
    public override bool IsDriveSlot(string parameter) => MountPoints.Map.IsSlot(parameter);

    /// <inheritdoc/>
    public override PveData Read(PveData config) => ContainerWire.Read(config);

    /// <inheritdoc/>
    public override void Write(Form form) => ContainerWire.Write(form);

    /// <inheritdoc/>
    /// <remarks>Of a backup PVE leaves out the mount points that the request does not have, once it has any.</remarks>
    public override bool BringsDrives(Attributes config) => base.BringsDrives(config) || config.Has(Source.Restore);

    /// <inheritdoc/>
    public override string Origin(Attributes config) => config.Get(Source.Restore)?.Get(Source.Archive) is { } archive
        ? $"the backup {archive}" : config.Get(Source.OsTemplate) is { } template ? $"the template {template}" : base.Origin(config);

    /// <inheritdoc/>
    /// <remarks>
    /// What an OCI image says of its first process, its environment and its console takes the place of what the request says
    /// (<c>PVE::LXC::Create</c>). PVE tells such images by their content; of files that are only <c>.tar</c> they are.
    /// </remarks>
    public override bool IsMadeAsSaid(Attributes config) =>
        !config.Has(Source.Restore) && config.Get(Source.OsTemplate)?.EndsWith(".tar", StringComparison.Ordinal) is not true;

    /// <inheritdoc/>
    protected override ImmutableArray<Field> Once => Source.Once;

    /// <inheritdoc/>
    protected override void WriteNew(Form form, Attributes config)
    {
        if (config.Get(Source.Restore) is { } restore)
        {
            form.Add("ostemplate", restore.Get(Source.Archive)!).Add("restore", true);
            foreach (var field in Source.Restore.Type.Nested.Remove(Source.Archive))
            {
                ToForm.Add(form, field, restore[field]);
            }
        }

        ContainerWire.Write(form);
    }

    /// <inheritdoc/>
    public override IEnumerable<AttributePath> NeedingRestart(PlanReview plan)
    {
        var changes = DriveChanges.Of(this, plan.Prior.Value, plan.Planned.Value, plan.Managed);
        var mounted = changes.Detached.Concat(changes.Destroyed).Concat(changes.Changed.Concat(changes.Moved).Select(drive => drive.Slot))
            .Distinct(StringComparer.Ordinal).Select(slot => changes.Before[slot].Path);
        return [.. RestartEffects.NeedingRestart(Config.Except(DriveFields), plan.Prior, plan.Planned), .. mounted];
    }

    /// <inheritdoc/>
    /// <remarks>PVE takes no mount point at all from a request to a protected container.</remarks>
    public override IEnumerable<string> RefusedByProtection(DriveChanges drives) => drives.Touched;

    /// <inheritdoc/>
    public override (string Action, Form Form) Move(GuestDrive drive, GuestDrive? wanted) =>
        ("/move_volume", new Form().Add("volume", drive.Slot));

    /// <inheritdoc/>
    /// <remarks>A container that runs is shut down for it and started again: PVE's restart mode.</remarks>
    public override void AddMigration(Form form, Attributes how, string? storage, bool isRunning, long shutdownSeconds)
    {
        if (isRunning)
        {
            form.Add("restart", true).Add("timeout", shutdownSeconds);
        }

        if ((how.Get(Placement.TargetStorage) ?? storage) is { } target)
        {
            form.Add("target-storage", target);
        }
    }

    /// <inheritdoc/>
    public override async Task<IReadOnlyList<IPAddress>?> AskAddressesAsync(
        Operation operation, GuestPlace guest, CancellationToken cancel) =>
        ContainerAddresses.In(await operation.Pve.GetAsync(guest.Path + "/interfaces", cancel: cancel));
}
