using System.Collections.Immutable;
using Proxmox.Client;
using Proxmox.Engine.Declarations;
using Proxmox.Engine.Mapping;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;

namespace Proxmox.Resources.Qemu.Lifecycle;

/// <summary>
/// Brings a VM that is there to what was planned, in the order in which nothing is lost on the way: drives out, volumes moved and grown, everything else in one
/// request (so that what waits for a restart already knows the new sizes), drives in, a restart where the user wants one, and at last whether it runs.
/// </summary>
internal sealed class VmChange
{
    private static readonly ImmutableArray<Field> Sent = [.. Vm.Config.Where(field => !Vm.Drives.Contains(field))];

    private readonly Operation _operation;
    private readonly long _vmid;
    private readonly string _path;
    private readonly Value _prior;
    private readonly Value _planned;
    private readonly Engine.Memory _managed;
    private readonly DriveChanges _drives;

    /// <param name="operation">The operation.</param>
    /// <param name="node">The node of the VM.</param>
    /// <param name="prior">The VM as it is taken to be.</param>
    /// <param name="planned">The VM as it is to be.</param>
    /// <param name="managed">What the user had set in the last apply.</param>
    public VmChange(Operation operation, string node, Value prior, Value planned, Engine.Memory managed)
    {
        _operation = operation;
        _vmid = operation.Subject.Get(Placement.VmId)!.Value;
        _path = Guests.PathOf(node, _vmid);
        (_prior, _planned, _managed) = (prior, planned, managed);
        _drives = DriveChanges.Of(prior, planned, managed);
        Power = new(operation, node, _vmid);
    }

    /// <summary>PVE's names of the parameters that were sent.</summary>
    public HashSet<string> Touched { get; } = new(StringComparer.Ordinal);

    /// <summary>The VM's switch.</summary>
    public PowerSwitch Power { get; }

    /// <summary>Makes the changes to the configuration and the drives.</summary>
    /// <param name="sends">What counts as changed.</param>
    /// <param name="cancel">The time limit.</param>
    public async Task ApplyAsync(Func<Field, bool> sends, CancellationToken cancel)
    {
        var changes = Changes.Update(Sent, _operation.Config, new(_prior), new(_planned), sends, _managed);
        if (changes.IsEmpty && _drives.IsEmpty)
        {
            return;
        }

        if (_drives.TakesAway && _prior[General.Protection.Name].AsBool() is true)
        {
            await UnprotectAsync(cancel).ConfigureAwait(false);
        }

        await EmptyAsync(_drives.Detached, force: false, cancel).ConfigureAwait(false);
        await EmptyAsync(_drives.Destroyed, force: true, cancel).ConfigureAwait(false);
        foreach (var drive in _drives.Moved)
        {
            await MoveAsync(drive, cancel).ConfigureAwait(false);
        }

        foreach (var drive in _drives.Grown)
        {
            await GrowAsync(drive, cancel).ConfigureAwait(false);
        }

        await ConfigureAsync(changes, cancel).ConfigureAwait(false);
        await GrowAddedAsync(cancel).ConfigureAwait(false);
        await OrderBootAsync(cancel).ConfigureAwait(false);
        await DestroySupersededAsync(cancel).ConfigureAwait(false);
    }

    /// <summary>Grows what came with a size of its own, an image or a volume, to the size that was asked for.</summary>
    public async Task GrowAddedAsync(CancellationToken cancel)
    {
        var sized = _drives.Added.Where(drive => drive.IsDisk && drive.Size is not null && (drive.ImportFrom ?? drive.Volume) is not null).ToList();
        if (sized.Count == 0)
        {
            return;
        }

        var live = Drive.AllOf(FromData.Members(Vm.Drives, await LiveAsync(cancel).ConfigureAwait(false)));
        foreach (var drive in sized)
        {
            var (wanted, actual) = (Drive.Bytes(drive.Size), live.TryGetValue(drive.Slot, out var there) ? Drive.Bytes(there.Size) : null);
            if (wanted < actual)
            {
                throw new PveFault(FaultKind.Invalid, $"{drive.Path} came with {there!.Size}, which is larger than the size {drive.Size} that was asked for: a disk can only grow");
            }

            if (actual is not null && wanted > actual)
            {
                await GrowAsync(drive, cancel).ConfigureAwait(false);
            }
        }
    }

