using System.Collections.Immutable;
using Proxmox.Client;
using Proxmox.Engine.Mapping;
using Proxmox.Engine.Operations;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Resources.Guests.Drives;
using Proxmox.Resources.Guests.Lifecycle;

namespace Proxmox.Resources.Guests;

/// <summary>
/// What the resource of a kind of guests tells the layer of itself: which attributes hold what, how they are written, and where PVE's
/// requests differ from those of the other kind.
/// </summary>
internal abstract class GuestModel
{
    /// <summary>The kind.</summary>
    public abstract GuestKind Kind { get; }

    /// <summary>What PVE keeps in the guest's configuration.</summary>
    public abstract ImmutableArray<Field> Config { get; }

    /// <summary>The attributes among these that hold drives, for which PVE has requests of their own; the map of slots first.</summary>
    public abstract ImmutableArray<Field> DriveFields { get; }

    /// <summary>The attribute that tells the volumes that no slot uses.</summary>
    public abstract Field UnusedDrives { get; }

    /// <summary>
    /// Volumes, as recorded, that an earlier change was to delete and that the guest had not let go of; none where PVE does it by itself.
    /// </summary>
    public virtual IEnumerable<string> ToDestroy(Attributes guest) => [];

    /// <summary>The attribute that holds the network devices.</summary>
    public abstract Field NetworkDevices { get; }

    /// <summary>The attributes that go with the drives' changes, for they depend on them.</summary>
    public virtual ImmutableArray<Field> WithDrives => [GuestOptions.Protection];

    /// <summary>The content type of storages that take the guest's disks.</summary>
    public abstract string DiskContent { get; }

    /// <summary>Whether PVE deletes a volume together with the slot that it is in, where that is asked for.</summary>
    public abstract bool DestroysWithSlot { get; }

    /// <summary>Whether making volumes runs as a task (<c>POST .../config</c>), which may take longer than a request.</summary>
    public abstract bool ConfiguresByTask { get; }

    /// <summary>Whether a volume can be moved only while the guest is stopped.</summary>
    public virtual bool MovesStopped => false;

    /// <summary>The drives of a guest, by slot.</summary>
    public abstract ImmutableSortedDictionary<string, GuestDrive> DrivesOf(Value guest);

    /// <summary>True for a parameter that is a slot for drives.</summary>
    public abstract bool IsDriveSlot(string parameter);

    /// <summary>The configuration in the form that the attributes read.</summary>
    public abstract PveData Read(PveData config);

    /// <summary>Brings the parameters that are about to be sent into the form that PVE takes.</summary>
    public abstract void Write(Form form);

    /// <summary>
    /// True when what a new guest is made from brings drives, of which the configuration may say no more than what differs.
    /// </summary>
    public virtual bool BringsDrives(Attributes config) => config.Has(CloneSource.Clone);

    /// <summary>What a new guest that is no clone is made from, as in "it has 8G in the archive".</summary>
    public virtual string Origin(Attributes config) => "what it is made from";

    /// <summary>
    /// True when a new guest is as the request that makes it has said; false when what it is made from has a say, so that it is brought to
    /// the plan afterwards.
    /// </summary>
    public virtual bool IsMadeAsSaid(Attributes config) => true;

    /// <summary>The attributes besides <see cref="Config"/> that only the request which makes a guest takes.</summary>
    protected virtual ImmutableArray<Field> Once => [];

    /// <summary>The parameters of a new guest, but for its VMID and notes.</summary>
    public Form NewForm(Operation operation)
    {
        var form = Changes.Create([.. Config.Except(DriveFields), .. Once], operation.Config, operation.Planned);
        foreach (var drive in BringsDrives(operation.Config) ? [] : DrivesOf(operation.Planned.Value).Values)
        {
            form.Add(drive.Slot, drive.Ordered());
        }

        WriteNew(form, operation.Config);
        return form;
    }

    /// <summary>Adds to the parameters of a new guest what it is made from, and brings them into the form that PVE takes.</summary>
    protected abstract void WriteNew(Form form, Attributes config);

    /// <summary>The configuration as it was recorded, where PVE has only added what follows from it.</summary>
    public virtual PveData AsRecorded(PveData config, Value recorded) => config;

    /// <summary>Keeps what PVE has added in parameters that are about to be sent.</summary>
    public virtual void Keep(Form form, PveData live, Value prior, Value planned)
    {
    }

    /// <summary>The attributes whose change the running guest takes on only when it starts anew.</summary>
    public abstract IEnumerable<AttributePath> NeedingRestart(PlanReview plan);

    /// <summary>The slots with which PVE refuses to do what is to happen to them while the guest is protected.</summary>
    public abstract IEnumerable<string> RefusedByProtection(DriveChanges drives);

    /// <summary>The request that moves a volume to another storage or format: what follows the guest's path, and its parameters.</summary>
    /// <param name="drive">The drive as it is to be.</param>
    /// <param name="wanted">The drive as the configuration has it; null for one that it does not mention.</param>
    public abstract (string Action, Form Form) Move(GuestDrive drive, GuestDrive? wanted);

    /// <summary>The parameters that migrate a guest, besides the node.</summary>
    public abstract void AddMigration(Form form, Attributes how, string? storage, bool isRunning, long shutdownSeconds);

    /// <summary>Puts right what PVE does of its own accord when drives change.</summary>
    public virtual Task AfterDrivesAsync(GuestChange change, CancellationToken cancel) => Task.CompletedTask;

    /// <summary>Brings about what is pending where that takes no restart; false when there is nothing of the kind.</summary>
    public virtual Task<bool> RefreshAsync(
        Operation operation, GuestChange change, IEnumerable<string> pending, CancellationToken cancel) => Task.FromResult(false);

    /// <summary>The addresses of the running guest, by one question; null when there is no answer.</summary>
    public abstract Task<IReadOnlyList<System.Net.IPAddress>?> AskAddressesAsync(
        Operation operation, GuestPlace guest, CancellationToken cancel);

    /// <summary>Why a running guest may report no address, and what helps.</summary>
    public abstract string AddressRemedy { get; }
}
