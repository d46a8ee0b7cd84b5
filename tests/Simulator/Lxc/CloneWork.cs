using System.Globalization;
using Proxmox.Simulator.Guests;

namespace Proxmox.Simulator.Lxc;

/// <summary>The worker that copies a container's volumes for its clone.</summary>
internal sealed class CloneWork
{
    private readonly CloneOrder _order;
    private readonly IReadOnlyList<MountPoint> _mounts;
    private readonly bool _running;

    public CloneWork(CloneOrder order, IReadOnlyList<MountPoint> mounts, bool running)
    {
        _order = order;
        _mounts = mounts;
        _running = running;
    }

    public void Run(LxcContext context)
    {
        context.Run.Print(string.Create(CultureInfo.InvariantCulture,
            $"creating a clone of container {_order.VmId} with ID {_order.NewId}"));
        if (context.IsRunning(_order.VmId) != _running)
        {
            throw PveError.Die("unexpected state change");
        }

        var made = new List<string>();
        try
        {
            foreach (var mount in _mounts)
            {
                Copy(context, mount, made);
            }
        }
        catch (Exception error) when (error is PveError or OperationCanceledException)
        {
            made.ForEach(context.Volumes.Free);
            context.Configs.Remove(context.Node, _order.NewId);
            GuestFirewall.Remove(context.Datacenter, _order.NewId);
            throw PveError.Die("clone failed: " + (error is PveError known ? known.Stringify().TrimEnd('\n') : "interrupted by signal"));
        }
        finally
        {
            ContainerClone.SetLock(context, _order.VmId, null);
        }

        if (_order.Pool is { } pool)
        {
            PoolMembership.Add(context.Datacenter, _order.NewId, pool);
        }

        ContainerClone.SetLock(context, _order.NewId, null);
        if (_order.Target is { } target)
        {
            context.Configs.Move(_order.NewId, target);
        }
    }

    private void Copy(LxcContext context, MountPoint mount, List<string> made)
    {
        context.Volumes.Activate(mount.Volume);
        context.Run.Print(_order.IsFull
            ? $"create full clone of mountpoint {mount.Slot} ({mount.Volume})"
            : $"create linked clone of mount point {mount.Slot} ({mount.Volume})");
        var volume = _order.IsFull
            ? VolumeCopy.Run(context, mount, _order.NewId, _order.Storage ?? mount.Storage)
            : context.Volumes.Clone(mount.Volume, _order.NewId, _order.Snapshot);
        made.Add(volume.Id);
        mount.Volume = volume.Id;
        using var held = context.Lock(_order.NewId);
        var config = context.Load(_order.NewId);
        config[mount.Slot] = mount.Print();
        context.Write(_order.NewId, config);
    }
}
