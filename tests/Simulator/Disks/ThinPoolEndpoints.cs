using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Routing;
using Proxmox.Simulator.Storage;
using Proxmox.Simulator.Tasks;

namespace Proxmox.Simulator.Disks;

/// <summary><c>/nodes/{node}/disks/lvmthin</c> (<c>PVE::API2::Disks::LVMThin</c>): thin pools, each made with a volume group of its
/// own name.</summary>
public sealed class ThinPoolEndpoints : IEndpoints
{
    private const string Path = DiskEndpoints.Path + "/lvmthin";

    public void Map(Router router)
    {
        router.On("GET", Path, call =>
        {
            var disks = DiskWork.Disks(call);
            return new JArray(disks.VolumeGroups.SelectMany(group => group.ThinPools.Select(pool => Entry(disks, group, pool))));
        });
        router.On("POST", Path, Create);
        router.On("DELETE", Path + "/{name}", Delete);
    }

    private static JObject Entry(NodeDisks disks, VolumeGroup group, ThinPool pool)
    {
        var used = pool.Used + On(disks, group, pool).Sum(volume => volume.Used ?? volume.Size);
        return new JObject
        {
            ["lv"] = pool.Name,
            ["vg"] = group.Name,
            ["lv_size"] = pool.Size,
            ["lv_state"] = "a",
            ["lv_type"] = "t",
            ["ctime"] = "1767225600",
            ["used"] = used,
            ["metadata_size"] = pool.Metadata,
            ["metadata_used"] = used / 1024,
        };
    }

    private static IEnumerable<Volume> On(NodeDisks disks, VolumeGroup group, ThinPool pool) =>
        disks.StoragesOn(group).Where(storage => storage["thinpool"] == pool.Name).SelectMany(disks.VolumesOn);

    private static JToken Create(PveCall call)
    {
        var (name, disks) = (call.Text("name"), DiskWork.Disks(call));
        var device = disks.Unused(call.Text("device"));
        var storage = NewStorage.AskedFor(call, "lvmthin", "rootdir,images", ["vgname", "thinpool"],
            ("vgname", name), ("thinpool", name));
        return DiskWork.Fork(call, "lvmthincreate", name, run =>
        {
            var group = VolumeGroupEndpoints.Make(call, disks, device);
            group.ThinPools.Add(ThinPool.Of(name, group.Size));
            storage?.Add(run);
        });
    }

    private static JToken Delete(PveCall call)
    {
        var (config, wipe) = (call.Flag("cleanup-config") is true, call.Flag("cleanup-disks") is true);
        if (config)
        {
            call.Require("/storage", "Datastore.Allocate");
        }

        var (group, name, disks) = (call.Text("volume-group"), call.Text("name"), DiskWork.Disks(call));
        return DiskWork.Fork(call, "lvmthinremove", $"{group}-{name}", run => Remove(run, disks, (group, name), config, wipe));
    }

    private static void Remove(Execution run, NodeDisks disks, (string Group, string Name) pool, bool config, bool wipe)
    {
        var group = disks.VolumeGroups.FirstOrDefault(group => group.Name == pool.Group);
        if (group?.ThinPools.FirstOrDefault(thin => thin.Name == pool.Name) is not { } thin)
        {
            throw PveError.Die($"no such thin pool {pool.Group}/{pool.Name}");
        }

        var volumes = StorageConfig.Of(disks.Datacenter).Volumes;
        foreach (var volume in On(disks, group, thin).ToList())
        {
            volumes.Remove(volume.Id, disks.Node);
        }

        group.ThinPools.Remove(thin);
        run.Print($"  Logical volume \"{pool.Name}\" successfully removed.");
        if (config)
        {
            DiskWork.Forget(run, storage =>
                storage.Type.Name == "lvmthin" && storage["vgname"] == pool.Group && storage["thinpool"] == pool.Name);
        }

        if (!wipe)
        {
            return;
        }

        if (disks.VolumesOf(group) > 0)
        {
            throw PveError.Die($"volume group '{pool.Group}' still in use");
        }

        foreach (var device in group.Devices.ToList())
        {
            DiskWork.Wipe(run, disks, device);
        }
    }
}
