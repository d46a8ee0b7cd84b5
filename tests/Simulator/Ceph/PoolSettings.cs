using System.Globalization;
using Proxmox.Simulator.Routing;
using Proxmox.Simulator.Tasks;

namespace Proxmox.Simulator.Ceph;

/// <summary>Changes what a pool is set to (<c>PVE::Ceph::Tools::set_pool</c>): what Ceph refuses is told at the end.</summary>
internal sealed class PoolSettings(CephCluster ceph, Execution run)
{
    private const int MostGroups = 250;

    private static readonly string[] Names =
        ["application", "crush_rule", "min_size", "pg_autoscale_mode", "pg_num", "pg_num_min", "size", "target_size_bytes",
            "target_size_ratio"];

    /// <summary>The settings that a request has, by Ceph's names.</summary>
    public static SortedDictionary<string, string> Of(PveCall call)
    {
        var settings = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in Names.Where(call.Has))
        {
            settings[name] = call.Text(name);
        }

        if (call.OptionalText("target_size") is { } size)
        {
            settings["target_size_bytes"] = Bytes(size);
        }

        return settings;
    }

    public void Apply(CephPool pool, IReadOnlyDictionary<string, string> settings)
    {
        var left = settings.ToDictionary(StringComparer.Ordinal);
        if (pool.Profile is not null)
        {
            foreach (var name in new[] { "size", "crush_rule" }.Where(left.ContainsKey))
            {
                run.Print($"cannot set '{name}' for erasure coded pool");
                left.Remove(name);
            }
        }

        // A change of the size resets what is needed of it.
        foreach (var name in left.Keys.OrderBy(name => name != "size").ThenBy(name => name, StringComparer.Ordinal).ToList())
        {
            run.Print($"pool {pool.Name}: applying {name} = {left[name]}");
            if (Set(pool, name, left[name]) is { } refusal)
            {
                run.Print($"error with 'osd pool {(name == "application" ? "application enable" : "set")}': mon_cmd failed - {refusal}");
            }
            else
            {
                left.Remove(name);
            }
        }

        if (left.Count > 0)
        {
            throw PveError.Die($"Could not set: {string.Join(", ", left.Keys.Order(StringComparer.Ordinal))}");
        }
    }

    /// <summary>Fails where a pool would bring more placement groups than the OSDs take.</summary>
    public static void RequireRoom(CephCluster ceph, long groups, long size)
    {
        var osds = ceph.Osds.Values.Count(osd => osd.IsIn);
        var total = ((groups * size) + ceph.Pools.Values.Sum(pool => pool.Groups * pool.Size)) / Math.Max(osds, 1);
        if (osds > 0 && total > MostGroups)
        {
            throw CephCluster.Refuses("osd pool create", $"pg_num {groups} size {size} for this pool would result in {total} cumulative "
                + $"PGs per OSD ({(groups * size) + ceph.Pools.Values.Sum(pool => pool.Groups * pool.Size)} total PG replicas on {osds} "
                + $"'in' root OSDs by crush rule) which exceeds the mon_max_pg_per_osd value of {MostGroups}");
        }
    }

    private string? Set(CephPool pool, string name, string value)
    {
        switch (name)
        {
            case "application":
                if (pool.Applications.Count > 0 && !pool.Applications.Contains(value))
                {
                    return $"Are you SURE? Pool '{pool.Name}' already has an enabled application; pass --yes-i-really-mean-it to proceed "
                        + "anyway";
                }

                pool.Applications.Add(value);
                return null;
            case "crush_rule":
                if (!ceph.Rules.ContainsKey(value))
                {
                    return $"crush rule {value} does not exist";
                }

                pool.Rule = value;
                return null;
            case "size":
                if (value == "1")
                {
                    return "configuring pool size as 1 is disabled by default.";
                }

                (pool.Size, pool.MinSize) = (Whole(value), Whole(value) - (Whole(value) / 2));
                return null;
            case "min_size":
                if (Whole(value) > pool.Size)
                {
                    return $"pool min_size must be between 1 and size, which is set to {pool.Size}";
                }

                pool.MinSize = Whole(value);
                return null;
            case "pg_num":
                pool.Groups = Whole(value);
                return null;
            case "pg_autoscale_mode":
                pool.AutoscaleMode = value;
                return null;
            default:
                if (double.Parse(value, CultureInfo.InvariantCulture) == 0)
                {
                    pool.Options.Remove(name);
                }
                else
                {
                    pool.Options[name] = value;
                }

                return null;
        }
    }

    private static long Whole(string value) => long.Parse(value, CultureInfo.InvariantCulture);

    private static string Bytes(string size)
    {
        var unit = "KMGT".IndexOf(size[^1], StringComparison.Ordinal);
        var number = double.Parse(unit < 0 ? size : size[..^1], CultureInfo.InvariantCulture);
        return ((long)(number * Math.Pow(1024, unit + 1))).ToString(CultureInfo.InvariantCulture);
    }
}
