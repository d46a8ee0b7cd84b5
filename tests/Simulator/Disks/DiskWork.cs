using Proxmox.Simulator.Routing;
using Proxmox.Simulator.Storage;
using Proxmox.Simulator.Tasks;

namespace Proxmox.Simulator.Disks;

/// <summary>What the workers on disks share.</summary>
internal static class DiskWork
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>The disks of the node that a call is for.</summary>
    public static NodeDisks Disks(PveCall call) => NodeDisks.Of(call.Datacenter, call.NodeName);

    /// <summary>Starts a worker that has the disks of its node to itself (<c>locked_disk_action</c>).</summary>
    /// <returns>The UPID.</returns>
    public static string Fork(PveCall call, string type, string id, Action<Execution> work) => call.ForkWork(type, id, run =>
    {
        using var held = run.Lock("/run/lock/pve-diskmanage.lck", Patience);
        work(run);
    });

    /// <summary>Makes a device as empty as a new one, as far as nothing holds it.</summary>
    public static void Wipe(Execution run, NodeDisks disks, BlockDevice device)
    {
        if (device is Disk { Partitions: { Count: > 0 } partitions })
        {
            run.Print("found child partitions to wipe: " + string.Join(", ", partitions.Select(partition => partition.Path)));
        }

        run.Print($"wiping block device {device.Path}");
        var parts = device is Disk disk ? [.. disk.Devices] : new[] { device };
        if (disks.Pools.Any(pool => pool.Members.Intersect(parts).Any()))
        {
            throw PveError.Die($"error wiping '{device.Path}': wipefs: error: {parts[^1].Path}: probing initialization failed: "
                + "Device or resource busy");
        }

        foreach (var group in disks.VolumeGroups.Where(group => group.Devices.Intersect(parts).Any()).ToList())
        {
            disks.VolumeGroups.Remove(group);
        }

        device.Clear();
        run.Print("200+0 records in");
        run.Print("200+0 records out");
    }

    /// <summary>Takes a storage from the node that has lost what it was made of (<c>cleanup_storages_for_node</c>).</summary>
    public static void Forget(Execution run, Func<StorageDefinition, bool> matches)
    {
        foreach (var storage in StorageConfig.Of(run.Datacenter).All.Where(matches).ToList())
        {
            var nodes = storage.Nodes ?? run.Datacenter.Nodes.Select(node => node.Name).ToHashSet(StringComparer.Ordinal);
            if (!nodes.Contains(run.Node))
            {
                continue;
            }

            var left = nodes.Where(node => node != run.Node).Order(StringComparer.Ordinal).ToList();
            if (left.Count > 0)
            {
                run.Datacenter.Api("PUT", $"/storage/{storage.Id}", "root@pam", [("nodes", string.Join(',', left))]);
            }
            else
            {
                run.Datacenter.Api("DELETE", $"/storage/{storage.Id}", "root@pam", []);
            }
        }
    }

    /// <summary>Whether something that runs on a node is made of a device: the volumes of a volume group that are active.</summary>
    public static bool HasActiveVolumes(this NodeDisks disks, BlockDevice device) =>
        disks.VolumeGroups.FirstOrDefault(group => group.Devices.Contains(device)) is { } group && disks.VolumesOf(group) > 0;

    /// <summary>How many logical volumes a volume group has: thin pools, and what is on the storages that lie on it.</summary>
    public static int VolumesOf(this NodeDisks disks, VolumeGroup group) =>
        group.ThinPools.Count + disks.StoragesOn(group).Sum(storage => disks.VolumesOn(storage).Count());

    /// <summary>The storages that lie on a volume group.</summary>
    public static IEnumerable<StorageDefinition> StoragesOn(this NodeDisks disks, VolumeGroup group) =>
        StorageConfig.Of(disks.Datacenter).All.Where(storage =>
            storage.Type.Name is "lvm" or "lvmthin" && storage["vgname"] == group.Name && storage.EnabledOn(disks.Node));

    /// <summary>The volumes of a storage on the node.</summary>
    public static IEnumerable<Volume> VolumesOn(this NodeDisks disks, StorageDefinition storage) =>
        StorageConfig.Of(disks.Datacenter).Volumes.On(storage.Id, disks.Node);

    /// <summary>A whole disk that nothing uses, for a table of partitions.</summary>
    public static Disk RequireForTable(this NodeDisks disks, string path, string already = "already in use")
    {
        var device = disks.Require(path);
        return device switch
        {
            Partition => throw PveError.Die($"{device.Path} is a partition"),
            Disk disk when NodeDisks.UseOf(disk) is null => disk,
            _ => throw PveError.Die($"disk {device.Path} {already}"),
        };
    }
}
