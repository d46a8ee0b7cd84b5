using System.Globalization;
using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Routing;

namespace Proxmox.Simulator.Ceph;

/// <summary><c>/nodes/{node}/ceph/osd</c> (<c>PVE::API2::Ceph::OSD</c>).</summary>
public sealed class OsdEndpoints : IEndpoints
{
    private const string Path = CephEndpoints.Root + "/osd";
    private const string Item = Path + "/{osdid}";

    public void Map(Router router)
    {
        router.On("GET", Path, Tree);
        router.On("POST", Path, call => new OsdCreation(call).Begin());
        router.On("DELETE", Item, OsdRemoval.Begin);
        router.On("GET", Item, _ => Router.Directory("name", ["metadata", "lv-info"]));
        router.On("GET", Item + "/metadata", call => Metadata(call, router.Version));
        router.On("GET", Item + "/lv-info", VolumeInfo);
        router.On("POST", Item + "/in", call =>
        {
            Asked(call).IsIn = true;
            return null;
        });
        router.On("POST", Item + "/out", call =>
        {
            CephCluster.Of(call.Datacenter).Placement.TakeOut(Asked(call));
            return null;
        });
        router.On("POST", Item + "/scrub", call =>
        {
            Asked(call).LastScrub = call.Flag("deep") == true ? "deep-scrub" : "scrub";
            return null;
        });
    }

    private static Osd Asked(PveCall call) => CephEndpoints.Asked(call).RequireOsd(call.Number("osdid")!.Value);

    private static JObject Tree(PveCall call)
    {
        var ceph = CephEndpoints.Asked(call);
        var hosts = ceph.Osds.Values.GroupBy(osd => osd.Node).OrderBy(host => host.Key, StringComparer.Ordinal).ToList();
        var root = new JObject
        {
            ["id"] = -1,
            ["name"] = "default",
            ["type"] = "root",
            ["crush_weight"] = Math.Round(ceph.Osds.Values.Sum(CrushMap.Weight), 5),
            ["leaf"] = 0,
        };
        if (hosts.Count > 0)
        {
            root["children"] = new JArray(hosts.Select((host, index) => new JObject
            {
                ["id"] = -3 - (2 * index),
                ["name"] = host.Key,
                ["type"] = "host",
                ["version"] = ceph.Version.Number,
                ["leaf"] = 0,
                ["children"] = new JArray(host.Select(osd => Leaf(ceph, osd))),
            }));
        }

        var tree = new JObject { ["root"] = new JObject { ["leaf"] = 0, ["children"] = new JArray(root) } };
        var flags = ceph.Flags.SelectMany(CephHealth.Real).Concat(["sortbitwise", "recovery_deletes", "purged_snapdirs"]);
        tree["flags"] = string.Join(',', flags);
        return tree;
    }

    private static JObject Leaf(CephCluster ceph, Osd osd)
    {
        var used = 27L << 20;
        var leaf = new JObject
        {
            ["id"] = osd.Id,
            ["name"] = osd.Section,
            ["type"] = "osd",
            ["host"] = osd.Node,
            ["status"] = ceph.IsUp(osd) ? "up" : "down",
            ["crush_weight"] = CrushMap.Weight(osd),
            ["reweight"] = osd.IsIn ? 1 : 0,
            ["device_class"] = osd.DeviceClass,
            ["pgs"] = ceph.Placement.On(osd),
            ["in"] = osd.IsIn ? 1 : 0,
            ["total_space"] = osd.Size,
            ["bytes_used"] = used,
            ["percent_used"] = used * 100.0 / osd.Size,
            ["commit_latency_ms"] = 0,
            ["apply_latency_ms"] = 0,
            ["osdtype"] = "bluestore",
            ["blfsdev"] = Mapper(osd, 0),
            ["dbdev"] = osd.DbDevice is null ? null : Mapper(osd, 1),
            ["waldev"] = osd.WalDevice is null ? null : Mapper(osd, 2),
            ["ceph_version"] = ceph.Version.Full,
            ["ceph_version_short"] = ceph.Version.Number,
            ["leaf"] = 1,
        };
        return leaf;
    }

