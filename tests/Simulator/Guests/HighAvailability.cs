using System.Globalization;
using Newtonsoft.Json.Linq;
using Proxmox.Simulator.State;
using Proxmox.Simulator.Tasks;

namespace Proxmox.Simulator.Guests;

/// <summary>
/// The guests that the HA manager looks after, and what it does with them: it starts, stops and moves them in workers of its own, a while
/// after it has been told to.
/// </summary>
public sealed class HighAvailability
{
    /// <summary>The file below <c>/etc/pve</c>.</summary>
    public const string FileName = "ha/resources.cfg";

    /// <summary>The lock of all the manager's files.</summary>
    public const string Lock = "domain-ha";

    private const string Started = "started";

    private readonly Datacenter _datacenter;
    private readonly HashSet<int> _moving = [];
    private readonly Dictionary<string, string> _nodesSaid = new(StringComparer.Ordinal);
    private readonly HashSet<int> _underWay = [];
    private readonly Dictionary<int, DateTimeOffset> _stopping = [];
    private readonly SortedSet<string> _agents = new(StringComparer.Ordinal);

    private HighAvailability(Datacenter datacenter)
    {
        _datacenter = datacenter;
    }

    /// <summary>How resources are dealt with while HA is disarmed: <c>freeze</c> or <c>ignore</c>; null while it is armed.</summary>
    public string? Disarmed { get; set; }

