using System.Collections.Immutable;
using System.Net;
using Proxmox.Client;
using Proxmox.Engine.Mapping;
using Proxmox.Engine.Operations;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Resources.Guests;
using Proxmox.Resources.Guests.Drives;
using Proxmox.Resources.Guests.Lifecycle;
using Proxmox.Resources.Qemu.Drives;
using Proxmox.Resources.Qemu.Lifecycle;

namespace Proxmox.Resources.Qemu;

/// <summary>Where VMs differ from containers.</summary>
internal sealed class VmModel : GuestModel
{
    private VmModel()
    {
    }

    /// <summary>The one model.</summary>
    public static VmModel Instance { get; } = new();

    /// <inheritdoc/>
    public override GuestKind Kind => GuestKind.Vm;

    /// <inheritdoc/>
    public override ImmutableArray<Field> Config => Vm.Config;

    /// <inheritdoc/>
    public override ImmutableArray<Field> DriveFields => Vm.Drives;

    /// <inheritdoc/>
    public override Field UnusedDrives => Disks.Unused;

    /// <inheritdoc/>
    public override Field NetworkDevices => Network.Devices;

    /// <inheritdoc/>
    /// <remarks>The boot order names drives.</remarks>
    public override ImmutableArray<Field> WithDrives { get; } = [Machine.BootOrder, GuestOptions.Protection];

    /// <inheritdoc/>
    public override string DiskContent => "images";

    /// <inheritdoc/>
    public override bool DestroysWithSlot => true;

    /// <inheritdoc/>
    public override bool ConfiguresByTask => true;

    /// <inheritdoc/>
    public override string AddressRemedy => "Check that qemu-guest-agent is installed and that agent.enabled is true";

    /// <inheritdoc/>
    public override ImmutableSortedDictionary<string, GuestDrive> DrivesOf(Value guest) => Drive.AllOf(guest);

    /// <inheritdoc/>
    public override bool IsDriveSlot(string parameter) => Drive.IsSlot(parameter);

    /// <inheritdoc/>
    public override PveData Read(PveData config) => VmWire.Read(config);

    /// <inheritdoc/>
    public override void Write(Form form) => VmWire.Write(form);

    /// <inheritdoc/>
    public override bool BringsDrives(Attributes config) => base.BringsDrives(config) || config.Has(Source.Restore);

    /// <inheritdoc/>
    public override string Origin(Attributes config) =>
        config.Get(Source.Restore)?.Get(Source.Archive) is { } archive ? $"the backup {archive}" : base.Origin(config);

    /// <inheritdoc/>
    public override bool IsMadeAsSaid(Attributes config) => !config.Has(Source.Restore);

    /// <inheritdoc/>
    protected override void WriteNew(Form form, Attributes config)
    {
        if (config.Get(Source.Restore) is { } restore)
        {
            foreach (var field in Source.Restore.Type.Nested)
            {
                ToForm.Add(form, field, restore[field]);
            }
        }

        VmWire.WriteNew(form);
    }

    /// <inheritdoc/>
    public override PveData AsRecorded(PveData config, Value recorded) => PinnedMachine.AsRecorded(config, recorded);

    /// <inheritdoc/>
    public override void Keep(Form form, PveData live, Value prior, Value planned) => PinnedMachine.Keep(form, live, prior, planned);

    /// <inheritdoc/>
    public override IEnumerable<AttributePath> NeedingRestart(PlanReview plan) => RestartNeeds.Of(plan);

    /// <inheritdoc/>
    public override IEnumerable<string> RefusedByProtection(DriveChanges drives) => drives.TakenAway;

    /// <inheritdoc/>
    public override (string Action, Form Form) Move(GuestDrive drive, GuestDrive? wanted)
    {
        var form = new Form().Add("disk", drive.Slot);
        return ("/move_disk", drive.Format is { } format && wanted?.Format is not null ? form.Add("format", format) : form);
    }

    /// <inheritdoc/>
    public override void AddMigration(Form form, Attributes how, string? storage, bool isRunning, long shutdownSeconds)
    {
        if (isRunning)
        {
            form.Add("online", true);
            if (how.Get(Placement.WithLocalDisks) is true)
            {
                form.Add("with-local-disks", true);
            }
        }

        if ((how.Get(Placement.TargetStorage) ?? storage) is { } target)
        {
            form.Add("targetstorage", target);
        }
    }

    /// <inheritdoc/>
    public override Task AfterDrivesAsync(GuestChange change, CancellationToken cancel) => BootOrderRepair.RunAsync(change, cancel);

    /// <inheritdoc/>
    public override Task<bool> RefreshAsync(
        Operation operation, GuestChange change, IEnumerable<string> pending, CancellationToken cancel) =>
        CloudInitRefresh.RunAsync(operation, change.Guest, pending, cancel);

    /// <inheritdoc/>
    public override async Task<IReadOnlyList<IPAddress>?> AskAddressesAsync(
        Operation operation, GuestPlace guest, CancellationToken cancel) =>
        ReachableAddresses.Of((await operation.Pve.GetAsync(guest.Path + "/agent/network-get-interfaces", cancel: cancel))["result"]);
}
