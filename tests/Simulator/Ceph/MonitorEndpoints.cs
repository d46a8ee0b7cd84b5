using System.Globalization;
using System.Net;
using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Routing;
using Proxmox.Simulator.State;

namespace Proxmox.Simulator.Ceph;

/// <summary><c>/nodes/{node}/ceph/mon</c> (<c>PVE::API2::Ceph::MON</c>).</summary>
public sealed class MonitorEndpoints : IEndpoints
{
    private const string Path = CephEndpoints.Root + "/mon";

    public void Map(Router router)
    {
        router.On("GET", Path, List);
        router.On("POST", Path + "/{monid}", Create);
        router.On("DELETE", Path + "/{monid}", Destroy);
    }

    private static JArray List(PveCall call)
    {
        var ceph = CephEndpoints.Initialised(call);
        var monitors = ceph.Of("mon").ToList();
        return new JArray(monitors.Select((monitor, rank) =>
        {
            var entry = DaemonList.Show(ceph, monitor, ceph.HasQuorum ? "stopped" : "unknown");
            entry["addr"] = ceph.HasQuorum ? $"{Bracketed(monitor.Addresses[0])}:6789/0" : monitor.Addresses[0];
            if (ceph.HasQuorum)
            {
                entry["rank"] = rank;
                if (ceph.IsUp(monitor))
                {
                    (entry["quorum"], entry["state"]) = (1, "running");
                }
            }

            return entry;
        }));
    }

    private static JToken Create(PveCall call)
    {
        var ceph = CephCluster.Of(call.Datacenter);
        ceph.RequireInstalled(call.NodeName);
        ceph.RequireInitialised(call.NodeName);
        var isFirst = !ceph.Of("mon").Any();
        if (!isFirst && !ceph.HasQuorum)
        {
            throw PveError.Die("Could not connect to ceph cluster despite configured monitors");
        }

        var monitor = new CephDaemon("mon", call.Text("monid"), call.NodeName) { Addresses = AddressesOf(call) };
        RequireNew(ceph, monitor);
        return call.ForkWork("cephcreatemon", monitor.Section, run =>
        {
            run.Datacenter.File(CephCluster.ConfName).Locked("", () =>
            {
                RequireNew(ceph, monitor);
                var conf = CephConf.Of(run.Datacenter);
                conf["global", "mon_host"] = $"{conf["global", "mon_host"]} {string.Join(' ', monitor.Addresses)}".Trim();
                conf[monitor.Section, "public_addr"] = monitor.Addresses[0];
                if (isFirst)
                {
                    conf["client.crash", "keyring"] = "/etc/pve/ceph/$cluster.$name.keyring";
                    ceph.Database.Add(("mon", "auth_allow_insecure_global_id_reclaim", "false"));
                }

                conf.Write(run.Datacenter);
                ceph.Daemons.Add(monitor);
                ceph.Log.Add($"mon.{monitor.Name} (mon.0) 1 : cluster [INF] mon.{monitor.Name} calling monitor election");
            });
            if (isFirst)
            {
                run.Print("created the first monitor, assume it's safe to disable insecure global ID reclaim for new setup");
                ManagerEndpoints.Add(ceph, run, run.Node);
            }
        });
    }

    private static JToken Destroy(PveCall call)
    {
        var ceph = CephEndpoints.Asked(call);
        var id = call.Text("monid");
        var node = call.NodeName;
        RequireRemovable(ceph, id, node);
        return call.ForkWork("cephdestroymon", $"mon.{id}", run => run.Datacenter.File(CephCluster.ConfName).Locked("", () =>
        {
            RequireRemovable(ceph, id, node);
            var monitor = ceph.Find("mon", id)!;
            ceph.Daemons.Remove(monitor);
            var conf = CephConf.Of(run.Datacenter);
            conf.Remove(monitor.Section);
            conf["global", "mon_host"] =
                string.Join(' ', PerlList.Split(conf["global", "mon_host"]).Where(host => !monitor.Addresses.Contains(host)));
            conf.Write(run.Datacenter);
        }));
    }

    private static void RequireNew(CephCluster ceph, CephDaemon monitor)
    {
        var used = ceph.Of("mon").SelectMany(other => other.Addresses).ToList();
        if (monitor.Addresses.FirstOrDefault(used.Contains) is { } address)
        {
            throw PveError.Die($"monitor address '{address}' already in use");
        }

        if (ceph.Find("mon", monitor.Name) is not null)
        {
            throw PveError.Die($"monitor '{monitor.Name}' already exists");
        }
    }

    private static void RequireRemovable(CephCluster ceph, string id, string node)
    {
        if (ceph.Find("mon", id) is not { } monitor)
        {
            throw PveError.Die($"no such monitor id '{id}'");
        }

        if (monitor.Node != node)
        {
            throw PveError.Die($"monitor filesystem '/var/lib/ceph/mon/ceph-{id}' does not exist on this node");
        }

        if (ceph.Of("mon").Count() <= 1)
        {
            throw PveError.Die("can't remove last monitor");
        }
    }

    // Addresses of the node, of which those in the public networks count where there are any.
    private static IReadOnlyList<string> AddressesOf(PveCall call)
    {
        var node = call.Datacenter.FindNode(call.NodeName)!;
        var (given, own) = (call.List("mon-address"), CephNetwork.AddressesOf(node));
        if (CephConf.Of(call.Datacenter)["global", "public_network"] is not { } networks)
        {
            return given.Count > 0 ? given : [node.Address];
        }

        var nets = PerlList.Split(networks);
        if (given.Count > 0)
        {
            return given.FirstOrDefault(address => !own.Contains(address) || !nets.Any(net => CephNetwork.Holds(net, address))) is { } wrong
                ? throw PveError.Die($"Specified monitor IP '{wrong}' not configured or up on {node.Name}!") : given;
        }

        return [.. nets.Select(net => own.Where(address => CephNetwork.Holds(net, address)).ToList() switch
        {
            [] => throw PveError.Die($"No active IP found for the requested ceph public network '{net}' on node '{node.Name}'"),
            [var address] => address,
            var several => throw PveError.Die($"Multiple IPs for ceph public network '{net}' detected on {node.Name}:\n"
                + $"{string.Join('\n', several)}\nuse 'mon-address' to specify one of them."),
        })];
    }

    private static string Bracketed(string address) => address.Contains(':', StringComparison.Ordinal) ? $"[{address}]" : address;
}

/// <summary>The networks that Ceph's daemons speak in.</summary>
internal static class CephNetwork
{
    public static IReadOnlyList<string> AddressesOf(Node node) => [node.Address, .. node.OtherAddresses];

    public static bool Holds(string network, string address)
    {
        var parts = network.Split('/');
        var length = int.Parse(parts[1], CultureInfo.InvariantCulture);
        var (one, other) = (IPAddress.Parse(parts[0]).GetAddressBytes(), IPAddress.Parse(address).GetAddressBytes());
        return one.Length == other.Length && Enumerable.Range(0, length).All(bit => Bit(one, bit) == Bit(other, bit));
    }

    private static bool Bit(byte[] bytes, int bit) => (bytes[bit / 8] & (0x80 >> (bit % 8))) != 0;
}
