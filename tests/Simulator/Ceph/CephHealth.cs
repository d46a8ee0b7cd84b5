using System.Globalization;
using Newtonsoft.Json.Linq;

namespace Proxmox.Simulator.Ceph;

/// <summary>What Ceph says of itself: <c>ceph status</c> and <c>ceph health detail</c>.</summary>
internal static class CephHealth
{
    // What a rolling restart may pass over (PVE::Ceph::Services).
    private static readonly string[] Harmless = ["noout", "noscrub", "nodeep-scrub", "notieragent"];

    /// <summary>What is wrong, by Ceph's names.</summary>
    public static IReadOnlyList<(string Code, string Severity, string Message, int Count)> Checks(CephCluster ceph)
    {
        var checks = new List<(string Code, string Severity, string Message, int Count)>();
        void Warn(bool isSo, string code, int count, string message, string severity = "HEALTH_WARN")
        {
            if (isSo)
            {
                checks.Add((code, severity, message, count));
            }
        }

        var monitors = ceph.Of("mon").ToList();
        var down = monitors.Count(monitor => !ceph.IsUp(monitor));
        Warn(down > 0, "MON_DOWN", down,
            $"{down}/{monitors.Count} mons down, quorum {string.Join(',', monitors.Where(ceph.IsUp).Select(monitor => monitor.Name))}");
        Warn(ceph.ActiveManager is null, "MGR_DOWN", 1, "no active mgr");
        var size = int.Parse(CephConf.Of(ceph.Datacenter)["global", "osd_pool_default_size"] ?? "3", CultureInfo.InvariantCulture);
        Warn(ceph.Osds.Count < size, "TOO_FEW_OSDS", size - ceph.Osds.Count,
            $"OSD count {ceph.Osds.Count} < osd_pool_default_size {size}");
        var stopped = ceph.Osds.Values.Count(osd => osd.IsIn && !ceph.IsUp(osd));
        Warn(stopped > 0, "OSD_DOWN", stopped, $"{stopped} osds down");
        var flags = ceph.Flags.SelectMany(Real).Order(StringComparer.Ordinal).ToList();
        Warn(flags.Count > 0, "OSDMAP_FLAGS", flags.Count, $"{string.Join(',', flags)} flag(s) set");
        var states = ceph.Placement.States;
        var offline = states.Where(state => !state.Key.StartsWith("active", StringComparison.Ordinal)).Sum(state => state.Value);
        var degraded = states.Where(state => state.Key.Contains("degraded", StringComparison.Ordinal)).Sum(state => state.Value);
        Warn(offline > 0, "PG_AVAILABILITY", offline, $"Reduced data availability: {offline} pgs inactive");
        Warn(degraded > 0, "PG_DEGRADED", degraded, $"Degraded data redundancy: {degraded} pgs degraded, {degraded} pgs undersized");
        var alone = ceph.Pools.Values.Count(pool => pool.Size == 1);
        Warn(alone > 0, "POOL_NO_REDUNDANCY", alone, $"{alone} pool(s) have no replicas configured");
        var loose = ceph.Pools.Values.Count(pool => pool.Applications.Count == 0);
        Warn(loose > 0, "POOL_APP_NOT_ENABLED", loose, $"{loose} pool(s) do not have an application enabled");
        var unserved = ceph.FileSystems.Keys.Count(name => !ceph.Of("mds").Any(server => server.FileSystem == name));
        Warn(unserved > 0, "MDS_ALL_DOWN", unserved, $"{unserved} filesystem is offline", "HEALTH_ERR");
        return checks;
    }

    /// <summary>The worst of it.</summary>
    public static string Status(CephCluster ceph)
    {
        var checks = Checks(ceph);
        return checks.Any(check => check.Severity == "HEALTH_ERR") ? "HEALTH_ERR" : checks.Count > 0 ? "HEALTH_WARN" : "HEALTH_OK";
    }