    /// <summary>Nodes that are in maintenance.</summary>
    public ISet<string> InMaintenance { get; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>Nodes whose agent has had a resource to look after, and so keeps its watchdog.</summary>
    public ISet<string> Active { get; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>What the manager says of a node that is not simply there, such as <c>fence</c>.</summary>
    public IDictionary<string, string> NodeStates { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Resources in a state of their own, such as <c>error</c>, <c>fence</c> or <c>queued</c>.</summary>
    public IDictionary<int, string> Troubles { get; } = new Dictionary<int, string>();

    /// <summary>The node whose manager leads; null as long as there has never been a resource.</summary>
    public string? Master { get; private set; }

    /// <summary>The nodes that the manager knows, by name: those that have been there since it leads.</summary>
    public IReadOnlyCollection<string> Agents => _agents;

    public static HighAvailability Of(Datacenter datacenter) => datacenter.Part(d => new HighAvailability(d));

    /// <summary>The manager's resources, a section for each guest; a section without <c>state</c> is meant to run.</summary>
    public ConfigFile File => _datacenter.File(FileName);

    /// <summary>The id of a guest's section.</summary>
    public static string SectionId(int vmId) => vmId.ToString(CultureInfo.InvariantCulture);

    /// <summary>The section of a resource; null where there is none, or one of another type.</summary>
    public Section? Find(string? type, string id) =>
        SectionConfig.Parse(File.Text).Find(id) is { } section && section.Type == type ? section : null;

    /// <summary>Whether the manager looks after a guest.</summary>
    public bool Manages(int vmId) => Disarmed != "ignore" && State(vmId) is not (null or "ignored");

    /// <summary>Whether the manager looks after a resource: <c>vm:100</c>.</summary>
    public bool Manages(string resource) => resource.Split(':', 2) is [var type, var id]
        && Find(type, id) is { } section && section["state"] is not "ignored";

    /// <summary>What the manager has been asked for; null for a guest that it does not know.</summary>
    public string? State(int vmId) => SectionConfig.Parse(File.Text).Find(SectionId(vmId)) is { } section ? section["state"]
        ?? Started : null;

    /// <summary>What the manager has been asked for, by guest.</summary>
    public IReadOnlyDictionary<int, string> States => SectionConfig.Parse(File.Text).Sections
        .ToDictionary(section => int.Parse(section.Id, CultureInfo.InvariantCulture), section => section["state"] ?? Started);

    /// <summary>What a guest's status says of it.</summary>
    public JObject Status(int vmId) => State(vmId) is { } state and not "ignored"
        ? new JObject { ["managed"] = 1, ["state"] = state is "enabled" ? Started : state }
        : new JObject { ["managed"] = 0 };

    /// <summary>What the manager says of a node. Without quorum it writes nothing, and what it has said last stands.</summary>
    public string NodeState(string node)
    {
        if (_datacenter.HasQuorum || !_nodesSaid.TryGetValue(node, out var said))
        {
            said = _nodesSaid[node] = NodeStates.TryGetValue(node, out var state) ? state
                : _datacenter.FindNode(node) switch { null => "gone", { Online: false } => "unknown", _ => "online" };
        }

        return said;
    }

    /// <summary>A resource's state in the manager's own words, null while it has not been dealt with, and as it is told to users.</summary>
    public (string? State, string Verbose) StateOf(int vmId)
    {
        if (Troubles.TryGetValue(vmId, out var trouble))
        {
            return trouble == "queued" ? (null, trouble) : (trouble, trouble);
        }

        var wanted = State(vmId);
        if (Disarmed == "ignore" || wanted == "ignored")
        {
            return (wanted, wanted == "ignored" ? wanted : "ignore");
        }

        if (_underWay.Contains(vmId))
        {
            return ("migrate", "migrate");
        }

        var running = _datacenter.Guests.TryGetValue(vmId, out var guest) && GuestControl.Of(guest).IsRunning(_datacenter, vmId);
        return wanted is Started or "enabled"
            ? (Started, running ? Started : "starting")
            : running ? ("request_stop", "stopping")
            : _stopping.TryGetValue(vmId, out var until) && _datacenter.Clock.GetUtcNow() < until ? ("request_stop", "request_stop")
            : ("stopped", "stopped");
    }

    /// <summary>Lets the manager see to its resources again.</summary>
    public void Arm()
    {
        Disarmed = null;
        foreach (var vmId in States.Keys)
        {
            Pursue(vmId);
        }
    }

    /// <summary>Lets the manager begin to lead.</summary>
    public void Begin()
    {
        Master ??= _datacenter.Nodes.FirstOrDefault(node => node.Online)?.Name;
        _agents.UnionWith(_datacenter.Nodes.Select(node => node.Name));
    }

    /// <summary>Puts a guest under the manager's care.</summary>
    /// <param name="state"><c>started</c> or <c>stopped</c>.</param>
    public void Add(int vmId, string state = Started)
    {
        if (State(vmId) is null)
        {
            var config = SectionConfig.Parse(File.Text);
            config.Add(new Section(_datacenter.Guests[vmId].Type == "qemu" ? "vm" : "ct", SectionId(vmId)));
            File.Write(config.Render());
        }
        Request(vmId, state);
    }

    /// <summary>Takes a guest out of the manager's care.</summary>
    public void Remove(int vmId)
    {
        var config = SectionConfig.Parse(File.Text);
        config.Remove(SectionId(vmId));
        File.Write(config.Render());
    }

    /// <summary>Asks for a state; the manager brings it about by itself.</summary>
    /// <param name="state"><c>started</c> or <c>stopped</c>.</param>
    /// <param name="timeout">Seconds that a guest has to shut down; 0 to stop it at once.</param>
    public void Request(int vmId, string state, int timeout = 60)
    {
        var config = SectionConfig.Parse(File.Text);
        config.Find(SectionId(vmId))!["state"] = state;
        File.Write(config.Render());
        Pursue(vmId, timeout);
    }

    /// <summary>Lets the manager bring about what a guest's section says.</summary>
    public void Pursue(int vmId, int timeout = 60)
    {
        if (!_datacenter.Guests.TryGetValue(vmId, out var guest))
        {
            return;
        }

        Begin();
        Active.Add(guest.Node);
        if (Disarmed is not null)
        {
            return;
        }

        var (control, wanted) = (GuestControl.Of(guest), State(vmId) is Started or "enabled");
        if (wanted == control.IsRunning(_datacenter, vmId))
        {
            if (!wanted)
            {
                // The node's agent looks after one that is off as well, and says so when it comes round.
                _stopping[vmId] = _datacenter.Clock.GetUtcNow() + _datacenter.Pace.HighAvailability;
            }

            return;
        }

        Later(guest, control.Kind.Tasks + (wanted ? "start" : timeout == 0 ? "stop" : "shutdown"), run =>
        {
            var running = control.IsRunning(_datacenter, vmId);
            if (wanted && !running)
            {
                control.Start(run, vmId);
            }
            else if (!wanted && running)
            {
                control.Stop(run, vmId, timeout);
            }
        });
    }

    /// <summary>Asks for a move to another node; the guest goes there as it is, running or not. While it is about to move, the manager
    /// overlooks what else is asked.</summary>
    public void Migrate(int vmId, string target)
    {
        if (Disarmed is null && !InMaintenance.Contains(target) && _datacenter.Guests.TryGetValue(vmId, out var guest) && _moving.Add(vmId))
        {
            Later(guest, GuestKind.Of(guest.Type).MigrationTask, run =>
            {
                _moving.Remove(vmId);
                _underWay.Add(vmId);
                try
                {
                    GuestControl.Of(guest).Migrate(run, vmId, target);
                }
                finally
                {
                    _underWay.Remove(vmId);
                }
            });
        }
    }

    /// <summary>
    /// What the manager does when it has fenced a guest's node: the guest's config is on another node at once, and the guest is started
    /// there if it was meant to run. Its local volumes stay where they were.
    /// </summary>
    public void Recover(int vmId, string target)
    {
        var control = GuestControl.Of(_datacenter.Guests[vmId]);
        control.Lose(_datacenter, vmId);
        control.Configs(_datacenter).Move(vmId, target);
        if (Manages(vmId))
        {
            Pursue(vmId);
        }
    }

    private void Later(Guest guest, string type, Action<Execution> work)
    {
        // The manager's own loop is no task: only what it starts is.
        _ = Task.Factory.StartNew(
            () =>
            {
                lock (_datacenter.Gate)
                {
                    new Execution(_datacenter, guest.Node, "root@pam", worker: null).Sleep(_datacenter.Pace.HighAvailability);
                    if (_datacenter.Guests.ContainsKey(guest.VmId))
                    {
                        _datacenter.Tasks.Fork(guest.Node, type, guest.VmId.ToString(CultureInfo.InvariantCulture), "root@pam", work);
                    }
                }
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default);
    }
}
