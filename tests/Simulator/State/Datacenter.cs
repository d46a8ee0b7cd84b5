using Proxmox.Simulator.Access;
using Proxmox.Simulator.Tasks;

namespace Proxmox.Simulator.State;

/// <summary>The whole state of a simulated cluster. Everything in it is touched with <see cref="Gate"/> held.</summary>
public sealed class Datacenter
{
    private readonly Dictionary<string, ConfigFile> _files = new(StringComparer.Ordinal);
    private readonly Dictionary<Type, object> _parts = [];

    public Datacenter(PveVersion version, Clock clock, string localNode = "pve1")
    {
        Version = version;
        Clock = clock;
        LocalNode = localNode;
        Accounts = new AccountStore(this);
        Rights = new Rights(this);
        Tasks = new TaskList(this);
    }

    /// <summary>The one lock. Endpoints run inside it; workers take it with <see cref="TaskWorker.Locked"/>.</summary>
    public object Gate { get; } = new();

    public PveVersion Version { get; }

    public Clock Clock { get; }

    /// <summary>The node that answers.</summary>
    public string LocalNode { get; }

    /// <summary>Name of the cluster; null for a node on its own.</summary>
    public string? ClusterName { get; set; }

    public List<Node> Nodes { get; } = [];

    /// <summary>Guests by VMID.</summary>
    public SortedDictionary<int, Guest> Guests { get; } = [];

    /// <summary>Users, groups, roles, ACLs, pools, realms and secrets.</summary>
    public AccountStore Accounts { get; }

    public Rights Rights { get; }

    public TaskList Tasks { get; }

    /// <summary>Lock files of the nodes and locks of the cluster file system.</summary>
    public FileLocks Locks { get; } = new();

    /// <summary>How long things take.</summary>
    public Pace Pace { get; } = new();

    /// <summary>Says why the lock of a file cannot be had just now; null, or an answer of null, when it can.</summary>
    public Func<string, string?>? LockFailure { get; set; }

    /// <summary>A file below <c>/etc/pve</c>; an empty one comes into being when it is first asked for.</summary>
    public ConfigFile File(string name)
    {
        if (!_files.TryGetValue(name, out var file))
        {
            _files[name] = file = new ConfigFile(name, this);
        }

        return file;
    }

    /// <summary>Removes a file below <c>/etc/pve</c>.</summary>
    public void RemoveFile(string name) => _files.Remove(name);

    /// <summary>Gives a file below <c>/etc/pve</c> another name, in place of what may be there.</summary>
    public void RenameFile(string name, string other)
    {
        var text = File(name).Text;
        _files.Remove(name);
        File(other).Write(text);
    }

    /// <summary>State that one area owns, made when it is first asked for.</summary>
    public T Part<T>(Func<Datacenter, T> create)
        where T : class
    {
        if (!_parts.TryGetValue(typeof(T), out var part))
        {
            _parts[typeof(T)] = part = create(this);
        }

        return (T)part;
    }

    /// <summary>Runs <paramref name="action"/> with the lock held.</summary>
    public T Locked<T>(Func<Datacenter, T> action)
    {
        lock (Gate)
        {
            return action(this);
        }
    }

    /// <summary>Runs <paramref name="action"/> with the lock held.</summary>
    public void Locked(Action<Datacenter> action)
    {
        lock (Gate)
        {
            action(this);
        }
    }

    public Node? FindNode(string name) => Nodes.Find(node => node.Name == name);
}
