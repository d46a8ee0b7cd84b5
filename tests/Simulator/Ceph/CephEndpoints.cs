using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Routing;

namespace Proxmox.Simulator.Ceph;

/// <summary><c>/nodes/{node}/ceph</c> (<c>PVE::API2::Ceph</c>): initialisation, services, and what the cluster tells as a whole.</summary>
public sealed class CephEndpoints : IEndpoints
{
    internal const string Root = "/nodes/{node}/ceph";

    private static readonly (string Name, string Version)[] Releases =
        [("octopus", "15.2"), ("pacific", "16.2"), ("quincy", "17.2"), ("reef", "18.2"), ("squid", "19.2"), ("tentacle", "20.2")];

    public void Map(Router router)
    {
        router.On("GET", Root, _ => Router.Directory("name", router.Version == PveVersion.V84
            ? ["cmd-safety", "cfg", "crush", "fs", "init", "log", "mds", "mgr", "mon", "osd", "pool", "restart", "rules", "start", "status",
                "stop"]
            : ["cmd-safety", "cfg", "crush", "fs", "init", "log", "mds", "mgr", "mon", "osd", "pool", "releases", "restart", "restart-bulk",
                "rules", "start", "status", "stop"]));
        router.On("GET", Root + "/releases", _ => new JArray(Releases.Select(release => new JObject
        {
            ["release"] = release.Name,
            ["version"] = release.Version,
            ["available"] = release.Name is "squid" or "tentacle" ? 1 : 0,
            ["is-default"] = release.Name == "tentacle" ? 1 : 0,
            ["unsupported"] = 0,
        })));
        router.On("POST", Root + "/init", Initialise);
        router.On("GET", Root + "/status", Status);
        router.On("GET", "/cluster/ceph/status", Status);
        router.On("GET", Root + "/rules", call => new JArray(
            Asked(call).Rules.OrderBy(rule => rule.Value.Id).Select(rule => new JObject { ["name"] = rule.Key })));
        router.On("GET", Root + "/crush", call => CrushMap.Write(Asked(call)));
        router.On("GET", Root + "/log", Log);
        router.On("GET", Root + "/cmd-safety", Safety);
        foreach (var action in new[] { "start", "stop", "restart" })
        {
            router.On("POST", $"{Root}/{action}", call => Services.Control(call, action));
        }
    }

    /// <summary>The cluster, once it is sure that its monitors can be asked.</summary>
    internal static CephCluster Asked(PveCall call)
    {
        var ceph = Initialised(call);
        ceph.RequireMonitors();
        return ceph;
    }

    /// <summary>The cluster, once it is sure that it was initialised.</summary>
    internal static CephCluster Initialised(PveCall call)
    {
        var ceph = CephCluster.Of(call.Datacenter);
        ceph.RequireInitialised(call.NodeName);
        return ceph;
    }

    private static JToken Status(PveCall call) => CephHealth.ToJson(Asked(call));

    private static void Initialise(PveCall call)
    {
        var ceph = CephCluster.Of(call.Datacenter);
        if (ceph.MissingOn.Contains(call.NodeName))
        {
            throw PveError.Die("Ceph Nautilus required - please run 'pveceph install'");
        }

        if (call.Has("cluster-network") && !call.Has("network"))
        {
            throw PveError.Parameter("network", "missing property - 'cluster-network' requires this property");
        }

        call.Datacenter.File(CephCluster.ConfName).Locked("", () =>
        {
            var conf = CephConf.Of(call.Datacenter);
            var auth = call.Flag("disable_cephx") == true ? "none" : "cephx";
            if (!conf.Has("global"))
            {
                conf["global", "fsid"] = Guid.NewGuid().ToString();
                foreach (var use in new[] { "cluster", "service", "client" })
                {
                    conf["global", $"auth_{use}_required"] = auth;
                }

                conf["global", "osd_pool_default_size"] = call.OptionalText("size") ?? "3";
                conf["global", "osd_pool_default_min_size"] = call.OptionalText("min_size") ?? "2";
                conf["global", "mon_allow_pool_delete"] = "true";
            }

            if (auth == "cephx")
            {
                conf["client", "keyring"] = "/etc/pve/priv/$cluster.$name.keyring";
            }

            if (call.OptionalText("network") is { } network)
            {
                conf["global", "public_network"] = network;
                conf["global", "cluster_network"] = call.OptionalText("cluster-network") ?? network;
            }

            conf.Write(call.Datacenter);
        });
    }

    private static JArray Log(PveCall call)
    {
        var lines = Initialised(call).Log;
        call.Total = lines.Count;
        return new JArray(lines.Select((line, index) => new JObject { ["n"] = index + 1, ["t"] = line })
            .Skip((int)(call.Number("start") ?? 0)).Take((int)(call.Number("limit") ?? 50)));
    }

    private static JObject Safety(PveCall call)
    {
        var ceph = Asked(call);
        var (service, id, action) = (call.Text("service"), call.Text("id"), call.Text("action"));
        var (safe, words) = (service, action) switch
        {
            ("osd", "stop") => ceph.Placement.IsSafeToStop(int.Parse(id, System.Globalization.CultureInfo.InvariantCulture)),
            ("osd", _) => ceph.Placement.IsSafeToDestroy(int.Parse(id, System.Globalization.CultureInfo.InvariantCulture)),
            ("mon", "stop") => Services.IsMonitorSafeToStop(ceph, id),
            ("mon", _) => Services.IsMonitorSafeToRemove(ceph, id),
            ("mds", "stop") => Services.IsServerSafeToStop(ceph, id),
            _ => throw PveError.Die($"Service does not support this action: {service}: {action}"),
        };
        var answer = new JObject { ["safe"] = safe };
        if (words.Length > 0)
        {
            answer["status"] = words;
        }

        return answer;
    }
}