    // The digest covers all of the configuration, and our own steps change it too.
    private Task ConfigureAsync(Changes changes, CancellationToken cancel) => _operation.WithDigestAsync(
        async limit =>
        {
            var live = await LiveAsync(limit).ConfigureAwait(false);
            if (FormOf(changes, live) is not { Count: > 0 } form)
            {
                return;
            }

            if (!_operation.Prior.Value.IsNull)
            {
                Unfinished.Remove(form, live);
            }

            Shape.Write(form);
            PinnedMachine.Keep(form, live, _prior, _planned);
            Touched.UnionWith(form.Select(entry => entry.Key).Concat(form["delete"]?.Split(',') ?? []));
            form.Add("digest", live["digest"].AsText()!);
            // Making volumes may take longer than a request may.
            await _operation.DispatchAsync(
                deadline => _drives.MakesVolumes ? _operation.Pve.PostAsync(_path + "/config", form, deadline) : _operation.Pve.PutAsync(_path + "/config", form, deadline),
                limit).ConfigureAwait(false);
        },
        cancel);

    private Form FormOf(Changes changes, PveData live)
    {
        var form = changes.ToForm();
        var drives = Drive.AllOf(FromData.Members(Vm.Drives, live));
        foreach (var drive in _drives.Changed)
        {
            var there = drives[drive.Slot];
            form.Add(drive.Slot, (drive with { Value = drive.Value.With(Disks.Size.Name, there.Value[Disks.Size.Name]) }).Kept(there.Volume ?? ""));
        }

        foreach (var drive in _drives.Added)
        {
            form.Add(drive.Slot, drive.Ordered());
        }

        return form;
    }

    private async Task OrderBootAsync(CancellationToken cancel)
    {
        if (!_operation.Config.Has(Machine.BootOrder) || !BootOrder.IsTouched(_prior, _planned))
        {
            return;
        }

        var live = FromData.Members([Machine.BootOrder], await LiveAsync(cancel).ConfigureAwait(false));
        var form = Changes.Update([Machine.BootOrder], _operation.Config, new(live), new(_planned), field => !Sameness.Same(field, live[field.Name], _planned[field.Name])).ToForm();
        if (form.Count > 0)
        {
            await _operation.DispatchAsync(deadline => _operation.Pve.PutAsync(_path + "/config", form, deadline), cancel).ConfigureAwait(false);
        }
    }

    // The plan has refused this where the protection is to stay.
    private Task UnprotectAsync(CancellationToken cancel) =>
        _operation.DispatchAsync(deadline => _operation.Pve.PutAsync(_path + "/config", new Form().Add(General.Protection.Wire, false), deadline), cancel);

    private async Task EmptyAsync(ImmutableArray<string> slots, bool force, CancellationToken cancel)
    {
        if (slots.IsEmpty)
        {
            return;
        }

        Touched.UnionWith(slots);
        var form = new Form().Add("delete", string.Join(',', slots));
        if (force)
        {
            form.Add("force", true);
        }

        await PendingDeletion.TakingBackAsync(
            _operation, _path, slots, () => _operation.DispatchAsync(deadline => _operation.Pve.PutAsync(_path + "/config", form, deadline), cancel), cancel).ConfigureAwait(false);
    }

    // A running VM keeps them until it starts anew.
    private async Task DestroySupersededAsync(CancellationToken cancel)
    {
        if (_drives.Superseded.IsEmpty)
        {
            return;
        }

        var volumes = _drives.Superseded.Select(drive => drive.Volume).ToHashSet(StringComparer.Ordinal);
        var live = VmReading.Config(await _operation.Pve.GetAsync(_path + "/pending", cancel: cancel).ConfigureAwait(false));
        var unused = live.Where(entry => entry.Key.StartsWith("unused", StringComparison.Ordinal) && volumes.Contains(entry.Value.AsText())).Select(entry => entry.Key);
        await EmptyAsync([.. unused], force: false, cancel).ConfigureAwait(false);
    }

    private Task MoveAsync(Drive drive, CancellationToken cancel)
    {
        var form = new Form().Add("disk", drive.Slot).Add("storage", drive.Storage!).Add("delete", true);
        if (drive.Format is { } format && Drive.AllOf(_operation.Config.Value).TryGetValue(drive.Slot, out var wanted) && wanted.Format is not null)
        {
            form.Add("format", format);
        }

        return _operation.DispatchAsync(deadline => _operation.Pve.PostAsync(_path + "/move_disk", form, deadline), cancel);
    }

    private Task GrowAsync(Drive drive, CancellationToken cancel) => _operation.DispatchAsync(
        deadline => _operation.Pve.PutAsync(_path + "/resize", new Form().Add("disk", drive.Slot).Add("size", drive.Size!), deadline), cancel);

    private Task<PveData> LiveAsync(CancellationToken cancel) => VmReading.LiveAsync(_operation.Pve, _path, cancel);
}
