using System.Globalization;
using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Access;
using Proxmox.Simulator.Routing;
using Proxmox.Simulator.Tasks;

namespace Proxmox.Simulator.Nodes;

/// <summary>The index, versions and the cluster's lists (<c>PVE::API2</c>, <c>PVE::API2::Cluster</c>).</summary>
public sealed class ClusterEndpoints : IEndpoints
{
    private const int MostTasksOfNode = 25;

    public void Map(Router router)
    {
        router.Index("/", "version", "cluster", "nodes", "storage", "access", "pools");
        router.On("GET", "/version", call => Release(call.Datacenter.Version));
        router.On("GET", "/nodes/{node}/version", call => Release(call.Datacenter.Version));
        router.On("GET", "/cluster", call => Router.Directory("name", Children(call.Datacenter.Version)));
        router.On("GET", "/cluster/resources", Resources);
        router.On("GET", "/cluster/status", Status);
        router.On("GET", "/cluster/tasks", Tasks);
        router.On("GET", "/cluster/nextid", NextId);
    }

    /// <summary>What <c>/version</c> answers.</summary>
    public static JObject Release(PveVersion version) => version == PveVersion.V84
        ? new JObject { ["release"] = "8.4", ["version"] = "8.4.1", ["repoid"] = "2a5fa54a8503f96d" }
        : new JObject { ["release"] = "9.2", ["version"] = "9.2.11", ["repoid"] = "14a22df3f6997e69" };

    private static IEnumerable<string> Children(PveVersion version)
    {
        string[] names =
        [
            "acme", "backup", "backup-info", "bulk-action", "ceph", "config", "firewall", "ha", "jobs", "log", "mapping", "metrics",
            "notifications", "nextid", "options", "qemu", "replication", "resources", "status", "tasks", "sdn",
        ];
        return version == PveVersion.V84 ? names.Except(["bulk-action", "qemu"]) : names;
    }

    private static JArray Resources(PveCall call)
    {
        var all = ClusterResources.Of(call.Datacenter).All(call.Datacenter);
        var wanted = call.OptionalText("type") switch
        {
            null => null,
            "vm" => (string[])["qemu", "lxc"],
            var type => [type],
        };
        return new JArray(all
            .Where(entry => wanted is null || wanted.Contains(entry.Value<string>("type")!))
            .Select(entry => Visible(call, entry))
            .OfType<JObject>());
    }

    private static JObject? Visible(PveCall call, JObject entry)
    {
        switch (entry.Value<string>("type"))
        {
            case "pool":
                return call.Allows($"/pool/{entry.Value<string>("pool")}", "Pool.Audit") ? entry : null;
            case "qemu" or "lxc":
                return VisibleGuest(call, entry);
            case "storage":
                return call.Allows($"/storage/{entry.Value<string>("storage")}", "Datastore.Audit") ? entry : null;
            case "network" or "sdn":
                return call.Allows($"/sdn/zones/{entry.Value<string>("network") ?? entry.Value<string>("sdn")}", "SDN.Audit")
                    ? entry
                    : null;
            default:
                return call.Allows($"/nodes/{entry.Value<string>("node")}", "Sys.Audit") ? entry : WithoutFigures(entry);
        }
    }

    private static JObject? VisibleGuest(PveCall call, JObject entry)
    {
        if (!call.Allows($"/vms/{entry.Value<int>("vmid")}", "VM.Audit"))
        {
            return null;
        }

        if (entry.Value<string>("pool") is not { } pool || call.Allows($"/pool/{pool}", "Pool.Audit"))
        {
            return entry;
        }

        var copy = (JObject)entry.DeepClone();
        copy.Remove("pool");
        return copy;
    }

    private static JObject WithoutFigures(JObject entry)
    {
        string[] figures = ["uptime", "cpu", "mem", "disk", "maxcpu", "maxmem", "maxdisk"];
        return new JObject(entry.Properties().Where(property => !figures.Contains(property.Name)));
    }

    private static JArray Status(PveCall call)
    {
        var datacenter = call.Datacenter;
        var result = new JArray();
        if (datacenter.ClusterName is { } name)
        {
            result.Add(new JObject
            {
                ["type"] = "cluster",
                ["id"] = "cluster",
                ["name"] = name,
                ["version"] = datacenter.ConfigVersion ?? datacenter.Nodes.Count,
                ["nodes"] = datacenter.Nodes.Count,
                ["quorate"] = datacenter.HasQuorum ? 1 : 0,
            });
        }
        foreach (var node in datacenter.Nodes)
        {
            var entry = new JObject
            {
                ["type"] = "node",
                ["id"] = $"node/{node.Name}",
                ["name"] = node.Name,
                ["local"] = node.Name == datacenter.LocalNode ? 1 : 0,
                ["online"] = datacenter.Sees(node) ? 1 : 0,
                ["nodeid"] = datacenter.ClusterName is null ? 0 : node.Id,
                ["level"] = "",
            };
            if (node.HasJoined)
            {
                entry["ip"] = node.Address;
            }

            result.Add(entry);
        }
        return result;
    }

    private static JArray Tasks(PveCall call)
    {
        var all = call.Allows("/", "Sys.Audit");
        return new JArray(call.Datacenter.Tasks.All.Reverse().GroupBy(task => task.Upid.Node, StringComparer.Ordinal)
            .SelectMany(tasks => tasks.Take(MostTasksOfNode))
            .Where(task => all || UserIds.Owner(task.Upid.User) == call.AuthId)
            .OrderByDescending(task => task.Upid.StartTime)
            .Select(Broadcast));
    }

    /// <summary>A task as its node tells the others of it.</summary>
    private static JObject Broadcast(SimulatedTask task)
    {
        var entry = TaskEntry.InList(task);
        if (!task.Running)
        {
            entry.Remove("pid");
            entry.Remove("pstart");
            entry["saved"] = "1";
        }

        return entry;
    }

    private static JToken NextId(PveCall call)
    {
        if (call.OptionalText("vmid") is { } wanted)
        {
            if (call.Datacenter.Guests.ContainsKey(int.Parse(wanted, CultureInfo.InvariantCulture)))
            {
                throw PveError.Parameter("vmid", $"VM {wanted} already exists");
            }

            return wanted;
        }
        var (first, last) = ClusterOptions.VmIds(call.Datacenter);
        for (var id = first; id < last; id++)
        {
            if (!call.Datacenter.Guests.ContainsKey(id))
            {
                return id.ToString(CultureInfo.InvariantCulture);
            }
        }
        throw PveError.Die($"unable to get any free VMID in range [{first}, {last}]");
    }
}
