using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Routing;
using Proxmox.Simulator.Tasks;

namespace Proxmox.Simulator.Ceph;

/// <summary><c>/nodes/{node}/ceph/mgr</c> (<c>PVE::API2::Ceph::MGR</c>).</summary>
public sealed class ManagerEndpoints : IEndpoints
{
    private const string Path = CephEndpoints.Root + "/mgr";

    public void Map(Router router)
    {
        router.On("GET", Path, List);
        router.On("POST", Path + "/{id}", call =>
        {
            var ceph = CephEndpoints.Initialised(call);
            var id = call.Text("id");
            return call.ForkWork("cephcreatemgr", $"mgr.{id}", run => Add(ceph, run, id));
        });
        router.On("DELETE", Path + "/{id}", call =>
        {
            var ceph = CephEndpoints.Initialised(call);
            var id = call.Text("id");
            return call.ForkWork("cephdestroymgr", $"mgr.{id}", run =>
            {
                if (ceph.Find("mgr", id) is not { } manager || manager.Node != run.Node)
                {
                    throw PveError.Die($"ceph manager directory '/var/lib/ceph/mgr/ceph-{id}' not found");
                }

                ceph.Daemons.Remove(manager);
            });
        });
    }

    /// <summary>Makes a manager (<c>create_mgr</c>).</summary>
    internal static void Add(CephCluster ceph, Execution run, string id)
    {
        ceph.RequireMonitors();
        if (ceph.Find("mgr", id) is not null)
        {
            throw PveError.Die($"ceph manager directory '/var/lib/ceph/mgr/ceph-{id}' already exists");
        }

        run.Print($"creating manager directory '/var/lib/ceph/mgr/ceph-{id}'");
        ceph.Daemons.Add(new("mgr", id, run.Node));
    }

    private static JArray List(PveCall call)
    {
        var ceph = CephEndpoints.Asked(call);
        return new JArray(ceph.Of("mgr").Select(manager =>
        {
            var entry = DaemonList.Show(ceph, manager, manager == ceph.ActiveManager ? "active" : ceph.IsUp(manager) ? "standby"
                : "stopped");
            entry["addr"] = DaemonList.AddressOf(ceph, manager);
            return entry;
        }));
    }
}
