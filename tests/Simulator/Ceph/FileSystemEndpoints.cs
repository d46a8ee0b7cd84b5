using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Routing;
using Proxmox.Simulator.Storage;
using Proxmox.Simulator.Tasks;

namespace Proxmox.Simulator.Ceph;

/// <summary><c>/nodes/{node}/ceph/fs</c> (<c>PVE::API2::Ceph::FS</c>).</summary>
public sealed class FileSystemEndpoints : IEndpoints
{
    private const string Path = CephEndpoints.Root + "/fs";
    private const string Item = Path + "/{name}";

    public void Map(Router router)
    {
        router.On("GET", Path, call => List(call, router.Version));
        router.On("POST", Item, Create);
        router.On("DELETE", Item, Destroy);
    }

    private static JArray List(PveCall call, PveVersion version)
    {
        var ceph = CephEndpoints.Asked(call);
        return new JArray(ceph.FileSystems.Select(system =>
        {
            var entry = new JObject
            {
                ["name"] = system.Key,
                ["metadata_pool"] = system.Value.MetadataPool,
                ["data_pool"] = system.Value.DataPool,
            };
            if (version != PveVersion.V84)
            {
                entry["metadata_pool_id"] = ceph.Pools[system.Value.MetadataPool].Id;
                entry["data_pools"] = new JArray(system.Value.DataPool);
                entry["data_pool_ids"] = new JArray(ceph.Pools[system.Value.DataPool].Id);
            }

            return entry;
        }));
    }

    private static JToken Create(PveCall call)
    {
        var ceph = CephEndpoints.Asked(call);
        var name = call.Text("name");
        var (data, metadata) = ($"{name}_data", $"{name}_metadata");
        if (ceph.Pools.ContainsKey(data) || ceph.Pools.ContainsKey(metadata))
        {
            throw PveError.Die($"ceph pools '{data}' and/or '{metadata}' already exist");
        }

        if (ceph.FileSystems.ContainsKey(name))
        {
            throw PveError.Die($"ceph fs '{name}' already exists");
        }

        if (!ceph.Of("mds").Any(ceph.IsUp))
        {
            throw PveError.Die("no running Metadata Server (MDS) found!");
        }

        if (!ceph.Of("mds").Any(server => ceph.IsUp(server) && server.FileSystem is null))
        {
            throw PveError.Die("no standby Metadata Server (MDS) found!");
        }

        var adds = call.Flag("add-storage") == true;
        if (adds && StorageConfig.Of(call.Datacenter).Find(name) is not null)
        {
            throw PveError.Die($"storage ID '{name}' already defined");
        }

        var groups = call.Number("pg_num") ?? 128;
        return call.ForkWork("cephfscreate", name, run =>
        {
            PoolSettings.RequireRoom(ceph, groups, 3);
            Add(ceph, data, groups);
            Add(ceph, metadata, groups >= 32 ? groups / 4 : 8);
            ceph.FileSystems[name] = new(ceph.NextFileSystem, metadata, data);
            ceph.AssignServers();
            run.Print($"Successfully create CephFS '{name}'");
            if (adds)
            {
                run.Datacenter.Api("POST", "/storage", "root@pam",
                    [("type", "cephfs"), ("storage", name), ("content", "backup,iso,vztmpl"), ("fs-name", name)]);
            }
        });
    }

    private static void Add(CephCluster ceph, string name, long groups)
    {
        var pool = ceph.Pools[name] = new CephPool { Id = ceph.NextPool, Name = name, Groups = groups };
        pool.Applications.Add("cephfs");
    }

    private static JToken Destroy(PveCall call)
    {
        var ceph = CephEndpoints.Asked(call);
        var name = call.Text("name");
        if (!ceph.FileSystems.ContainsKey(name))
        {
            throw PveError.Die($"no such cephfs '{name}'");
        }

        var (storages, pools) = (call.Flag("remove-storages") == true, call.Flag("remove-pools") == true);
        return call.ForkWork("cephdestroyfs", name, run => Remove(ceph, run, name, storages, pools));
    }

    private static void Remove(CephCluster ceph, Execution run, string name, bool withStorages, bool withPools)
    {
        var isDefault = ceph.FileSystems.MinBy(system => system.Value.Id).Key == name;
        var storages = !withStorages ? [] : StorageConfig.Of(run.Datacenter).All.Where(storage => storage.Type.Name == "cephfs"
            && (storage["fs-name"] is { } named ? named == name : isDefault)).ToList();
        if (storages.FirstOrDefault(storage => !storage.Disabled) is { } used)
        {
            throw PveError.Die($"storage '{used.Id}' is not disabled, make sure to disable and unmount the storage first");
        }

        foreach (var storage in storages.Where(storage => storage["monhost"] is null))
        {
            run.Datacenter.Api("DELETE", $"/storage/{storage.Id}", "root@pam", []);
        }

        if (ceph.Of("mds").Any(server => ceph.IsUp(server) && server.FileSystem == name))
        {
            throw CephCluster.Refuses(
                "fs rm", "all MDS daemons must be inactive/failed before removing filesystem. See `ceph fs fail`.");
        }

        var (_, metadata, data) = ceph.FileSystems[name];
        ceph.FileSystems.Remove(name);
        foreach (var pool in withPools ? (string[])[metadata, data] : [])
        {
            run.Print($"removing pool '{pool}'");
            PoolRemoval.Delete(ceph, pool);
        }
    }
}
