using System.Globalization;
using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Guests;
using Proxmox.Simulator.Routing;

namespace Proxmox.Simulator.Lxc;

/// <summary>Gives a volume to another container of the same node, or to another slot of its own.</summary>
internal sealed class VolumeReassignment
{
    private readonly int _vmId;
    private readonly string _slot;
    private readonly int _targetId;
    private readonly string _targetSlot;
    private readonly string? _digest;
    private readonly string? _targetDigest;

    public VolumeReassignment(int vmId, string slot, int targetId, string targetSlot, string? digest, string? targetDigest)
    {
        _vmId = vmId;
        _slot = slot;
        _targetId = targetId;
        _targetSlot = targetSlot;
        _digest = digest;
        _targetDigest = targetDigest;
    }

    /// <summary>Checks and starts the worker.</summary>
    public JToken Start(PveCall call, LxcContext context)
    {
        if (!context.IsRoot)
        {
            context.RequireOnVm(_targetId, null, "VM.Config.Disk");
        }

        var (_, _, mount) = Check(context);
        context.Require($"/storage/{mount.Storage}", "Datastore.AllocateSpace");
        return call.ForkWork("move_volume", $"{Text(_vmId)}-{_slot}>{Text(_targetId)}-{_targetSlot}", run => Run(new LxcContext(run)));
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private (GuestConfig Source, GuestConfig Target, MountPoint Mount) Check(LxcContext context)
    {
        if (_slot == MountPoint.Root || _targetSlot == MountPoint.Root)
        {
            throw PveError.Die("Cannot move to/from 'rootfs'");
        }

        if (UnusedVolumes.IsKey(_slot) && !UnusedVolumes.IsKey(_targetSlot))
        {
            throw PveError.Die("Moving an unused volume to a used one is not possible");
        }

        RequireOneNode(context);
        var source = context.Load(_vmId);
        source.RequireUnlocked();
        var target = _targetId == _vmId ? source : context.Load(_targetId);
        target.RequireUnlocked();
        if (source.IsTemplate || target.IsTemplate)
        {
            throw PveError.Die("Can't move volumes from or to template CT");
        }

        RequireDigest(_vmId, _digest, source);
        RequireDigest(_targetId, _targetDigest, target);
        if (source[_slot] is not { } text)
        {
            throw PveError.Die($"volume '{_slot}' for container '{Text(_vmId)}' does not exist");
        }

        if (target.Options.Has(_targetSlot))
        {
            throw PveError.Die($"Target volume key '{_targetSlot}' is already in use for container '{Text(_targetId)}'");
        }

        var mount = MountPoint.Parse(context.Schema, _slot, text);
        RequireMovable(context, source, mount);
        return (source, target, mount);
    }

    private void RequireOneNode(LxcContext context)
    {
        var nodes = new[] { _vmId, _targetId }.Select(vmId => context.Datacenter.Guests.GetValueOrDefault(vmId)?.Node
            ?? throw PveError.Die($"could not find CT {Text(vmId)}")).ToList();
        if (nodes[0] != nodes[1])
        {
            throw PveError.Die($"Both containers need to be on the same node ({nodes[0]} != {nodes[1]})");
        }
    }

    private static void RequireDigest(int vmId, string? digest, GuestConfig config)
    {
        try
        {
            config.RequireDigest(digest);
        }
        catch (PveError error)
        {
            throw error.Within($"Container {Text(vmId)}");
        }
    }

    private void RequireMovable(LxcContext context, GuestConfig source, MountPoint mount)
    {
        if (ContainerVolumes.IsInSnapshot(context, source, mount.Volume))
        {
            throw PveError.Die("Cannot move volume used by a snapshot to another container");
        }

        if (!context.Volumes.Has("rename", mount.Volume))
        {
            throw PveError.Die("Storage does not support moving of this disk to another container");
        }

        if (context.IsRunning(_vmId) && !UnusedVolumes.IsKey(_slot))
        {
            throw PveError.Die("Cannot move in-use volume while the source CT is running - detach or shutdown first");
        }
    }

    private void Run(LxcContext context)
    {
        using var own = context.Lock(_vmId);
        using var other = context.Lock(_targetId);
        var (source, target, mount) = Check(context);
        context.Run.Print($"moving volume '{_slot}' from container '{Text(_vmId)}' to '{Text(_targetId)}'");
        mount.Volume = context.Volumes.Rename(mount.Volume, _targetId).Id;
        source[_slot] = null;
        context.Run.Print($"removing volume '{_slot}' from container '{Text(_vmId)}' config");
        context.Write(_vmId, source);
        if (UnusedVolumes.IsKey(_targetSlot))
        {
            target[_targetSlot] = mount.Volume;
        }
        else
        {
            var set = new OptionSet { [_targetSlot] = mount.In(_targetSlot).Print() };
            foreach (var (_, problem) in ConfigUpdate.Run(context, _targetId, target, set, [], []))
            {
                context.Run.Warn(problem.TrimEnd('\n'));
            }
        }

        context.Write(_targetId, target);
        context.Run.Print($"target container '{Text(_targetId)}' updated with '{_targetSlot}'");
    }
}
