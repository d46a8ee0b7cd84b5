using System.Collections.Immutable;
using Proxmox.Client;
using Proxmox.Engine;
using Proxmox.Engine.Mapping;
using Proxmox.Engine.Operations;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Resources.Guests;
using Proxmox.Resources.Guests.Lifecycle;
using Proxmox.Resources.Qemu.Drives;

namespace Proxmox.Resources.Qemu.Lifecycle;

/// <summary>
/// Brings a VM that is there to what was planned, in the order in which nothing is lost on the way: first what PVE checks and refuses as a
/// whole, then drives out of their slots, volumes moved and grown, drives in (in one request with their options, so that what waits for a
/// restart already knows the new sizes), and last what cannot be taken back: volumes that are deleted. A restart where the user wants one,
/// and whether it runs, come after all of it.
/// </summary>
internal sealed partial class VmChange
{
    // What depends on the drives: the order names them, and protection keeps them where they are.
    private static readonly ImmutableArray<Field> WithDrives = [Machine.BootOrder, GuestOptions.Protection];

    private static readonly ImmutableArray<Field> Settings =
        [.. Qemu.Vm.Config.Where(field => !Qemu.Vm.Drives.Contains(field) && !WithDrives.Contains(field))];

    private static readonly TimeSpan LastWord = TimeSpan.FromSeconds(10);

    private readonly Operation _operation;
    private readonly Value _prior;
    private readonly Value _planned;
    private readonly ManagedAttributes _managed;
    private readonly DriveChanges _drives;

    /// <param name="operation">The operation.</param>
    /// <param name="vm">The VM.</param>
    /// <param name="prior">The VM as it is taken to be.</param>
    /// <param name="planned">The VM as it is to be.</param>
    /// <param name="managed">What the user had set in the last apply.</param>
    public VmChange(Operation operation, GuestPlace vm, Value prior, Value planned, ManagedAttributes managed)
    {
        (_operation, Vm, _prior, _planned, _managed) = (operation, vm, prior, planned, managed);
        _drives = DriveChanges.Of(prior, planned, managed);
        Power = new(operation, vm);
    }

    /// <summary>The VM.</summary>
    public GuestPlace Vm { get; }

    /// <summary>PVE's names of the parameters that were sent.</summary>
    public HashSet<string> Touched { get; } = new(StringComparer.Ordinal);

    /// <summary>What the running guest holds on to, by PVE's names and in its words.</summary>
    public SortedSet<string> Held { get; } = new(StringComparer.Ordinal);

    /// <summary>The VM's switch.</summary>
    public PowerSwitch Power { get; }

