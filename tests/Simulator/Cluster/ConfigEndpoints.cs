using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Routing;
using Proxmox.Simulator.State;

namespace Proxmox.Simulator.Cluster;

/// <summary><c>/cluster/config</c> (<c>PVE::API2::ClusterConfig</c>): making a cluster, joining it and leaving it.</summary>
public sealed class ConfigEndpoints : IEndpoints
{
    private const string Root = "/cluster/config";
    private const string Item = Root + "/nodes/{node}";
    private const int NotInCluster = 424;

    public void Map(Router router)
    {
        router.On("GET", Root, _ => Router.Directory("name", ["nodes", "totem", "join", "qdevice", "apiversion"]));
        router.On("POST", Root, Create);
        router.On("GET", Root + "/apiversion", _ => "1");
        router.On("GET", Root + "/qdevice", _ => new JObject());
        router.On("GET", Root + "/totem", call => Corosync.Totem(call.Datacenter));
        router.On("GET", Root + "/nodes", call => new JArray(Corosync.Nodes(call.Datacenter).Select(node =>
        {
            var entry = Corosync.Describe(node);
            entry["node"] = node.Name;
            return entry;
        })));
        router.On("GET", Root + "/join", JoinInformation);
        router.On("POST", Root + "/join", call => call.ForkWork("clusterjoin", "", run => new Join(call, run).Run()));
        router.On("POST", Item, Add);
        router.On("DELETE", Item, Delete);
    }

    private static JToken Create(PveCall call)
    {
        var datacenter = call.Datacenter;
        if (datacenter.ClusterName is not null)
        {
            throw PveError.Die("cluster config '/etc/pve/corosync.conf' already exists");
        }

        var name = call.Text("clustername");
        return call.ForkWork("clustercreate", name, run =>
        {
            run.Print("Corosync Cluster Engine Authentication key generator.");
            run.Print("Gathering 2048 bits for key from /dev/urandom.");
            run.Print("Writing corosync key to /etc/corosync/authkey.");
            run.Print("Writing corosync config to /etc/pve/corosync.conf");
            datacenter.ClusterName = name;
            datacenter.ConfigVersion = 1;
            var node = datacenter.Nodes[0];
            (node.Id, node.Votes, node.Links) =
                ((int)(call.Number("nodeid") ?? 1), (int)(call.Number("votes") ?? 1), Corosync.LinksOf(call));
            run.Print("Restart corosync and cluster filesystem");
        });
    }

    private static JObject JoinInformation(PveCall call)
    {
        var datacenter = call.Datacenter;
        if (Corosync.Totem(datacenter) is not { } totem)
        {
            throw PveError.Raise(NotInCluster, "node is not in a cluster, no join info available!");
        }

        var preferred = call.OptionalText("node") ?? datacenter.LocalNode;
        if (datacenter.FindNode(preferred) is null)
        {
            throw PveError.Die($"unknown node '{preferred}'");
        }

        return new JObject
        {
            ["config_digest"] = datacenter.File("corosync.conf").Digest,
            ["preferred_node"] = preferred,
            ["totem"] = totem,
            ["nodelist"] = new JArray(datacenter.Nodes.Select(node =>
            {
                var entry = Corosync.Describe(node);
                entry["pve_addr"] = node.Address;
                entry["pve_fp"] = Corosync.FingerprintOf(node);
                return entry;
            })),
        };
    }

    /// <summary>Adds a node to the list, as a node that joins asks for; whether it ever comes is another matter.</summary>
    private static JObject Add(PveCall call)
    {
        var (datacenter, name) = (call.Datacenter, call.Text("node"));
        datacenter.RequireQuorum();
        if (call.OptionalText("link0") is null && call.OptionalText("new_node_ip") is null)
        {
            throw PveError.Die("no links and no fallback ip (new_node_ip) given, cannot join cluster");
        }

        using var held = call.Execution.LockCluster(Corosync.Lock, Corosync.Patience);
        if (datacenter.FindNode(name) is not null && call.Flag("force") != true)
        {
            throw PveError.Die($"can't add existing node '{name}'");
        }

        var address = Corosync.LinksOf(call).GetValueOrDefault(0) ?? call.Text("new_node_ip");
        Corosync.Add(datacenter, new Node(name) { Address = address, HasJoined = false, Online = false }, call);
        return new JObject
        {
            ["corosync_authkey"] = Convert.ToBase64String(new byte[256]),
            ["corosync_conf"] = Corosync.Print(datacenter),
            ["warnings"] = new JArray(),
        };
    }

    private static void Delete(PveCall call)
    {
        var (datacenter, name) = (call.Datacenter, call.Text("node"));
        datacenter.RequireQuorum();
        if (name == datacenter.LocalNode)
        {
            throw PveError.Die("Cannot delete myself from cluster!");
        }

        if (datacenter.FindNode(name) is not { } node)
        {
            throw PveError.Die($"Node/IP: {name} is not a known host of the cluster.");
        }

        using var held = call.Execution.LockCluster(Corosync.Lock, Corosync.Patience);
        var machine = node.Online ? Rack.Of(datacenter).Find(name) : null;
        if (node.Online)
        {
            // Its corosync is stopped before the file is written, which takes the quorum along where there are two.
            node.Online = false;
            node.Port = NodePort.Answers;
            datacenter.File("corosync.conf.new").Write("");
            node.Online = true;
        }

        if (machine is not null)
        {
            Rack.Of(datacenter).CutOff(machine);
        }

        datacenter.Nodes.Remove(node);
        datacenter.ConfigVersion = Corosync.Version(datacenter) + 1;
    }
}
