using System.Collections.Immutable;
using Proxmox.Client;
using Proxmox.Engine;
using Proxmox.Engine.Mapping;
using Proxmox.Engine.Operations;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Resources.Guests.Drives;

namespace Proxmox.Resources.Guests.Lifecycle;

/// <summary>
/// Brings a guest that is there to what was planned, in the order in which nothing is lost on the way: first what PVE checks and refuses as
/// a whole, then drives out of their slots, volumes moved and grown, drives in (in one request with their options, so that what waits for a
/// restart already knows the new sizes), and last what cannot be taken back: volumes that are deleted. A restart where the user wants one,
/// and whether it runs, come after all of it.
/// </summary>
internal sealed partial class GuestChange
{
    private static readonly TimeSpan LastWord = TimeSpan.FromSeconds(10);

    private readonly DriveChanges _drives;
    private readonly ImmutableArray<Field> _settings;

    /// <param name="operation">The operation.</param>
    /// <param name="model">The kind of guest.</param>
    /// <param name="guest">The guest.</param>
    /// <param name="prior">The guest as it is taken to be.</param>
    /// <param name="planned">The guest as it is to be.</param>
    /// <param name="managed">What the user had set in the last apply.</param>
    public GuestChange(
        Operation operation, GuestModel model, GuestPlace guest, Value prior, Value planned, ManagedAttributes managed)
    {
        (Operation, Model, Guest, Prior, Planned, Managed) = (operation, model, guest, prior, planned, managed);
        _drives = DriveChanges.Of(model, prior, planned, managed);
        _settings = [.. model.Config.Except(model.DriveFields).Except(model.WithDrives)];
        Power = new(operation, guest);
    }

    /// <summary>The kind of guest.</summary>
    public GuestModel Model { get; }

    /// <summary>The guest.</summary>
    public GuestPlace Guest { get; }

    /// <summary>The operation.</summary>
    public Operation Operation { get; }

    /// <summary>The guest as it was taken to be.</summary>
    public Value Prior { get; }

    /// <summary>The guest as it is to be.</summary>
    public Value Planned { get; }

    /// <summary>What the user had set in the last apply.</summary>
    public ManagedAttributes Managed { get; }

    /// <summary>PVE's names of the parameters that were sent.</summary>
    public HashSet<string> Touched { get; } = new(StringComparer.Ordinal);

    /// <summary>What the running guest holds on to, by PVE's names and in its words.</summary>
    public SortedSet<string> Held { get; } = new(StringComparer.Ordinal);

    /// <summary>The guest's switch.</summary>
    public PowerSwitch Power { get; }

    /// <summary>Makes the changes to the configuration and the drives.</summary>
    /// <param name="sends">What counts as changed.</param>
    /// <param name="cancel">The time limit.</param>
    public async Task ApplyAsync(Func<Field, bool> sends, CancellationToken cancel)
    {
        var isProtected = Model.RefusedByProtection(_drives).Any() && Prior[GuestOptions.Protection.Name].AsBool() is true;
        if (!_drives.TakesSteps && !isProtected)
        {
            await ConfigureAsync(ChangesOf([.. _settings, .. Model.WithDrives], sends), withDrives: true, cancel);
            await GrowAddedAsync(cancel);
            await Model.AfterDrivesAsync(this, cancel);
            // What the guest held on to in an earlier change.
            await DestroyUnusedAsync(cancel);
            return;
        }

        await ConfigureAsync(ChangesOf(_settings, sends), withDrives: false, cancel);
        try
        {
            await (isProtected ? ProtectAsync(false, cancel) : Task.CompletedTask);
            await ChangeDrivesAsync(sends, cancel);
            // A plan refuses to take drives from a guest that stays protected, but a clone has it from its source.
            await (isProtected && Planned[GuestOptions.Protection.Name].AsBool() is true ? ProtectAsync(true, cancel)
                : Task.CompletedTask);
        }
        catch (Exception) when (isProtected)
        {
            await ProtectAgainAsync();
            throw;
        }
    }

    private async Task ChangeDrivesAsync(Func<Field, bool> sends, CancellationToken cancel)
    {
        await EmptyAsync(_drives.Detached, force: false, cancel);
        var isStopped = await StopToMoveAsync(cancel);
        foreach (var drive in _drives.Moved)
        {
            await MoveAsync(drive, cancel);
        }

        foreach (var drive in _drives.Grown)
        {
            await GrowAsync(drive, cancel);
        }

        await ConfigureAsync(ChangesOf(Model.WithDrives, sends), withDrives: true, cancel);
        await GrowAddedAsync(cancel);
        await EmptyAsync(_drives.Destroyed, force: Model.DestroysWithSlot, cancel);
        await Model.AfterDrivesAsync(this, cancel);
        await DestroyUnusedAsync(cancel);
        await (isStopped ? Power.BringAsync(Guests.Power.Running, cancel) : Task.CompletedTask);
    }

