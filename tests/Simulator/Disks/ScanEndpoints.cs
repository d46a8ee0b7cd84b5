using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Routing;
using Proxmox.Simulator.Storage;

namespace Proxmox.Simulator.Disks;

/// <summary><c>/nodes/{node}/scan</c> (<c>PVE::API2::Storage::Scan</c>): what a storage could be made of.</summary>
public sealed class ScanEndpoints : IEndpoints
{
    private const string Path = "/nodes/{node}/scan";
    private const string ListPools = "zfs list -t filesystem -Hp -o name,avail,used";

    public void Map(Router router)
    {
        router.On("GET", Path, _ => Router.Directory("method", ["cifs", "iscsi", "lvm", "nfs", "pbs", "zfs"]));
        router.On("GET", Path + "/lvm", call => new JArray(
            DiskWork.Disks(call).VolumeGroups.Select(group => new JObject { ["vg"] = group.Name })));
        router.On("GET", Path + "/lvmthin", call => new JArray(DiskWork.Disks(call).VolumeGroups
            .Where(group => group.Name == call.Text("vg")).SelectMany(group => group.ThinPools)
            .Select(pool => new JObject { ["lv"] = pool.Name })));
        router.On("GET", Path + "/cifs", _ => new JArray());
        router.On("GET", Path + "/zfs", call => StorageConfig.Of(call.Datacenter).Host.MissingPrograms.Contains("zfs")
            ? throw PveError.Die($"command '{ListPools}' failed: open3: exec of {ListPools} failed: "
                + "No such file or directory at /usr/share/perl5/PVE/Cmd.pm line 174.")
            : new JArray(DiskWork.Disks(call).Pools.Select(pool => new JObject { ["pool"] = pool.Name })));
    }
}
