using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Guests;
using Proxmox.Simulator.Sdn;
using Proxmox.Simulator.State;

namespace Proxmox.Simulator.Nodes;

/// <summary>Entries of the cluster's lists, from what the status daemons of the nodes have told (<c>PVE::API2Tools</c>).</summary>
public sealed class ClusterResources
{
    private static readonly string[] Figures = ["uptime", "cpu", "mem", "disk", "netin", "netout", "diskread", "diskwrite"];

    /// <summary>From one round of the daemons to the next on a real node.</summary>
    public static readonly TimeSpan Round = TimeSpan.FromSeconds(10);

    /// <summary>For how long what a node has told is shown when it tells nothing any more.</summary>
    private static readonly TimeSpan Memory = TimeSpan.FromMinutes(5);

    private readonly Dictionary<int, JObject> _told = [];
    private readonly Dictionary<string, DateTimeOffset> _heard = new(StringComparer.Ordinal);
    private List<JObject>? _frozen;
    private DateTimeOffset _next;

    /// <summary>
    /// How often the daemons tell how guests are: every 10 seconds, as on a real node. Which guests there are and on which nodes is known
    /// at once.
    /// </summary>
    public TimeSpan Period { get; set; } = Round;

    public static ClusterResources Of(Datacenter datacenter) => datacenter.Part(_ => new ClusterResources());

    /// <summary>The daemons begin, with a first round.</summary>
    public static void Begin(Datacenter datacenter) => Of(datacenter).Listen(datacenter);

    /// <summary>Freezes what <c>/cluster/resources</c> shows, as it is when the status daemons hang.</summary>
    public void Freeze(Datacenter datacenter) => _frozen = Compute(datacenter);

    /// <summary>Lets the list follow the state again.</summary>
    public void Thaw() => _frozen = null;

    /// <summary>Every entry, without regard to permissions.</summary>
    public IReadOnlyList<JObject> All(Datacenter datacenter)
    {
        if (Period > TimeSpan.Zero)
        {
            Listen(datacenter);
        }

        return _frozen ?? Compute(datacenter);
    }

    /// <summary>A guest as the cluster knows it: without figures where its node has told none.</summary>
    public static JObject Guest(Datacenter datacenter, Guest guest)
    {
        var resources = Of(datacenter);
        if (resources.Period <= TimeSpan.Zero)
        {
            return Current(datacenter, guest);
        }

        resources.Listen(datacenter);
        if (!resources._told.TryGetValue(guest.VmId, out var told))
        {
            return Bare(guest);
        }

        var entry = (JObject)told.DeepClone();
        entry["node"] = guest.Node;
        return entry;
    }

    public static JObject Node(Datacenter datacenter, Node node, bool stats = true)
    {
        var entry = new JObject
        {
            ["id"] = $"node/{node.Name}",
            ["node"] = node.Name,
            ["type"] = "node",
            ["status"] = datacenter.Sees(node) ? "online" : "offline",
        };
        var known = Of(datacenter).Knows(datacenter, node);
        if (known || node.Online)
        {
            entry["level"] = "";
        }

        if (!stats || !known)
        {
            return entry;
        }

        if (datacenter.Sees(node))
        {
            entry["uptime"] = datacenter.Tasks.UptimeSeconds;
            entry["cpu"] = 0.03;
            entry["mem"] = node.MemoryUsed;
            entry["disk"] = node.RootUsed;
        }
        entry["maxcpu"] = node.Cpus;
        entry["maxmem"] = node.MemoryTotal;
        entry["maxdisk"] = node.RootTotal;
        return entry;
    }

    private static JObject Bare(Guest guest) => new()
    {
        ["id"] = $"{guest.Type}/{guest.VmId}",
        ["vmid"] = guest.VmId,
        ["node"] = guest.Node,
        ["type"] = guest.Type,
        ["status"] = "unknown",
    };

    private static JObject Current(Datacenter datacenter, Guest guest)
    {
        var entry = Bare(guest);
        if (datacenter.FindNode(guest.Node) is not { Online: true })
        {
            return entry;
        }

        entry["status"] = guest.Status;
        entry["name"] = guest.Name ?? $"{(guest.Type == "qemu" ? "VM " : "CT")}{guest.VmId}";
        entry["template"] = guest.Template ? 1 : 0;
        entry["maxcpu"] = guest.MaxCpu;
        entry["maxmem"] = guest.MaxMemory;
        entry["maxdisk"] = guest.MaxDisk;
        foreach (var key in Figures)
        {
            entry[key] = 0;
        }

        entry["mem"] = guest.Memory;
        entry["disk"] = guest.Disk;
        if (guest.StartedAt is { } start)
        {
            entry["uptime"] = Math.Max(0, datacenter.Clock.UnixSeconds - start);
        }

        if (datacenter.Version != PveVersion.V84)
        {
            entry["memhost"] = 0;
        }

        return entry;
    }