    /// <summary>Grows what came with a size of its own, an image or a volume, to the size that was asked for.</summary>
    public async Task GrowAddedAsync(CancellationToken cancel)
    {
        var sized = _drives.Added.Where(drive => drive is { BringsItsSize: true, Size: not null }).ToList();
        if (sized.Count == 0)
        {
            return;
        }

        var live = (await LiveAsync(cancel)).Drives;
        foreach (var drive in sized)
        {
            var there = live.GetValueOrDefault(drive.Slot);
            var (wanted, actual) = (GuestDrive.Bytes(drive.Size), GuestDrive.Bytes(there?.Size));
            if (wanted < actual)
            {
                throw PveFault.About(drive.Slot,
                    $"{drive.Path} came with {there!.Size}, which is larger than the size {drive.Size} that was asked for: a disk can only "
                    + "grow");
            }

            if (actual is not null && wanted > actual)
            {
                await GrowAsync(drive, cancel);
            }
        }
    }

    private Changes ChangesOf(IEnumerable<Field> fields, Func<Field, bool> sends) =>
        Changes.Update(fields, Operation.Config, new(Prior), new(Planned), sends, Managed);

    // The digest covers all of the configuration, and our own steps change it too.
    private Task ConfigureAsync(Changes changes, bool withDrives, CancellationToken cancel) =>
        changes.IsEmpty && !(withDrives && _drives.FillsSlots)
        ? Task.CompletedTask
        : Operation.WithDigestAsync(
            async limit =>
            {
                var live = await LiveAsync(limit);
                var form = changes.ToForm();
                if (withDrives)
                {
                    AddDrives(form, live);
                }

                if (!Operation.Prior.Value.IsNull)
                {
                    CreateMark.Remove(form, live.Config);
                }

                Model.Write(form);
                Model.Keep(form, live.Data, Prior, Planned);
                Touched.UnionWith(form.Select(entry => entry.Key).Concat(form["delete"]?.Split(',') ?? []));
                form.Add("digest", live.Config.Digest!);
                // Making volumes may take longer than a request may.
                await SendAsync(
                    deadline => withDrives && Model.ConfiguresByTask && _drives.MakesVolumes
                        ? Operation.Pve.PostAsync(Guest.Path + "/config", form, deadline)
                        : Operation.Pve.PutAsync(Guest.Path + "/config", form, deadline),
                    [],
                    limit);
            },
            cancel);

    private void AddDrives(Form form, LiveGuest live)
    {
        foreach (var drive in _drives.Changed)
        {
            var there = live.Drives.GetValueOrDefault(drive.Slot)
                ?? throw PveFault.About(
                    drive.Slot, $"{drive.Path} is gone: somebody has taken it out of {Guest} since the plan was made. Plan again");
            form.Add(drive.Slot, (drive with { Value = drive.Value.With(GuestDrive.SizeName, there.Value[GuestDrive.SizeName]) })
                .Kept(there.Volume ?? ""));
        }

        foreach (var drive in _drives.Added)
        {
            form.Add(drive.Slot, drive.Ordered());
        }
    }

    // What the guest holds on to PVE keeps for its next start, as it does what no guest can take while it runs: what the user says about
    // restarts decides.
    private async Task SendAsync(Func<CancellationToken, Task<PveData>> send, ImmutableArray<string> emptied, CancellationToken cancel)
    {
        try
        {
            await PendingChange.TakingBackAsync(Operation, Model, Guest, emptied, () => Operation.DispatchAsync(send, cancel), cancel);
        }
        catch (PveFault kept) when (kept.Kind == FaultKind.KeptPending)
        {
            Held.UnionWith(kept.Parameters.Select(part => $"{part.Key}: {part.Value.Trim()}"));
        }
    }

    private Task ProtectAsync(bool isProtected, CancellationToken cancel) =>
        Operation.DispatchAsync(deadline => Operation.Pve.PutAsync(
            Guest.Path + "/config", new Form().Add(GuestOptions.Protection.Wire, isProtected), deadline), cancel);

    // The change that it was lifted for has not come about. The time limit may be why.
    private async Task ProtectAgainAsync()
    {
        using var limit = new CancellationTokenSource(LastWord, Operation.Session.Time);
        try
        {
            await ProtectAsync(true, limit.Token);
        }
        catch (Exception failure) when (failure is PveFault or OperationCanceledException)
        {
            Operation.Diagnostics.Warn(
                "A guest was left without its protection",
                $"{Guest} had to lose its protection for a change of its disks, which then failed, and PVE does not take it back now: "
                    + $"{failure.Message}. Apply again, or set protection by hand.",
                AttributePath.Of(GuestOptions.Protection.Name));
        }
    }

    /// <summary>The guest as PVE has it now.</summary>
    public Task<LiveGuest> LiveAsync(CancellationToken cancel) => LiveGuest.ReadAsync(Operation, Model, Guest, cancel);
}