    /// <summary>What keeps a rolling restart from being begun (<c>check_health_acceptable</c>).</summary>
    public static IReadOnlyList<string> Blockers(CephCluster ceph)
    {
        var bad = ceph.Flags.Where(flag => !Harmless.Contains(flag)).SelectMany(Real).ToList();
        return
        [
            .. Checks(ceph).Where(check => check.Code != "OSDMAP_FLAGS").Select(check => $"{check.Code}: {check.Message}"),
            .. bad.Count > 0
                ? (string[])[$"OSDMAP_FLAGS: cluster-wide flag(s) interfering with rolling restart: {string.Join(", ", bad)}"] : [],
        ];
    }

    /// <summary>The answer to <c>ceph status</c>, completed as PVE does.</summary>
    public static JObject ToJson(CephCluster ceph)
    {
        var monitors = ceph.Of("mon").ToList();
        var quorum = monitors.Where(ceph.IsUp).ToList();
        var states = ceph.Placement.States;
        var (total, used) = (ceph.Osds.Values.Sum(osd => osd.Size), ceph.Pools.Values.Sum(pool => ceph.Contents(pool).Bytes * pool.Size));
        var standbys = ceph.Of("mgr").Where(manager => ceph.IsUp(manager) && manager != ceph.ActiveManager);
        return new JObject
        {
            ["fsid"] = CephConf.Of(ceph.Datacenter)["global", "fsid"],
            ["health"] = new JObject
            {
                ["status"] = Status(ceph),
                ["checks"] = new JObject(Checks(ceph).Select(check => new JProperty(check.Code, new JObject
                {
                    ["severity"] = check.Severity,
                    ["summary"] = new JObject { ["message"] = check.Message, ["count"] = check.Count },
                    ["detail"] = new JArray(),
                    ["muted"] = false,
                }))),
                ["mutes"] = new JArray(),
            },
            ["election_epoch"] = monitors.Count * 2,
            ["quorum"] = new JArray(quorum.Select(monitor => monitors.IndexOf(monitor))),
            ["quorum_names"] = new JArray(quorum.Select(monitor => monitor.Name)),
            ["quorum_age"] = 100,
            ["monmap"] = new JObject
            {
                ["epoch"] = monitors.Count,
                ["mons"] = new JArray(monitors.Select((monitor, rank) => new JObject
                {
                    ["rank"] = rank,
                    ["name"] = monitor.Name,
                    ["addr"] = $"{monitor.Addresses[0]}:6789/0",
                })),
                ["quorum"] = new JArray(quorum.Select(monitor => monitors.IndexOf(monitor))),
            },
            ["osdmap"] = new JObject
            {
                ["epoch"] = 20 + ceph.Osds.Count,
                ["num_osds"] = ceph.Osds.Count,
                ["num_up_osds"] = ceph.Osds.Values.Count(ceph.IsUp),
                ["num_in_osds"] = ceph.Osds.Values.Count(osd => osd.IsIn),
                ["num_remapped_pgs"] = 0,
            },
            ["pgmap"] = new JObject
            {
                ["pgs_by_state"] = new JArray(states.Select(state =>
                    new JObject { ["state_name"] = state.Key, ["count"] = state.Value })),
                ["num_pgs"] = states.Values.Sum(),
                ["num_pools"] = ceph.Pools.Count,
                ["num_objects"] = ceph.Pools.Values.Sum(pool => ceph.Contents(pool).Objects),
                ["data_bytes"] = ceph.Pools.Values.Sum(pool => ceph.Contents(pool).Bytes),
                ["bytes_used"] = used,
                ["bytes_avail"] = total - used,
                ["bytes_total"] = total,
            },
            ["fsmap"] = new JObject
            {
                ["epoch"] = 1,
                ["by_rank"] = new JArray(),
                ["up:standby"] = ceph.Of("mds").Count(server => ceph.IsUp(server) && server.FileSystem is null),
            },
            ["mgrmap"] = new JObject
            {
                ["available"] = ceph.ActiveManager is not null,
                ["active_name"] = ceph.ActiveManager?.Name ?? "",
                ["standbys"] = new JArray(standbys.Select(standby => new JObject { ["name"] = standby.Name })),
            },
            ["progress_events"] = new JObject(),
        };
    }

    /// <summary>The flags that one of PVE's sets in Ceph.</summary>
    public static IEnumerable<string> Real(string flag) => flag == "pause" ? ["pauserd", "pausewr"] : [flag];
}
