using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Routing;

namespace Proxmox.Simulator.Ceph;

/// <summary><c>/cluster/ceph</c> (<c>PVE::API2::Cluster::Ceph</c>).</summary>
public sealed class ClusterCephEndpoints : IEndpoints
{
    private const string Flags = "/cluster/ceph/flags";

    private static readonly (string Name, string Meaning)[] Known =
    [
        ("nobackfill", "Backfilling of PGs is suspended."),
        ("nodeep-scrub", "Deep Scrubbing is disabled."),
        ("nodown", "OSD failure reports are being ignored, such that the monitors will not mark OSDs down."),
        ("noin", "OSDs that were previously marked out will not be marked back in when they start."),
        ("noout", "OSDs will not automatically be marked out after the configured interval."),
        ("norebalance", "Rebalancing of PGs is suspended."),
        ("norecover", "Recovery of PGs is suspended."),
        ("noscrub", "Scrubbing is disabled."),
        ("notieragent", "Cache tiering activity is suspended."),
        ("noup", "OSDs are not allowed to start."),
        ("pause", "Pauses read and writes."),
    ];

    public void Map(Router router)
    {
        router.On("GET", "/cluster/ceph", _ => Router.Directory("name", router.Version == PveVersion.V84
            ? ["metadata", "status", "flags"] : ["flags", "metadata", "restart-bulk", "status"]));
        router.On("GET", "/cluster/ceph/metadata", Metadata);
        router.On("GET", Flags, call =>
        {
            var ceph = CephEndpoints.Asked(call);
            return new JArray(Known.Select(flag => new JObject
            {
                ["name"] = flag.Name,
                ["description"] = flag.Meaning,
                ["value"] = ceph.Flags.Contains(flag.Name) ? 1 : 0,
            }));
        });
        router.On("GET", Flags + "/{flag}", call => CephEndpoints.Asked(call).Flags.Contains(call.Text("flag")) ? 1 : 0);
        router.On("PUT", Flags, call =>
        {
            CephEndpoints.Initialised(call);
            return call.ForkWork("cephsetflags", "", run =>
            {
                var ceph = CephCluster.Of(run.Datacenter);
                ceph.RequireMonitors();
                foreach (var (flag, _) in Known.Where(flag => call.Flag(flag.Name) is { } value && value != ceph.Flags.Contains(flag.Name)))
                {
                    run.Print($"{(call.Flag(flag) == true ? "set" : "unset")} {flag}");
                    Set(ceph, flag, call.Flag(flag) == true);
                }
            });
        });
        router.On("PUT", Flags + "/{flag}", call => Set(CephEndpoints.Asked(call), call.Text("flag"), call.Flag("value") == true));
        router.On("POST", "/cluster/ceph/restart-bulk", RollingRestart.OfCluster);
        router.On("POST", CephEndpoints.Root + "/restart-bulk", RollingRestart.OfNode);
    }

    private static void Set(CephCluster ceph, string flag, bool value)
    {
        if (value)
        {
            ceph.Flags.Add(flag);
        }
        else
        {
            ceph.Flags.Remove(flag);
        }

        ceph.Placement.Settle();
    }

    private static JObject Metadata(PveCall call)
    {
        var ceph = CephCluster.Of(call.Datacenter);
        var answer = new JObject
        {
            ["node"] = new JObject(call.Datacenter.Nodes.Where(node => !ceph.MissingOn.Contains(node.Name)).Select(node =>
                new JProperty(node.Name, new JObject
                {
                    ["version"] = new JObject
                    {
                        ["str"] = ceph.Version.Number,
                        ["parts"] = new JArray(ceph.Version.Number.Split('.')),
                    },
                    ["buildcommit"] = ceph.Version.Commit,
                }))),
        };
        if (call.OptionalText("scope") == "versions")
        {
            return answer;
        }

        ceph.RequireInitialised(call.NodeName);
        ceph.RequireMonitors();
        foreach (var type in new[] { "mon", "mgr", "mds" })
        {
            answer[type] = new JObject(ceph.Of(type).Select(daemon => new JProperty($"{daemon.Name}@{daemon.Node}", Common(ceph,
                daemon.Node,
                new JObject { ["name"] = daemon.Name, ["service"] = true, ["direxists"] = true }))));
        }

        answer["osd"] = new JArray(ceph.Osds.Values.Select(osd => Common(ceph, osd.Node, new JObject
        {
            ["id"] = osd.Id,
            ["devices"] = osd.Device.Name,
            ["osd_data"] = $"/var/lib/ceph/osd/ceph-{osd.Id}",
            ["osd_objectstore"] = "bluestore",
        })));
        return answer;
    }

    private static JObject Common(CephCluster ceph, string node, JObject entry)
    {
        (entry["hostname"], entry["ceph_release"], entry["ceph_version"], entry["ceph_version_short"]) =
            (node, ceph.Version.Release, ceph.Version.Full, ceph.Version.Number);
        (entry["mem_total_kb"], entry["mem_swap_kb"]) = ("65536000", "0");
        return entry;
    }
}
