using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Routing;

namespace Proxmox.Simulator.Ceph;

/// <summary>The services of the nodes (<c>PVE::Ceph::Services</c>): starting, stopping, and whether that is safe.</summary>
internal static class Services
{
    /// <summary>Starts, stops or restarts what a service names: one daemon, those of a type, or all of the node.</summary>
    public static JToken Control(PveCall call, string action)
    {
        CephEndpoints.Initialised(call);
        var service = call.OptionalText("service");
        return call.ForkWork("srv" + action, service ?? "ceph", run =>
        {
            var ceph = CephCluster.Of(run.Datacenter);
            var (type, id) = (service ?? "ceph").Split('.', 2) is [var one, var name] ? (one, name) : (service ?? "ceph", null);
            var isThere = false;
            foreach (var daemon in ceph.Daemons.Where(daemon => daemon.Node == run.Node && IsMeant(daemon.Type, daemon.Name)))
            {
                (daemon.IsStarted, isThere) = (action != "stop", true);
            }

            foreach (var osd in ceph.Osds.Values.Where(osd => osd.Node == run.Node && IsMeant("osd", $"{osd.Id}")))
            {
                (osd.IsStarted, isThere) = (action != "stop", true);
            }

            if (id is not null && !isThere && action != "stop")
            {
                throw PveError.Die($"command '/bin/systemctl {action} ceph-{type}@{id}' failed: exit code 1");
            }

            ceph.AssignServers();

            bool IsMeant(string kind, string called) => type == "ceph" || (type == kind && (id is null || id == called));
        });
    }

    /// <summary><c>mon ok-to-stop</c>.</summary>
    public static (bool Safe, string Words) IsMonitorSafeToStop(CephCluster ceph, string id) =>
        Left(ceph, id) is var left && left.Count * 2 > ceph.Of("mon").Count()
            ? (true, $"quorum should be preserved ({string.Join(',', left)}) after stopping [{id}]")
            : (false, $"not enough monitors would be available ({string.Join(',', left)}) after stopping mons [{id}]");

    /// <summary><c>mon ok-to-rm</c>.</summary>
    public static (bool Safe, string Words) IsMonitorSafeToRemove(CephCluster ceph, string id) =>
        Left(ceph, id) is var left && left.Count * 2 > ceph.Of("mon").Count() - 1
            ? (true, $"safe to remove mon.{id}")
            : (false, $"not enough monitor quorum members would remain after removing mon.{id}");

    /// <summary><c>mds ok-to-stop</c>.</summary>
    public static (bool Safe, string Words) IsServerSafeToStop(CephCluster ceph, string id) =>
        ceph.Find("mds", id) is not { FileSystem: not null } || ceph.Of("mds").Any(other => ceph.IsUp(other) && other.FileSystem is null)
            ? (true, $"should be safe to stop [{id}]")
            : (false, $"insufficient standby MDS daemons to stop active gids [{id}];");

    private static List<string> Left(CephCluster ceph, string id) =>
        [.. ceph.Of("mon").Where(monitor => monitor.Name != id && ceph.IsUp(monitor)).Select(monitor => monitor.Name)];
}
