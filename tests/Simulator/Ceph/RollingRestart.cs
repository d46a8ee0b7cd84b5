using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Routing;
using Proxmox.Simulator.Tasks;

namespace Proxmox.Simulator.Ceph;

/// <summary>Restarts daemons one after another: <c>restart-bulk</c> of the cluster and of a node.</summary>
internal static class RollingRestart
{
    public static JToken OfCluster(PveCall call)
    {
        var type = call.Text("service-type");
        if (call.Flag("only-outdated") == true && type != "osd")
        {
            throw PveError.Parameter("only-outdated", "only supported with service-type=osd");
        }

        CephEndpoints.Initialised(call);
        var (isDry, isForced) = (call.Flag("dry-run") == true, call.Flag("force") == true);
        return call.ForkWork("srvrestart", $"cluster-{type}", run =>
        {
            var ceph = CephCluster.Of(run.Datacenter);
            ceph.RequireMonitors();
            RequireHealth(ceph, type, isDry, isForced);
            var daemons = type == "osd"
                ? ceph.Osds.Values.GroupBy(osd => osd.Node).Select(node => (Host: node.Key, Name: "")).ToList()
                : [.. ceph.Of(type).Select(daemon => (Host: daemon.Node, daemon.Name))];
            if (daemons.Count == 0)
            {
                run.Print($"no '{type}' daemons found in cluster, nothing to do");
                return;
            }

            foreach (var ((host, name), index) in daemons.Select((daemon, index) => (daemon, index)))
            {
                run.Print($"  [{index + 1}/{daemons.Count}] {host}: {(type == "osd" ? "OSDs" : $"{type}.{name}")}");
            }

            if (isDry)
            {
                run.Print("[DRY-RUN] no daemons were restarted");
                return;
            }

            foreach (var (host, name) in daemons)
            {
                Restart(ceph, run, type, host, name);
            }

            run.Print($"rolling restart of '{type}' daemons across the cluster finished");
        });
    }

    public static JToken OfNode(PveCall call)
    {
        CephEndpoints.Initialised(call);
        var (isDry, isForced, resumes) = (call.Flag("dry-run") == true, call.Flag("force") == true, call.Flag("resume") == true);
        return call.ForkWork("srvrestart", "osd", run =>
        {
            var ceph = CephCluster.Of(run.Datacenter);
            ceph.RequireMonitors();
            if (!resumes)
            {
                RequireHealth(ceph, "osd", isDry, isForced);
            }

            var done = ceph.Restarts.GetValueOrDefault(run.Node);
            if (resumes && done == 0)
            {
                throw PveError.Die($"no resumable bulk-restart state found for node '{run.Node}'");
            }

            if (!resumes && done > 0)
            {
                throw PveError.Die($"resumable bulk-restart state already exists for node '{run.Node}'. Pass resume=1 to continue, or "
                    + $"remove the state with 'ceph config-key rm pve/ceph-bulk-restart/node/{run.Node}' first.");
            }

            if (isDry)
            {
                run.Print("[DRY-RUN] no daemons were restarted");
                return;
            }

            Restart(ceph, run, "osd", run.Node, "");
            ceph.Restarts.Remove(run.Node);
        });
    }

    // HEALTH_ERR is never passed over, and the rest only by force.
    private static void RequireHealth(CephCluster ceph, string type, bool isDry, bool isForced)
    {
        var blockers = CephHealth.Blockers(ceph);
        if (isDry || blockers.Count == 0)
        {
            return;
        }

        var lines = string.Join("\n  - ", blockers);
        if (CephHealth.Status(ceph) == "HEALTH_ERR")
        {
            throw PveError.Die($"Ceph cluster is in HEALTH_ERR state, refusing rolling restart of '{type}' daemons:\n  - {lines}");
        }

        if (!isForced)
        {
            throw PveError.Die($"Ceph cluster has blocking HEALTH_WARN issues, refusing rolling restart of '{type}' daemons (pass force=1 "
                + $"to override):\n  - {lines}");
        }
    }

    private static void Restart(CephCluster ceph, Execution run, string type, string host, string name)
    {
        foreach (var osd in ceph.Osds.Values.Where(osd => type == "osd" && osd.Node == host))
        {
            var (safe, words) = ceph.Placement.IsSafeToStop(osd.Id);
            if (!safe)
            {
                throw PveError.Die($"Ceph reports '{osd.Section}' is not safe to stop: {words}");
            }

            osd.IsStarted = true;
            run.Print($"{osd.Section} is up");
        }

        if (ceph.Find(type, name) is { } daemon)
        {
            if (type == "mgr" && daemon == ceph.ActiveManager && ceph.Of("mgr").Count(ceph.IsUp) == 1)
            {
                throw PveError.Die($"[1/1] Ceph reports '{daemon.Section}' is not safe to stop: no standby mgr available for failover, "
                    + "would cause mgr outage");
            }

            daemon.IsStarted = true;
            run.Print($"{daemon.Section} is up");
        }
    }
}
