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

    private HighAvailability(Datacenter datacenter)
    {
        _datacenter = datacenter;
    }

    public static HighAvailability Of(Datacenter datacenter) => datacenter.Part(d => new HighAvailability(d));

    /// <summary>The manager's resources, a section for each guest; a section without <c>state</c> is meant to run.</summary>
    public ConfigFile File => _datacenter.File(FileName);

    /// <summary>The id of a guest's section.</summary>
    public static string SectionId(int vmId) => vmId.ToString(CultureInfo.InvariantCulture);

    /// <summary>The section of a resource; null where there is none, or one of another type.</summary>
    public Section? Find(string? type, string id) =>
        SectionConfig.Parse(File.Text).Find(id) is { } section && section.Type == type ? section : null;

    /// <summary>Whether the manager looks after a guest.</summary>
    public bool Manages(int vmId) => State(vmId) is not (null or "ignored");

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
    public JObject Status(int vmId) => State(vmId) is { } state
        ? new JObject { ["managed"] = 1, ["state"] = state is "enabled" ? Started : state }
        : new JObject { ["managed"] = 0 };

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

        var (control, wanted) = (GuestControl.Of(guest), State(vmId) is Started or "enabled");
        if (wanted == control.IsRunning(_datacenter, vmId))
        {
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

    /// <summary>Asks for a move to another node; the guest goes there as it is, running or not.</summary>
    public void Migrate(int vmId, string target)
    {
        if (_datacenter.Guests.TryGetValue(vmId, out var guest))
        {
            Later(guest, GuestKind.Of(guest.Type).MigrationTask, run => GuestControl.Of(guest).Migrate(run, vmId, target));
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
