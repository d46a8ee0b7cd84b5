using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Routing;

namespace Proxmox.Simulator.Disks;

/// <summary><c>/nodes/{node}/disks</c> (<c>PVE::API2::Disks</c>): what disks there are, how they are, and two ways to make one
/// ready.</summary>
public sealed class DiskEndpoints : IEndpoints
{
    /// <summary>The path of the area.</summary>
    public const string Path = "/nodes/{node}/disks";

    public void Map(Router router)
    {
        router.On("GET", Path, _ => Router.Directory(
            "name", ["list", "initgpt", "smart", "lvm", "lvmthin", "directory", "wipedisk", "zfs"]));
        router.On("GET", Path + "/list", List);
        router.On("GET", Path + "/smart", call =>
        {
            var disks = DiskWork.Disks(call);
            disks.RequireDevice(call.Text("disk"));
            var report = disks.Find(call.Text("disk")) is Disk disk ? Smart.Report(disk) : new JObject { ["health"] = "UNKNOWN" };
            return call.Flag("healthonly") is true ? new JObject { ["health"] = report["health"] } : report;
        });
        router.On("POST", Path + "/initgpt", Initialize);
        router.On("PUT", Path + "/wipedisk", Wipe);
    }

    private static JArray List(PveCall call)
    {
        var withPartitions = call.Flag("include-partitions") is true;
        var entries = DiskWork.Disks(call).All
            .SelectMany(disk => withPartitions ? disk.Devices : [disk])
            .OrderBy(device => device.Name, StringComparer.Ordinal)
            .Select(device => device switch
            {
                Disk disk => DiskEntry.Of(disk, withPartitions, call.Flag("skipsmart") is true),
                Partition partition => DiskEntry.Of(partition),
                _ => [],
            });
        return new JArray(call.OptionalText("type") switch
        {
            "unused" => entries.Where(entry => entry["used"] is null),
            "journal_disks" => entries.Where(entry => entry.Value<int>("osdid") < 0
                && (string?)entry["used"] is var use && (use is null or "LVM" || (use == "partitions" && entry.Value<int>("gpt") == 1))),
            _ => entries,
        });
    }

    private static JToken Initialize(PveCall call)
    {
        var device = DiskWork.Disks(call).RequireForTable(call.Text("disk"));
        return call.ForkWork("diskinit", device.Name, _ =>
        {
            DiskWork.Disks(call).RequireForTable(device.Path, already: "is already in use");
            device.HasGpt = true;
        });
    }

    private static JToken Wipe(PveCall call)
    {
        var path = call.Text("disk");
        var disks = DiskWork.Disks(call);
        disks.RequireDevice(path);
        if (disks.Find(path) is not { } device)
        {
            return call.ForkWork("wipedisk", path.Split('/')[^1], _ => { });
        }

        var parts = device is Disk disk ? disk.Devices : [device];
        if (parts.FirstOrDefault(part => part.MountPoint is not null) is { } mounted)
        {
            throw PveError.Die($"disk/partition '{mounted.Path}' is mounted");
        }

        if (parts.FirstOrDefault(part => part.HasHolder || disks.HasActiveVolumes(part)) is { } held)
        {
            throw PveError.Die($"disk/partition '{held.Path}' has a holder");
        }

        return call.ForkWork("wipedisk", device.Name, run => DiskWork.Wipe(run, disks, device));
    }
}
