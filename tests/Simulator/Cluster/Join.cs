using System.Globalization;
using System.Net;
using Proxmox.Simulator.Http;
using Proxmox.Simulator.Routing;
using Proxmox.Simulator.State;
using Proxmox.Simulator.Tasks;

namespace Proxmox.Simulator.Cluster;

/// <summary>A node on its way into a cluster (<c>PVE::Cluster::Setup::join</c>): what it had for itself gives way to what the cluster has.
/// </summary>
internal sealed class Join
{
    /// <summary>For how long the others do not know the certificate of a node that has just joined.</summary>
    private static readonly TimeSpan Distrust = TimeSpan.FromSeconds(5);

    private readonly PveCall _call;
    private readonly Execution _run;

    public Join(PveCall call, Execution run)
    {
        _call = call;
        _run = run;
    }

    private Datacenter Own => _run.Datacenter;

    private Node Node => Own.FindNode(_run.Node)!;

    public void Run()
    {
        RequireFresh();
        var host = _call.Text("hostname");
        _run.Print($"Establishing API connection with host '{host}'");
        var cluster = Connect(host).Datacenter;
        _run.Print("Login succeeded.");
        _run.Print("check cluster join API version");
        if (Corosync.LinksOf(_call).Count == 0)
        {
            _run.Print($"No cluster network links passed explicitly, fallback to local node IP '{Node.Address}'");
        }

        _run.Print("Request addition of this node");
        Ask(cluster);
        _run.Print("Join request OK, finishing setup locally");
        _run.Print("stopping pve-cluster service");
        _run.Print(string.Create(CultureInfo.InvariantCulture,
            $"backup old database to '/var/lib/pve-cluster/backup/config-{Own.Clock.UnixSeconds}.sql.gz'"));
        _run.Sleep(Own.Pace.Join);
        _run.Print("(re)generate node files");
        _run.Print("generate new node certificate");
        _run.Print("merge authorized SSH keys");
        _run.Print("generated new node certificate, restart pveproxy and pvedaemon services");
        _run.Print($"successfully added node '{Node.Name}' to cluster.");
        Enter(cluster);
    }

    /// <summary>Fails unless the node is on its own and has nothing that would be lost (<c>assert_joinable</c>).</summary>
    private void RequireFresh()
    {
        var errors = new List<string>();
        if (Own.ClusterName is not null)
        {
            errors.Add("* authentication key '/etc/corosync/authkey' already exists");
            errors.Add("* cluster config '/etc/pve/corosync.conf' already exists");
        }

        if (Own.Guests.Count > 0)
        {
            errors.Add("* this host already contains virtual guests");
        }

        if (Own.ClusterName is not null)
        {
            errors.Add("* corosync is already running, is this node already in a cluster?!");
        }

        foreach (var (link, address) in Corosync.LinksOf(_call)
            .Where(link => link.Value != Node.Address && !Node.OtherAddresses.Contains(link.Value)))
        {
            errors.Add(string.Create(CultureInfo.InvariantCulture, $"* link{link}: cannot use IP '{address}', not found on local node!\n"));
        }

        if (errors.Count == 0)
        {
            return;
        }

        _run.Print("detected the following error(s):");
        errors.ForEach(_run.Print);
        if (_call.Flag("force") != true)
        {
            throw PveError.Die("Check if node may join a cluster failed!");
        }
    }

    private Site Connect(string host)
    {
        if (Rack.Of(Own).Find(host) is not { } machine)
        {
            var reason = IPAddress.TryParse(host, out _) ? "No route to host" : Own.LookupFailure;
            throw PveError.Die($"500 Can't connect to {host}:8006 ({reason})");
        }

        if (_call.Text("fingerprint") != Certificates.Shared.Fingerprint)
        {
            throw PveError.Die($"fingerprint '{Certificates.Shared.Fingerprint}' not verified, abort!");
        }

        return machine.Site.Datacenter.Accounts.SystemUsers["root"] == _call.Text("password")
            ? machine.Site : throw PveError.Die("401 authentication failure");
    }

    private void Ask(Datacenter cluster)
    {
        try
        {
            cluster.RequireQuorum();
            using var held = new Execution(cluster, cluster.LocalNode, "root@pam", worker: null)
                .LockCluster(Corosync.Lock, Corosync.Patience);
            if (cluster.ClusterName is null)
            {
                throw PveError.Die("invalid corosync.conf\n! no nodes found");
            }

            foreach (var link in Corosync.LinksOf(_call).Keys.Except(cluster.Nodes[0].Links.Keys))
            {
                throw PveError.Die(string.Create(CultureInfo.InvariantCulture,
                    $"corosync: link {link} specified for new node doesn't exist in cluster config"));
            }

            if (cluster.FindNode(Node.Name) is not null && _call.Flag("force") != true)
            {
                throw PveError.Die($"can't add existing node '{Node.Name}'");
            }
        }
        catch (PveError error)
        {
            _run.Print($"An error occurred on the cluster node: {error.Stringify().TrimEnd('\n')}");
            throw PveError.Die("Cluster join aborted!");
        }
    }

    private void Enter(Datacenter cluster)
    {
        var (rack, node) = (Rack.Of(Own), Node);
        Corosync.Add(cluster, node, _call);
        node.DistrustedUntil = cluster.Clock.GetUtcNow() + Distrust;
        cluster.Tasks.Adopt(Own.Tasks);
        cluster.TakeHost(Own, node.Name);
        if (rack.Find(node.Name) is { } machine)
        {
            machine.Site = rack.Machines.First(other => other.Site.Datacenter == cluster).Site;
        }
    }
}