    private static JObject Metadata(PveCall call, PveVersion version)
    {
        var ceph = CephEndpoints.Asked(call);
        var id = call.Number("osdid")!.Value;
        var osd = ceph.Osds.GetValueOrDefault((int)id) ?? throw CephCluster.Refuses("osd metadata", $"osd.{id} does not exist");
        if (osd.Node != call.NodeName)
        {
            throw PveError.Die($"OSD '{id}' does not exists on host '{call.NodeName}'");
        }

        var address = ceph.Datacenter.FindNode(osd.Node)!.Address;
        var data = new JObject
        {
            ["hostname"] = osd.Node,
            ["id"] = osd.Id,
            ["mem_usage"] = ceph.IsUp(osd) ? 60_000_000 : 0,
            ["osd_data"] = $"/var/lib/ceph/osd/ceph-{osd.Id}",
            ["osd_objectstore"] = "bluestore",
            ["version"] = $"{ceph.Version.Number} ({ceph.Version.Release})",
            ["front_addr"] = Address(0),
            ["back_addr"] = Address(1),
            ["hb_front_addr"] = Address(2),
            ["hb_back_addr"] = Address(3),
        };
        if (ceph.IsUp(osd))
        {
            data["pid"] = 4000 + osd.Id;
        }

        if (version != PveVersion.V84)
        {
            data["encrypted"] = osd.IsEncrypted ? 1 : 0;
        }

        var devices = new JArray(Device(osd, "block", osd.Device, osd.Size, 0));
        foreach (var (kind, device, mapper) in new[] { ("db", osd.DbDevice, 1), ("wal", osd.WalDevice, 2) })
        {
            if (device is not null)
            {
                devices.Add(Device(osd, kind, device, 30L << 30, mapper));
            }
        }

        return new JObject { ["osd"] = data, ["devices"] = devices };

        string Address(int port) =>
            $"[v2:{address}:{6800 + (8 * osd.Id) + (2 * port)}/1,v1:{address}:{6801 + (8 * osd.Id) + (2 * port)}/1]";
    }

    private static JObject Device(Osd osd, string kind, Disks.BlockDevice device, long size, int mapper) => new()
    {
        ["dev_node"] = Mapper(osd, mapper),
        ["physical_device"] = device.Name,
        ["size"] = size,
        ["support_discard"] = osd.DeviceClass != "hdd",
        ["type"] = osd.DeviceClass == "hdd" ? "hdd" : "ssd",
        ["device"] = kind,
    };

    private static JObject VolumeInfo(PveCall call)
    {
        var osd = CephEndpoints.Initialised(call).Osds.GetValueOrDefault((int)call.Number("osdid")!.Value);
        if (osd is null || osd.Node != call.NodeName)
        {
            throw PveError.Die($"OSD '{call.Text("osdid")}' not found in 'ceph-volume lvm list' on node '{call.NodeName}'.\n"
                + "Maybe it was created before LVM became the default?");
        }

        var type = call.OptionalText("type") ?? "block";
        if ((type == "db" && osd.DbDevice is null) || (type == "wal" && osd.WalDevice is null))
        {
            throw PveError.Die($"volume type '{type}' not found for OSD {osd.Id}");
        }

        var name = $"osd-{type}-{osd.Id:x8}-0000-4000-8000-000000000000";
        return new JObject
        {
            ["lv_name"] = name,
            ["lv_path"] = $"/dev/{osd.VolumeGroup}/{name}",
            ["lv_uuid"] = $"{osd.Id:D6}-0000-0000-0000-0000-0000-000000",
            ["vg_name"] = osd.VolumeGroup,
            ["lv_size"] = osd.Size,
            ["creation_time"] = "2026-01-02 03:04:05 +0000",
        };
    }

    private static string Mapper(Osd osd, int number) => string.Create(CultureInfo.InvariantCulture, $"/dev/dm-{(3 * osd.Id) + number}");
}