    /// <summary>Takes down what the daemons tell, when it is time again.</summary>
    private void Listen(Datacenter datacenter)
    {
        var now = datacenter.Clock.GetUtcNow();
        if (now < _next)
        {
            return;
        }

        _next = now + Period;
        foreach (var node in datacenter.Nodes.Where(node => node.Online))
        {
            _heard[node.Name] = now;
        }

        foreach (var vmId in _told.Keys.Where(vmId => !datacenter.Guests.ContainsKey(vmId)).ToList())
        {
            _told.Remove(vmId);
        }

        foreach (var guest in datacenter.Guests.Values)
        {
            var node = datacenter.FindNode(guest.Node);
            if (node is { Online: true } || !_told.ContainsKey(guest.VmId) || node is null || !Knows(datacenter, node))
            {
                _told[guest.VmId] = Current(datacenter, guest);
            }
        }
    }

    /// <summary>Whether what a node has told still counts.</summary>
    internal bool Knows(Datacenter datacenter, Node node) => node.Online
        || (_heard.TryGetValue(node.Name, out var heard) && datacenter.Clock.GetUtcNow() - heard < Memory);

    public static JObject Storage(StorageStats storage)
    {
        var entry = new JObject
        {
            ["id"] = $"storage/{storage.Node}/{storage.Id}",
            ["storage"] = storage.Id,
            ["node"] = storage.Node,
            ["type"] = "storage",
            ["plugintype"] = storage.Type,
            ["status"] = storage.Active ? "available" : "unknown",
            ["shared"] = storage.Shared ? 1 : 0,
            ["content"] = storage.Content,
        };
        if (storage.Active)
        {
            entry["maxdisk"] = storage.Total;
            entry["disk"] = storage.Used;
        }
        return entry;
    }

    private static List<JObject> Compute(Datacenter datacenter)
    {
        var result = new List<JObject>();
        var pools = datacenter.Accounts.Users.PoolOfGuest;
        var poolEntries = new Dictionary<string, JObject>(StringComparer.Ordinal);
        foreach (var pool in datacenter.Accounts.Users.Pools.Keys)
        {
            result.Add(poolEntries[pool] = new JObject { ["id"] = $"/pool/{pool}", ["type"] = "pool", ["pool"] = pool });
        }

        var manager = HighAvailability.Of(datacenter);
        var states = manager.States;
        foreach (var guest in datacenter.Guests.Values)
        {
            var entry = Guest(datacenter, guest);
            if (pools.TryGetValue(guest.VmId.ToString(System.Globalization.CultureInfo.InvariantCulture), out var pool))
            {
                entry["pool"] = pool;
                if (poolEntries.TryGetValue(pool, out var sum) && entry.Value<long?>("uptime") > 0)
                {
                    AddTo(sum, entry);
                }
            }
            if (guest.Lock is { } held)
            {
                entry["lock"] = held;
            }

            if (!string.IsNullOrEmpty(guest.Tags))
            {
                entry["tags"] = guest.Tags;
            }

            if (states.TryGetValue(guest.VmId, out var state))
            {
                entry["hastate"] = manager.Troubles.TryGetValue(guest.VmId, out var trouble) ? trouble : state;
            }

            result.Add(entry);
        }
        foreach (var node in datacenter.Nodes)
        {
            var entry = Node(datacenter, node);
            entry["cgroup-mode"] = 1;
            if (manager.Master is not null)
            {
                entry["hastate"] = manager.NodeState(node.Name);
            }

            result.Add(entry);
        }
        foreach (var storage in StorageCatalog.All(datacenter))
        {
            result.Add(Storage(storage));
        }

        foreach (var node in datacenter.Nodes.Where(node => node.HasJoined))
        {
            result.Add(ZoneEntry.Of(datacenter, node, "localnetwork", "ok"));
            var zones = SdnNodes.Of(datacenter);
            foreach (var zone in zones.Zones(node.Name))
            {
                var entry = ZoneEntry.Of(datacenter, node, zone.Id, zones.Status(node.Name));
                if (datacenter.Version != PveVersion.V84)
                {
                    entry["zone-type"] = zone.Type;
                }

                result.Add(entry);
            }
        }

        return result;
    }

    /// <summary>Adds a running guest's figures to those of its pool.</summary>
    private static void AddTo(JObject pool, JObject guest)
    {
        pool["uptime"] = Math.Max(pool.Value<long?>("uptime") ?? 0, guest.Value<long>("uptime"));
        pool["cpu"] = pool.Value<double?>("cpu") ?? 0;
        foreach (var key in (string[])["mem", "maxmem", "maxcpu"])
        {
            pool[key] = (pool.Value<long?>(key) ?? 0) + guest.Value<long>(key);
        }
    }
}
