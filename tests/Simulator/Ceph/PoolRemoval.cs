using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Routing;
using Proxmox.Simulator.Storage;
using Proxmox.Simulator.Tasks;

namespace Proxmox.Simulator.Ceph;

/// <summary>Removes a pool (<c>destroypool</c>), which PVE protects only where one of its storages has volumes there.</summary>
internal static class PoolRemoval
{
    public static JToken Begin(PveCall call)
    {
        var ceph = CephEndpoints.Initialised(call);
        if (call.Flag("remove_storages") == true)
        {
            call.Require("/storage", "Datastore.Allocate");
        }

        var name = call.Text("name");
        var (isForced, storages, profile) = (call.Flag("force") == true, call.Flag("remove_storages") == true,
            call.Flag("remove_ecprofile") ?? true);
        return call.ForkWork("cephdestroypool", name, run => Remove(ceph, run, name, isForced, storages, profile));
    }

    /// <summary>Removes a pool without further questions, as <c>osd pool delete</c> does.</summary>
    public static void Delete(CephCluster ceph, string name)
    {
        var pool = ceph.Pool(name, "osd pool delete");
        if (ceph.FileSystems.FirstOrDefault(system => system.Value.DataPool == name
            || system.Value.MetadataPool == name) is { Key: { } used })
        {
            throw CephCluster.Refuses("osd pool delete", $"pool '{pool.Name}' is in use by CephFS '{used}'");
        }

        ceph.Pools.Remove(name);
    }

    private static void Remove(CephCluster ceph, Execution run, string name, bool isForced, bool withStorages, bool withProfile)
    {
        var storages = ceph.StoragesIn(name).ToList();
        foreach (var storage in isForced ? [] : storages)
        {
            run.Print($"checking storage '{storage.Id}' for RBD images..");
            if (StorageConfig.Of(run.Datacenter).Volumes.On(storage.Id).Any())
            {
                throw PveError.Die($"ceph pool '{name}' still in use by storage '{storage.Id}'");
            }
        }

        ceph.RequireMonitors();
        var pool = ceph.Pool(name);
        Delete(ceph, name);
        if (pool.Profile is { } profile)
        {
            run.Print($"found erasure coded profile '{profile}', destroying its CRUSH rule");
            ceph.Rules.Remove(pool.Rule);
            if (withProfile)
            {
                run.Print($"destroying erasure coded profile '{profile}'");
                ceph.Profiles.Remove(profile);
            }
        }

        foreach (var storage in withStorages ? storages.Where(storage => storage["monhost"] is null) : [])
        {
            run.Datacenter.Api("DELETE", $"/storage/{storage.Id}", "root@pam", []);
        }
    }
}
