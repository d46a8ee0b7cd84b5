using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Routing;

namespace Proxmox.Simulator.Ceph;

/// <summary><c>/nodes/{node}/ceph/mds</c> (<c>PVE::API2::Ceph::MDS</c>).</summary>
public sealed class MdsEndpoints : IEndpoints
{
    private const string Path = CephEndpoints.Root + "/mds";

    public void Map(Router router)
    {
        router.On("GET", Path, List);
        router.On("POST", Path + "/{name}", Create);
        router.On("DELETE", Path + "/{name}", Destroy);
    }

    private static JArray List(PveCall call)
    {
        var ceph = CephEndpoints.Asked(call);
        return new JArray(ceph.Of("mds").Select(server =>
        {
            var isUp = ceph.IsUp(server);
            var entry = DaemonList.Show(ceph, server, !isUp ? "stopped" : server.FileSystem is null ? "up:standby" : "up:active");
            entry["addr"] = DaemonList.AddressOf(ceph, server);
            if (isUp)
            {
                entry["rank"] = server.FileSystem is null ? -1 : 0;
                entry["standby_replay"] = false;
                if (server.FileSystem is { } name)
                {
                    entry["fs_name"] = name;
                }
            }

            return entry;
        }));
    }

    private static JToken Create(PveCall call)
    {
        var ceph = CephEndpoints.Initialised(call);
        var id = call.Text("name");
        if (char.IsAsciiDigit(id[0]))
        {
            throw PveError.Die("ID of the MDS cannot start with a number!");
        }

        return call.ForkWork("cephcreatemds", $"mds.{id}", run =>
        {
            ceph.RequireMonitors();
            var conf = CephConf.Of(run.Datacenter);
            if (conf.Has($"mds.{id}"))
            {
                throw PveError.Die($"MDS '{id}' already referenced in ceph config, abort!");
            }

            conf["mds", "keyring"] ??= "/var/lib/ceph/mds/ceph-$id/keyring";
            conf[$"mds.{id}", "host"] = run.Node;
            conf.Write(run.Datacenter);
            ceph.Daemons.Add(new("mds", id, run.Node));
            ceph.AssignServers();
        });
    }

    private static JToken Destroy(PveCall call)
    {
        var ceph = CephEndpoints.Initialised(call);
        var id = call.Text("name");
        return call.ForkWork("cephdestroymds", $"mds.{id}", run =>
        {
            ceph.RequireMonitors();
            var conf = CephConf.Of(run.Datacenter);
            conf.Remove($"mds.{id}");
            conf.Write(run.Datacenter);
            if (ceph.Find("mds", id) is { } server && server.Node == run.Node)
            {
                ceph.Daemons.Remove(server);
            }

            ceph.AssignServers();
        });
    }
}
