using System.Globalization;
using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Storage;

namespace Proxmox.Simulator.Disks;

/// <summary>A ZFS pool as <c>zpool list</c> and <c>zpool status</c> tell of it.</summary>
internal static class ZpoolView
{
    private const long Overhead = 1L << 20;

    /// <summary>A pool in the list.</summary>
    public static JObject Entry(NodeDisks disks, Zpool pool)
    {
        var used = Overhead + StorageConfig.Of(disks.Datacenter).All
            .Where(storage => storage.Type.Name == "zfspool" && storage["pool"]?.Split('/')[0] == pool.Name)
            .SelectMany(disks.VolumesOn).Sum(volume => volume.Used ?? volume.Size);
        return new JObject
        {
            ["name"] = pool.Name,
            ["size"] = pool.Size,
            ["alloc"] = used,
            ["free"] = pool.Size - used,
            ["frag"] = 0,
            ["dedup"] = 1,
            ["health"] = pool.State,
        };
    }

    /// <summary>A pool by itself.</summary>
    public static JObject Detail(Zpool pool)
    {
        var root = Device(pool.Name, pool.State, Groups(pool));
        var detail = new JObject
        {
            ["name"] = pool.Name,
            ["state"] = pool.State,
            ["leaf"] = 0,
            ["errors"] = "No known data errors",
            ["children"] = new JArray(root),
        };
        if (pool.Failed.Count > 0)
        {
            detail["status"] = "One or more devices could not be used because the label is missing or invalid. "
                + "Sufficient replicas exist for the pool to continue functioning in a degraded state.";
            detail["action"] = "Replace the device using 'zpool replace'.";
        }

        return detail;
    }

    private static IEnumerable<JObject> Groups(Zpool pool)
    {
        var leaves = pool.Paths.Select(path => Device(path + (path.StartsWith("/dev/disk/", StringComparison.Ordinal) ? "-part1" : ""),
            pool.Failed.Contains(path) ? "UNAVAIL" : "ONLINE", [])).ToList();
        return pool.Level switch
        {
            "single" => leaves,
            "mirror" => [Device("mirror-0", StateOf(leaves), leaves)],
            "raid10" => leaves.Chunk(2).Select((mirror, index) =>
                Device(string.Create(CultureInfo.InvariantCulture, $"mirror-{index}"), StateOf(mirror), mirror)),
            "raidz" => [Device("raidz1-0", StateOf(leaves), leaves)],
            "draid" => [Device($"draid1:{pool.Layout}-0", StateOf(leaves), leaves)],
            var level when pool.Layout is { } layout => [Device($"{level}:{layout}-0", StateOf(leaves), leaves)],
            var level => [Device($"{level}-0", StateOf(leaves), leaves)],
        };
    }

    private static string StateOf(IEnumerable<JObject> devices) =>
        devices.All(device => (string?)device["state"] == "ONLINE") ? "ONLINE" : "DEGRADED";

    private static JObject Device(string name, string state, IEnumerable<JObject> children)
    {
        var below = new JArray(children);
        var device = new JObject
        {
            ["name"] = name,
            ["state"] = state,
            ["read"] = 0,
            ["write"] = 0,
            ["cksum"] = 0,
            ["msg"] = "",
            ["leaf"] = below.Count > 0 ? 0 : 1,
        };
        if (below.Count > 0)
        {
            device["children"] = below;
        }

        return device;
    }
}
