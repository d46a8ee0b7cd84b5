using Proxmox.Simulator.State;
using Proxmox.Simulator.Storage;

namespace Proxmox.Simulator.Ceph;

/// <summary>The Ceph cluster of a datacenter: its daemons, disks, pools and file systems. Every change takes effect at once.</summary>
public sealed class CephCluster
{
    /// <summary>The configuration, below <c>/etc/pve</c>.</summary>
    public const string ConfName = "ceph.conf";

    /// <summary>The rule that every cluster has.</summary>
    public const string DefaultRule = "replicated_rule";

    private readonly Datacenter _datacenter;
    private int _pools;
    private int _fileSystems;

    private CephCluster(Datacenter datacenter) => (_datacenter, Placement) = (datacenter, new(this));

    public static CephCluster Of(Datacenter datacenter) => datacenter.Part(d => new CephCluster(d));

    /// <summary>The nodes that Ceph is not installed on.</summary>
    public ISet<string> MissingOn { get; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>What is installed.</summary>
    public CephVersion Version { get; set; } = new("19.2.3", "squid", "2f03f1cd83e5d40cdf1393cb64a662a8e8bb07c6");

    /// <summary>Monitors, managers and metadata servers, in the order in which they were made.</summary>
    public List<CephDaemon> Daemons { get; } = [];

    public SortedDictionary<int, Osd> Osds { get; } = [];

    public SortedDictionary<string, CephPool> Pools { get; } = new(StringComparer.Ordinal);

    public SortedDictionary<string, CephProfile> Profiles { get; } = new(StringComparer.Ordinal) { ["default"] = new(2, 2) };

    public SortedDictionary<string, CrushRule> Rules { get; } = new(StringComparer.Ordinal) { [DefaultRule] = new(0) };

    public SortedDictionary<string, CephFileSystem> FileSystems { get; } = new(StringComparer.Ordinal);

    /// <summary>The flags that are set.</summary>
    public SortedSet<string> Flags { get; } = new(StringComparer.Ordinal);

    /// <summary>What is set in the configuration database: section, option and value.</summary>
    public List<(string Section, string Option, string Value)> Database { get; } = [];

    /// <summary>The lines of the cluster's log.</summary>
    public List<string> Log { get; } = [];

    /// <summary>The volumes for databases and logs of OSDs: their volume group and bytes.</summary>
    public List<(string Group, long Size)> Provided { get; } = [];

    /// <summary>The nodes whose rolling restart was broken off, each with how many OSDs it had done.</summary>
    public Dictionary<string, int> Restarts { get; } = new(StringComparer.Ordinal);

    /// <summary>Where data is placed.</summary>
    public Placement Placement { get; }

    public Datacenter Datacenter => _datacenter;

    public int NextPool => ++_pools;

    public int NextFileSystem => ++_fileSystems;

    public bool IsUp(CephDaemon daemon) => daemon.IsStarted && _datacenter.FindNode(daemon.Node) is { Online: true };

    public bool IsUp(Osd osd) => osd.IsStarted && !Flags.Contains("noup") && _datacenter.FindNode(osd.Node) is { Online: true };

    /// <summary>The daemons of a type.</summary>
    public IEnumerable<CephDaemon> Of(string type) => Daemons.Where(daemon => daemon.Type == type);

    /// <summary>A daemon; null when there is none of that name.</summary>
    public CephDaemon? Find(string type, string name) => Of(type).FirstOrDefault(daemon => daemon.Name == name);

    /// <summary>The manager that is at work; null when none is.</summary>
    public CephDaemon? ActiveManager => Of("mgr").FirstOrDefault(IsUp);

    /// <summary>Whether enough monitors are up to decide anything.</summary>
    public bool HasQuorum => Of("mon").Count(IsUp) * 2 > Of("mon").Count();

    /// <summary>Fails as <c>check_ceph_installed</c> does.</summary>
    public void RequireInstalled(string node, string binary = "/usr/bin/ceph-mon")
    {
        if (MissingOn.Contains(node))
        {
            throw PveError.Die($"binary not installed: {binary}");
        }
    }

    /// <summary>Fails as <c>check_ceph_inited</c> does.</summary>
    public void RequireInitialised(string node)
    {
        RequireInstalled(node);
        if (_datacenter.File(ConfName).Text.Length == 0)
        {
            throw PveError.Die("pveceph configuration not initialized - missing '/etc/pve/ceph.conf', missing '/etc/pve/ceph'");
        }
    }

    /// <summary>Fails where the monitors cannot be asked (<c>PVE::RADOS-&gt;new</c>).</summary>
    public void RequireMonitors()
    {
        if (!Of("mon").Any())
        {
            throw PveError.Die("rados_connect failed - No such file or directory");
        }

        if (!HasQuorum)
        {
            throw PveError.Die("got timeout");
        }
    }

    /// <summary>A pool, or what Ceph says of one that there is not.</summary>
    public CephPool Pool(string name, string command = "osd pool get") =>
        Pools.GetValueOrDefault(name) ?? throw Refuses(command, $"unrecognized pool '{name}'");

    /// <summary>What becomes of a monitor's answer to a command that it refuses.</summary>
    public static PveError Refuses(string command, string words) => PveError.Die($"error with '{command}': mon_cmd failed - {words}");

    /// <summary>An OSD, or what <c>$get_osd_status</c> says of one that there is not.</summary>
    public Osd RequireOsd(long id) => Osds.GetValueOrDefault((int)id) ?? throw PveError.Die($"no such OSD '{id}'");

    /// <summary>The storages in a pool.</summary>
    public IEnumerable<StorageDefinition> StoragesIn(string pool) => StorageConfig.Of(_datacenter).All.Where(storage =>
        storage.Type.Name == "rbd" && ((storage["pool"] ?? "rbd") == pool || storage["data-pool"] == pool));

    /// <summary>The volumes of PVE in a pool.</summary>
    public IEnumerable<Volume> VolumesIn(string pool) =>
        StoragesIn(pool).SelectMany(storage => StorageConfig.Of(_datacenter).Volumes.On(storage.Id));

    /// <summary>Bytes and objects in a pool: four mebibytes each, and what the pool's images are listed in.</summary>
    public (long Bytes, long Objects) Contents(CephPool pool)
    {
        var volumes = VolumesIn(pool.Name).ToList();
        var bytes = pool.Stored + volumes.Sum(volume => volume.Used ?? volume.Size);
        return (bytes, ((bytes + (4 << 20) - 1) / (4 << 20)) + (volumes.Count > 0 ? 3 : 0));
    }

    /// <summary>Gives file systems without a metadata server one that stands by.</summary>
    public void AssignServers()
    {
        foreach (var server in Of("mds").Where(server => !IsUp(server) || !FileSystems.ContainsKey(server.FileSystem ?? "")))
        {
            server.FileSystem = null;
        }

        foreach (var name in FileSystems.Keys.Where(name => !Of("mds").Any(server => server.FileSystem == name)))
        {
            if (Of("mds").FirstOrDefault(server => IsUp(server) && server.FileSystem is null) is { } standby)
            {
                standby.FileSystem = name;
            }
        }
    }
}

/// <summary>A release of Ceph.</summary>
public sealed record CephVersion(string Number, string Release, string Commit)
{
    /// <summary>As the daemons tell it.</summary>
    public string Full => $"ceph version {Number} ({Commit}) {Release} (stable)";
}