    /// <summary>Makes the changes to the configuration and the drives.</summary>
    /// <param name="sends">What counts as changed.</param>
    /// <param name="cancel">The time limit.</param>
    public async Task ApplyAsync(Func<Field, bool> sends, CancellationToken cancel)
    {
        if (!_drives.TakesSteps)
        {
            await ConfigureAsync(ChangesOf([.. Settings, .. WithDrives], sends), withDrives: true, cancel);
            await GrowAddedAsync(cancel);
            await OrderBootAsync(cancel);
            return;
        }

        await ConfigureAsync(ChangesOf(Settings, sends), withDrives: false, cancel);
        var isProtected = _drives.TakesAway && _prior[GuestOptions.Protection.Name].AsBool() is true;
        try
        {
            await (isProtected ? ProtectAsync(false, cancel) : Task.CompletedTask);
            await ChangeDrivesAsync(sends, cancel);
            // A plan refuses to take drives from a VM that stays protected, but a clone has it from its source.
            await (isProtected && _planned[GuestOptions.Protection.Name].AsBool() is true ? ProtectAsync(true, cancel)
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
        foreach (var drive in _drives.Moved)
        {
            await MoveAsync(drive, cancel);
        }

        foreach (var drive in _drives.Grown)
        {
            await GrowAsync(drive, cancel);
        }

        await ConfigureAsync(ChangesOf(WithDrives, sends), withDrives: true, cancel);
        await GrowAddedAsync(cancel);
        await EmptyAsync(_drives.Destroyed, force: true, cancel);
        await OrderBootAsync(cancel);
        await DestroySupersededAsync(cancel);
    }

    /// <summary>Grows what came with a size of its own, an image or a volume, to the size that was asked for.</summary>
    public async Task GrowAddedAsync(CancellationToken cancel)
    {
        var sized = _drives.Added.Where(drive => drive.IsDisk && drive.Size is not null && (drive.ImportFrom ?? drive.Volume) is not null)
            .ToList();
        if (sized.Count == 0)
        {
            return;
        }

        var live = (await LiveAsync(cancel)).Drives;
        foreach (var drive in sized)
        {
            var (wanted, actual) = (Drive.Bytes(drive.Size), live.TryGetValue(drive.Slot, out var there) ? Drive.Bytes(there.Size) : null);
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
        Changes.Update(fields, _operation.Config, new(_prior), new(_planned), sends, _managed);

    // The digest covers all of the configuration, and our own steps change it too.
    private Task ConfigureAsync(Changes changes, bool withDrives, CancellationToken cancel) =>
        changes.IsEmpty && !(withDrives && _drives.FillsSlots)
        ? Task.CompletedTask
        : _operation.WithDigestAsync(
            async limit =>
            {
                var live = await LiveAsync(limit);
                var form = changes.ToForm();
                if (withDrives)
                {
                    AddDrives(form, live);
                }

                if (!_operation.Prior.Value.IsNull)
                {
                    CreateMark.Remove(form, live.Config);
                }

                VmWire.Write(form);
                PinnedMachine.Keep(form, live.Data, _prior, _planned);
                Touched.UnionWith(form.Select(entry => entry.Key).Concat(form["delete"]?.Split(',') ?? []));
                form.Add("digest", live.Config.Digest!);
                // Making volumes may take longer than a request may.
                await SendAsync(
                    deadline => withDrives && _drives.MakesVolumes ? _operation.Pve.PostAsync(Vm.Path + "/config", form, deadline)
                        : _operation.Pve.PutAsync(Vm.Path + "/config", form, deadline),
                    [],
                    limit);
            },
            cancel);

    private void AddDrives(Form form, LiveVm live)
    {
        foreach (var drive in _drives.Changed)
        {
            var there = live.Drives.GetValueOrDefault(drive.Slot)
                ?? throw PveFault.About(
                    drive.Slot, $"{drive.Path} is gone: somebody has taken it out of {Vm} since the plan was made. Plan again");
            form.Add(drive.Slot, (drive with { Value = drive.Value.With(Disks.Size.Name, there.Value[Disks.Size.Name]) })
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
            await PendingChange.TakingBackAsync(_operation, Vm, emptied, () => _operation.DispatchAsync(send, cancel), cancel);
        }
        catch (PveFault kept) when (kept.Kind == FaultKind.KeptPending)
        {
            Held.UnionWith(kept.Parameters.Select(part => $"{part.Key}: {part.Value.Trim()}"));
        }
    }

    // PVE has changed the order of its own accord. That it is put back is no change of the user's, so that no restart is due for it.
    private async Task OrderBootAsync(CancellationToken cancel)
    {
        var (isSet, isCleared) = (_operation.Config.Has(Machine.BootOrder), _managed.Manages(Machine.BootOrder.Name));
        if (!(isSet || isCleared) || !BootOrder.IsTouched(_prior, _planned))
        {
            return;
        }

        var live = await LiveAsync(cancel);
        if ((isSet ? Ordered(live.Data) : Unordered(live.Data)) is { Count: > 0 } form)
        {
            await _operation.DispatchAsync(deadline => _operation.Pve.PutAsync(Vm.Path + "/config", form, deadline), cancel);
        }
    }

    private Form Ordered(PveData live)
    {
        var there = FromData.Members([Machine.BootOrder], live);
        return Changes.Update([Machine.BootOrder], _operation.Config, new(there), new(_planned), field =>
            !SemanticEquality.Equal(field, there[field.Name], _planned[field.Name])).ToForm();
    }

    // Of an order that goes together with a device in it PVE keeps the rest, which may be nothing: such a VM boots from nowhere.
    private static Form Unordered(PveData live) =>
        live[Machine.BootOrder.Wire].IsNull ? new() : new Form().Add("delete", Machine.BootOrder.Wire);

    private Task ProtectAsync(bool isProtected, CancellationToken cancel) =>
        _operation.DispatchAsync(deadline => _operation.Pve.PutAsync(
            Vm.Path + "/config", new Form().Add(GuestOptions.Protection.Wire, isProtected), deadline), cancel);

    // The change that it was lifted for has not come about. The time limit may be why.
    private async Task ProtectAgainAsync()
    {
        using var limit = new CancellationTokenSource(LastWord, _operation.Session.Time);
        try
        {
            await ProtectAsync(true, limit.Token);
        }
        catch (Exception failure) when (failure is PveFault or OperationCanceledException)
        {
            _operation.Diagnostics.Warn(
                "A VM was left without its protection",
                $"{Vm} had to lose its protection for a change of its disks, which then failed, and PVE does not take it back now: "
                    + $"{failure.Message}. Apply again, or set protection by hand.",
                AttributePath.Of(GuestOptions.Protection.Name));
        }
    }

    private Task<LiveVm> LiveAsync(CancellationToken cancel) => LiveVm.ReadAsync(_operation, Vm, cancel);
}
