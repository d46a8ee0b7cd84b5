using System.Globalization;
using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Guests;
using Proxmox.Simulator.Routing;

namespace Proxmox.Simulator.Qemu;

/// <summary>Gives a disk to another VM of the same node: its volume gets the other VM's name.</summary>
internal sealed class DiskReassignment
{
    private readonly int _vmId;
    private readonly string _slot;
    private readonly int _targetId;
    private readonly string _targetSlot;
    private readonly string? _digest;
    private readonly string? _targetDigest;

    public DiskReassignment(int vmId, string slot, int targetId, string targetSlot, string? digest, string? targetDigest)
    {
        _vmId = vmId;
        _slot = slot;
        _targetId = targetId;
        _targetSlot = targetSlot;
        _digest = digest;
        _targetDigest = targetDigest;
    }

    /// <summary>Checks and starts the worker.</summary>
    public JToken Start(PveCall call, VmContext context)
    {
        if (!context.IsRoot)
        {
            context.RequireOnVm(_targetId, null, "VM.Config.Disk");
        }

        if (_vmId == _targetId)
        {
            throw PveError.Parameter("target-vmid", "must be different than source VMID to reassign disk");
        }

        var (_, _, drive) = Check(context);
        context.Require($"/storage/{drive.Storage}", "Datastore.AllocateSpace");
        return call.ForkWork("qmmove", $"{Text(_vmId)}-{_slot}>{Text(_targetId)}-{_targetSlot}", run => Run(new VmContext(run)));
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private (GuestConfig Source, GuestConfig Target, Drive Drive) Check(VmContext context)
    {
        var guests = context.Datacenter.Guests;
        if (!guests.TryGetValue(_vmId, out var own))
        {
            throw PveError.Die($"could not find VM {Text(_vmId)}");
        }

        if (!guests.TryGetValue(_targetId, out var other))
        {
            throw PveError.Die($"could not find target VM {Text(_targetId)}");
        }

        if (own.Node != other.Node)
        {
            throw PveError.Die($"Both VMs need to be on the same node ({own.Node} != {other.Node})");
        }

        var source = context.Load(_vmId);
        source.RequireUnlocked();
        var target = context.Load(_targetId);
        target.RequireUnlocked();
        if (source.IsTemplate || target.IsTemplate)
        {
            throw PveError.Die("Can't move disks from or to template VMs");
        }

        RequireDigest(_vmId, _digest, source);
        RequireDigest(_targetId, _targetDigest, target);
        if (source[_slot] is not { } text)
        {
            throw PveError.Die($"Disk '{_slot}' for VM '{Text(_vmId)}' does not exist");
        }

        if (target.Options.Has(_targetSlot))
        {
            throw PveError.Die($"Target disk key '{_targetSlot}' is already in use for VM '{Text(_targetId)}'");
        }

        var drive = Drive.Parse(context.Schema, _slot, text);
        if (drive.IsPlainCdrom)
        {
            throw PveError.Die("CD drive contents can't be moved to another VM");
        }

        if (drive.Storage is null)
        {
            throw PveError.Die($"Volume '{drive.File}' not managed by PVE");
        }

        if (VmDisks.IsInUse(context, source, _slot, drive.File))
        {
            throw PveError.Die("Can't move disk used by a snapshot to another VM");
        }

        if (!context.Volumes.Has("rename", drive.File))
        {
            throw PveError.Die("Storage does not support moving of this disk to another VM");
        }

        if (context.IsRunning(_vmId) && !UnusedVolumes.IsKey(_slot))
        {
            throw PveError.Die("Cannot move disk to another VM while the source VM is running - detach first");
        }

        var moved = Drive.TryParse(context.Schema, _targetSlot, UnusedVolumes.IsKey(_targetSlot) ? drive.File : text)
            ?? throw PveError.Die("failed to parse source disk for target disk format - ");
        return (source, target, moved);
    }

    private static void RequireDigest(int vmId, string? digest, GuestConfig config)
    {
        if (digest is { Length: > 0 } && digest != config.Digest)
        {
            throw PveError.Die($"VM {Text(vmId)}: detected modified configuration - file changed by other user? Try again.");
        }
    }

    private void Run(VmContext context)
    {
        using var own = context.Lock(_vmId);
        using var other = context.Lock(_targetId);
        var (source, target, drive) = Check(context);
        context.Run.Print($"reassign disk '{_slot}' from VM '{Text(_vmId)}' as '{_targetSlot}' to VM '{Text(_targetId)}'");
        drive.File = context.Volumes.Rename(drive.File, _targetId).Id;
        var boot = BootOrder.Devices(context.Schema, source["boot"])?.ToList() ?? [];
        if (boot.Remove(_slot))
        {
            context.Run.Print($"removing disk '{_slot}' from boot order config");
            source["boot"] = BootOrder.Print(boot);
        }
        source[_slot] = null;
        context.Run.Print($"removing disk '{_slot}' from VM '{Text(_vmId)}' config");
        context.Write(_vmId, source);
        if (UnusedVolumes.IsKey(_targetSlot))
        {
            target[_targetSlot] = drive.Print();
            context.Write(_targetId, target);
            return;
        }
        var update = new ConfigUpdate(context, new ConfigOrder
        {
            VmId = _targetId,
            Options = new OptionSet { [_targetSlot] = drive.Print() },
            Digest = _targetDigest,
            Log = $"-{_targetSlot} {drive.Print()}",
        });
        update.Check();
        update.Run();
    }
}
