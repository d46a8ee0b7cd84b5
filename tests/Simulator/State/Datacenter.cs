using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Access;
using Proxmox.Simulator.Tasks;

namespace Proxmox.Simulator.State;

/// <summary>The whole state of a simulated cluster. Everything in it is touched with <see cref="Gate"/> held.</summary>
public sealed class Datacenter
{
    private readonly Dictionary<string, ConfigFile> _files = new(StringComparer.Ordinal);
    private readonly Dictionary<Type, object> _parts = [];

    private readonly AsyncLocal<string?> _answering = new();
    private readonly string _localNode;

    /// <param name="localNode">The node that answers where nobody has asked another one.</param>
    /// <param name="gate">The one lock, where several datacenters share it; null for one of its own.</param>
    public Datacenter(PveVersion version, Clock clock, string localNode = "pve1", object? gate = null)
    {
        Version = version;
        Clock = clock;
        _localNode = localNode;
        Gate = gate ?? new object();
        Accounts = new AccountStore(this);
        Rights = new Rights(this);
        Tasks = new TaskList(this);
    }

    /// <summary>The one lock. Endpoints run inside it; workers take it with <see cref="TaskWorker.Locked"/>.</summary>
    public object Gate { get; }

    public PveVersion Version { get; }

    public Clock Clock { get; }

    /// <summary>The node that answers: the one whose address the request was sent to.</summary>
    public string LocalNode => _answering.Value ?? _localNode;

    /// <summary>Name of the cluster; null for a node on its own.</summary>
    public string? ClusterName { get; set; }

    public List<Node> Nodes { get; } = [];

    /// <summary>How often <c>corosync.conf</c> has been changed; null for as often as there are nodes.</summary>
    public int? ConfigVersion { get; set; }

    /// <summary>Whether the nodes go on without the one that has these files, which it has been removed from.</summary>
    public bool IsCutOff { get; set; }

    /// <summary>Whether more than half of the votes are there, without which nothing below <c>/etc/pve</c> can be written.</summary>
    public bool HasQuorum => !IsCutOff && (ClusterName is null || Nodes.Count(node => node.Online) * 2 > Nodes.Count);

    /// <summary>Asks the API for a user, as PVE's own workers do at times.</summary>
    public Func<string, string, string, (string Name, JToken Value)[], JToken?> Api { get; set; } =
        (verb, path, _, _) => throw new InvalidOperationException($"Nobody answers {verb} {path} yet");

    /// <summary>What a node says that does not know a name.</summary>
    public string LookupFailure { get; set; } = "Name or service not known";

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

    /// <summary>Takes everything from another datacenter as it is now. What the machines hold themselves is the same in both.</summary>
    internal void TakeOver(Datacenter other)
    {
        foreach (var (name, file) in other._files)
        {
            File(name).Write(file.Text);
        }

        foreach (var (type, part) in other._parts)
        {
            _parts[type] = part;
        }

        foreach (var (vmId, guest) in other.Guests)
        {
            Guests[vmId] = guest;
        }

        Nodes.AddRange(other.Nodes);
        ClusterName = other.ClusterName;
        ConfigVersion = other.ConfigVersion;
        LookupFailure = other.LookupFailure;
        Accounts.TakeOver(other.Accounts);
        Tasks.Adopt(other.Tasks);
    }

    /// <summary>Takes the files of a host that are no cluster's.</summary>
    internal void TakeHost(Datacenter other, string node)
    {
        string[] folders = [$"host/{node}/", $"local/{node}/"];
        foreach (var (name, file) in other._files.Where(file =>
            Array.Exists(folders, folder => file.Key.StartsWith(folder, StringComparison.Ordinal))))
        {
            File(name).Write(file.Text);
        }
    }

    /// <summary>Lets a node answer, in what the caller goes on to do.</summary>
    public void AnswerAs(string? node) => _answering.Value = node;

    /// <summary>Fails as <c>PVE::Cluster::check_cfs_quorum</c> does without quorum.</summary>
    public void RequireQuorum()
    {
        if (!HasQuorum)
        {
            throw PveError.Die("cluster not ready - no quorum?");
        }
    }

    /// <summary>Whether the node that answers takes another one to be there; itself it always does.</summary>
    public bool Sees(Node node) => node.Online || node.Name == LocalNode;

    public Node? FindNode(string name) => Nodes.Find(node => node.Name == name);
}
