using System.Globalization;
using Proxmox.Simulator.Access;
using Proxmox.Simulator.Ceph;
using Proxmox.Simulator.Guests;
using Proxmox.Simulator.Nodes;
using Proxmox.Simulator.State;
using Proxmox.Simulator.Storage;

namespace Proxmox.Simulator.Profiles;

/// <summary>A state to start from.</summary>
public abstract class StartProfile
{
    private static readonly SortedDictionary<string, Func<StartProfile>> All = new(StringComparer.Ordinal)
    {
        ["acceptance"] = () => new AcceptanceProfile(),
        ["cluster"] = () => new ClusterProfile(),
        ["demo"] = () => new DemoProfile(),
        ["recording"] = () => new RecordingProfile(),
        ["separate"] = () => new SeparateProfile(),
        ["stocked"] = () => new StockedProfile(),
    };

    /// <summary>What profiles are called.</summary>
    public static IEnumerable<string> Names => All.Keys;

    /// <summary>Finds a profile by name.</summary>
    /// <exception cref="ArgumentException">There is no such profile.</exception>
    public static StartProfile Named(string name) => All.TryGetValue(name, out var profile)
        ? profile()
        : throw new ArgumentException($"'{name}' is not a profile ({string.Join(", ", Names)})", nameof(name));

    /// <summary>The datacenters to start from: one, except where nodes have not joined each other yet.</summary>
    /// <param name="nodes">How many nodes there are; null for as many as the profile has.</param>
    public virtual IEnumerable<Datacenter> Open(PveVersion version, Clock clock, int? nodes)
    {
        var datacenter = new Datacenter(version, clock, FirstNode);
        Apply(datacenter);
        if (nodes is { } count)
        {
            Resize(datacenter, count);
        }

        yield return datacenter;
    }

    /// <summary>Whether jobs run when their time has come.</summary>
    public virtual bool RunsJobs => true;

    /// <summary>The node that answers where nodes have no addresses of their own.</summary>
    protected virtual string FirstNode => "pve1";

    /// <summary>Fills an empty datacenter and lets its status daemons begin.</summary>
    public void Apply(Datacenter datacenter) => datacenter.Locked(state =>
    {
        Fill(state);
        ClusterResources.Begin(state);
    });

    /// <summary>Fills an empty datacenter.</summary>
    protected abstract void Fill(Datacenter datacenter);

    /// <summary>Does what takes requests and tasks, before anybody else is served.</summary>
    public virtual Task FurnishAsync(PveSimulator simulator) => Task.CompletedTask;

    /// <summary>Adds nodes until there are as many as wanted, or drops the last ones.</summary>
    public static void Resize(Datacenter datacenter, int count)
    {
        if (count < datacenter.Nodes.Count)
        {
            datacenter.Nodes.RemoveRange(count, datacenter.Nodes.Count - count);
        }

        for (var id = datacenter.Nodes.Count + 1; id <= count; id++)
        {
            var first = datacenter.Nodes[0];
            datacenter.Nodes.Add(new Node(string.Create(CultureInfo.InvariantCulture, $"pve{id}"))
            {
                Id = id,
                Address = string.Create(CultureInfo.InvariantCulture, $"192.0.2.{10 + id}"),
                Cpus = first.Cpus,
                MemoryTotal = first.MemoryTotal,
                RootTotal = first.RootTotal,
                Cards = first.Cards,
                HasOpenVSwitch = first.HasOpenVSwitch,
                Bridges = new HashSet<string>(first.Bridges, StringComparer.Ordinal),
            });
        }
        datacenter.ClusterName = count == 1 ? null : datacenter.ClusterName ?? "cluster";
    }

    /// <summary>root@pam with a password and the token <c>test</c>, which has all of root's privileges.</summary>
    protected static void AddRoot(Datacenter datacenter, string password, string tokenSecret)
    {
        datacenter.Accounts.SystemUsers["root"] = password;
        datacenter.Accounts.Update("", config => config.Users["root@pam"].Tokens =
            new SortedDictionary<string, TokenEntry>(StringComparer.Ordinal) { ["test"] = new TokenEntry() });
        datacenter.Accounts.TokenSecrets["root@pam!test"] = tokenSecret;
    }
}

/// <summary>The state in which the recordings of the real API began: one node, the storage <c>local</c>, root and its token.</summary>
public class RecordingProfile : StartProfile
{
    public override bool RunsJobs => false;

    protected override void Fill(Datacenter datacenter)
    {
        datacenter.Nodes.Add(new Node("pve1")
        {
            Address = "192.0.2.2",
            Cards = ["eth0"],
            HasOpenVSwitch = false,
            Cpus = 2,
            MemoryTotal = 25325268992,
            MemoryUsed = 1555079168,
            RootTotal = 270553174016,
            RootUsed = 20340338688,
        });
        AddRoot(datacenter, "pvetest123", "5c1a2f0e-9d43-4c1b-8a57-3f6d2e7b9a10");
        HighAvailability.Of(datacenter).Begin();
        datacenter.File("firewall/cluster.fw").Write("[OPTIONS]\n\nenable: 0\nebtables: 1\npolicy_out: ACCEPT\n\n");
        CephCluster.Of(datacenter).MissingOn.Add("pve1");
        NodeConfigEndpoints.SetDns(datacenter, "pve1", "10.255.255.53");
        NodeConfigEndpoints.HostsOf(datacenter, "pve1").Write(
            $"127.0.0.1 localhost\n127.0.0.1 runsc\n127.0.0.1 vm\n192.0.2.2 pve1.{Domain} pve1\n");
        Stock(datacenter);
    }

    /// <summary>The domain that the host is in.</summary>
    protected virtual string Domain => "example.test";

    /// <summary>Puts on the host what a set of recordings found there.</summary>
    protected virtual void Stock(Datacenter datacenter)
    {
        RecordedStorage.Apply(datacenter);
        RecordedGuests.Apply(datacenter);
    }
}

/// <summary>A small cluster to play with: three nodes and the storages of a fresh installation.</summary>
public class DemoProfile : StartProfile
{
    private const string ContainerTemplate = "vztmpl/debian-13-standard_13.1-2_amd64.tar.zst";
    private const long ContainerTemplateSize = 129_710_398;

    protected override void Fill(Datacenter datacenter)
    {
        datacenter.ClusterName = "demo";
        for (var id = 1; id <= 3; id++)
        {
            datacenter.Nodes.Add(new Node($"pve{id}")
            {
                Id = id,
                Address = $"192.0.2.{10 + id}",
                Cpus = 8,
                MemoryTotal = 64L << 30,
                RootTotal = 200L << 30,
            });
        }
        datacenter.File("storage.cfg").Write("""
            dir: local
            	path /var/lib/vz
            	content iso,vztmpl,backup,snippets,import

            lvmthin: local-lvm
            	thinpool data
            	vgname pve
            	content images,rootdir

            """);
        var storages = StorageConfig.Of(datacenter);
        foreach (var node in datacenter.Nodes)
        {
            storages.Volumes.Put(storages.Get("local"), ContainerTemplate, ContainerTemplateSize, node: node.Name);
        }

        AddRoot(datacenter, "proxmox", "0f3a5c1e-7d24-4b86-9e0d-51c2a4b6f8d0");
    }
}
