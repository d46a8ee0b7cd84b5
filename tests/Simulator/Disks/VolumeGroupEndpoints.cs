using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Routing;
using Proxmox.Simulator.Storage;
using Proxmox.Simulator.Tasks;

namespace Proxmox.Simulator.Disks;

/// <summary><c>/nodes/{node}/disks/lvm</c> (<c>PVE::API2::Disks::LVM</c>): volume groups.</summary>
public sealed class VolumeGroupEndpoints : IEndpoints
{
    private const string Path = DiskEndpoints.Path + "/lvm";

    public void Map(Router router)
    {
        router.On("GET", Path, call =>
        {
            var disks = DiskWork.Disks(call);
            return new JObject
            {
                ["leaf"] = 0,
                ["children"] = new JArray(disks.VolumeGroups.OrderBy(group => group.Name, StringComparer.Ordinal)
                    .Select(group => Entry(disks, group))),
            };
        });
        router.On("POST", Path, Create);
        router.On("DELETE", Path + "/{name}", Delete);
    }

    private static JObject Entry(NodeDisks disks, VolumeGroup group)
    {
        var free = group.Size - Taken(disks, group);
        var entry = new JObject
        {
            ["name"] = group.Name,
            ["leaf"] = 0,
            ["size"] = group.Size,
            ["free"] = free,
            ["lvcount"] = disks.VolumesOf(group),
        };
        var children = new JArray();
        foreach (var device in group.Devices)
        {
            var size = VolumeGroup.SizeOf(device);
            // The first ones are filled first.
            var left = Math.Min(size, free);
            free -= left;
            children.Insert(0, new JObject { ["name"] = device.Path, ["leaf"] = 1, ["size"] = size, ["free"] = left });
        }

        entry["children"] = children;
        return entry;
    }

    private static long Taken(NodeDisks disks, VolumeGroup group) =>
        group.ThinPools.Sum(pool => pool.Size + (2 * pool.Metadata))
            + disks.StoragesOn(group).Where(storage => storage.Type.Name == "lvm")
                .Sum(storage => disks.VolumesOn(storage).Sum(v => v.Size));

    private static JToken Create(PveCall call)
    {
        var (name, disks) = (call.Text("name"), DiskWork.Disks(call));
        var device = disks.Unused(call.Text("device"));
        var storage = NewStorage.AskedFor(call, "lvm", "rootdir,images", ["vgname"], ("vgname", name), ("shared", "0"));
        return DiskWork.Fork(call, "lvmcreate", name, run =>
        {
            Make(call, disks, device);
            storage?.Add(run);
        });
    }

    /// <summary>Makes a volume group of a device.</summary>
    internal static VolumeGroup Make(PveCall call, NodeDisks disks, BlockDevice device)
    {
        var name = call.Text("name");
        disks.Unused(device.Path);
        if (disks.VolumeGroups.Any(group => group.Name == name))
        {
            throw PveError.Die($"volume group with name '{name}' already exists on node '{call.Node}'");
        }

        var made = new VolumeGroup(name, [device]);
        disks.VolumeGroups.Add(made);
        return made;
    }

    private static JToken Delete(PveCall call)
    {
        var (config, wipe) = (call.Flag("cleanup-config") is true, call.Flag("cleanup-disks") is true);
        if (config)
        {
            call.Require("/storage", "Datastore.Allocate");
        }

        var (name, disks) = (call.Text("name"), DiskWork.Disks(call));
        return DiskWork.Fork(call, "lvmremove", name, run => Remove(run, disks, name, config, wipe));
    }

    private static void Remove(Execution run, NodeDisks disks, string name, bool config, bool wipe)
    {
        var group = disks.VolumeGroups.FirstOrDefault(group => group.Name == name)
            ?? throw PveError.Die($"no such volume group '{name}'");
        // With -y, vgremove takes along whatever is in the group.
        var volumes = StorageConfig.Of(disks.Datacenter).Volumes;
        foreach (var volume in disks.StoragesOn(group).SelectMany(disks.VolumesOn).ToList())
        {
            volumes.Remove(volume.Id, disks.Node);
        }

        disks.VolumeGroups.Remove(group);
        if (config)
        {
            DiskWork.Forget(run, storage => storage.Type.Name == "lvm" && storage["vgname"] == name);
        }

        if (wipe)
        {
            foreach (var device in group.Devices)
            {
                DiskWork.Wipe(run, disks, device);
            }
        }
    }
}
