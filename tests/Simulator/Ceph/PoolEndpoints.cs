using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Routing;

namespace Proxmox.Simulator.Ceph;

/// <summary><c>/nodes/{node}/ceph/pool</c> (<c>PVE::API2::Ceph::Pool</c>).</summary>
public sealed class PoolEndpoints : IEndpoints
{
    private const string Path = CephEndpoints.Root + "/pool";
    private const string Item = Path + "/{name}";

    public void Map(Router router)
    {
        router.On("GET", Path, List);
        router.On("GET", Item, _ => Router.Directory("name", ["status"]));
        router.On("GET", Item + "/status", Show);
        router.On("POST", Path, call => new PoolCreation(call).Begin());
        router.On("PUT", Item, Change);
        router.On("DELETE", Item, PoolRemoval.Begin);
    }

    private static JArray List(PveCall call)
    {
        var ceph = CephEndpoints.Asked(call);
        return new JArray(ceph.Pools.Values.OrderBy(pool => pool.Id).Select(pool =>
        {
            var entry = new JObject
            {
                ["pool"] = pool.Id,
                ["pool_name"] = pool.Name,
                ["type"] = pool.Profile is null ? "replicated" : "erasure",
                ["size"] = pool.Size,
                ["min_size"] = pool.MinSize,
                ["pg_num"] = pool.Groups,
                ["pg_num_final"] = pool.Groups,
                ["pg_num_min"] = Option(pool, "pg_num_min"),
                ["target_size"] = Option(pool, "target_size_bytes"),
                ["target_size_ratio"] = Option(pool, "target_size_ratio"),
                ["pg_autoscale_mode"] = pool.AutoscaleMode,
                ["crush_rule"] = ceph.Rules[pool.Rule].Id,
                ["crush_rule_name"] = pool.Rule,
                ["bytes_used"] = ceph.Contents(pool).Bytes * pool.Size,
                ["percent_used"] = 0,
                ["application_metadata"] = new JObject(pool.Applications.Select(name => new JProperty(name, new JObject()))),
            };
            return entry;
        }));
    }

    private static JObject Show(PveCall call)
    {
        var ceph = CephEndpoints.Asked(call);
        var pool = ceph.Pool(call.Text("name"));
        var entry = new JObject
        {
            ["id"] = pool.Id,
            ["name"] = pool.Name,
            ["size"] = pool.Size,
            ["min_size"] = pool.MinSize,
            ["pg_num"] = pool.Groups,
            ["pg_num_min"] = Option(pool, "pg_num_min"),
            ["pgp_num"] = pool.Groups,
            ["crush_rule"] = pool.Rule,
            ["pg_autoscale_mode"] = pool.AutoscaleMode,
            ["target_size"] = Option(pool, "target_size_bytes"),
            ["target_size_ratio"] = Option(pool, "target_size_ratio"),
            ["hashpspool"] = true,
        };
        foreach (var flag in new[]
        {
            "noscrub", "nodeep-scrub", "nodelete", "nopgchange", "nosizechange", "write_fadvise_dontneed", "use_gmt_hitset", "fast_read",
        })
        {
            entry[flag] = false;
        }

        if (call.Flag("verbose") == true)
        {
            var (bytes, objects) = ceph.Contents(pool);
            entry["application_list"] = new JArray(pool.Applications);
            entry["statistics"] = new JObject
            {
                ["stored"] = bytes,
                ["objects"] = objects,
                ["kb_used"] = bytes * pool.Size / 1024,
                ["bytes_used"] = bytes * pool.Size,
                ["percent_used"] = 0,
                ["max_avail"] = ceph.Osds.Values.Sum(osd => osd.Size) / pool.Size,
            };
            entry["autoscale_status"] = new JObject { ["pool_name"] = pool.Name, ["pg_num_final"] = pool.Groups };
        }

        return entry;
    }

    private static JToken Change(PveCall call)
    {
        var ceph = CephEndpoints.Initialised(call);
        var name = call.Text("name");
        return call.ForkWork("cephsetpool", name, run =>
        {
            ceph.RequireMonitors();
            new PoolSettings(ceph, run).Apply(ceph.Pool(name), PoolSettings.Of(call));
        });
    }

    private static JToken? Option(CephPool pool, string option) => pool.Options.GetValueOrDefault(option) is { } value ? JToken.Parse(value)
        : null;
}
