using System.Globalization;
using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Qemu;
using Proxmox.Simulator.State;
using Proxmox.Simulator.Tasks;

namespace Proxmox.Simulator.Guests;

/// <summary>
/// The guests that the HA manager looks after, and what it does with them: it starts, stops and moves them in workers of its own, a while
/// after it has been told to.
/// </summary>
public sealed class HighAvailability
{
    private readonly Datacenter _datacenter;
    private readonly Dictionary<int, string> _states = [];

    private HighAvailability(Datacenter datacenter)
    {
        _datacenter = datacenter;
    }

    public static HighAvailability Of(Datacenter datacenter) => datacenter.Part(d => new HighAvailability(d));

    /// <summary>Whether the manager looks after a guest.</summary>
    public bool Manages(int vmId) => _states.ContainsKey(vmId);

    /// <summary>What the manager has been asked for; null for a guest that it does not look after.</summary>
    public string? State(int vmId) => _states.GetValueOrDefault(vmId);

    /// <summary>Puts a guest under the manager's care.</summary>
    /// <param name="state"><c>started</c> or <c>stopped</c>.</param>
    public void Add(int vmId, string state = "started") => Request(vmId, state);

    /// <summary>Takes a guest out of the manager's care.</summary>
    public void Remove(int vmId) => _states.Remove(vmId);

    /// <summary>What a guest's status says of it.</summary>
    public JObject Status(int vmId) => _states.TryGetValue(vmId, out var state)
        ? new JObject { ["managed"] = 1, ["state"] = state }
        : new JObject { ["managed"] = 0 };

    /// <summary>Asks for a state; the manager brings it about by itself.</summary>
    /// <param name="state"><c>started</c> or <c>stopped</c>.</param>
    /// <param name="timeout">Seconds that a guest has to shut down; 0 to stop it at once.</param>
    public void Request(int vmId, string state, int timeout = 60)
    {
        _states[vmId] = state;
        var type = state == "started" ? "qmstart" : timeout == 0 ? "qmstop" : "qmshutdown";
        Later(vmId, type, context =>
        {
            var running = context.IsRunning(vmId);
            if (state == "started" && !running)
                PowerOperations.Start(context, vmId);
            else if (state != "started" && running)
                PowerOperations.Stop(context, vmId, new StopOrder { Timeout = timeout, Shutdown = timeout > 0, Force = true });
        });
    }

    /// <summary>Asks for a move to another node; the guest goes there as it is, running or not.</summary>
    public void Migrate(int vmId, string target) => Later(vmId, "qmigrate", context =>
        new Migration(context, vmId, target, new MigrationOrder { Online = context.IsRunning(vmId) }).Run());

    /// <summary>
    /// What the manager does when it has fenced a guest's node: the guest's config is on another node at once, and the guest is started
    /// there if it was meant to run. Its local volumes stay where they were.
    /// </summary>
    public void Recover(int vmId, string target)
    {
        VmProcesses.Of(_datacenter).Stop(vmId);
        VmStore.Of(_datacenter).Move(vmId, target);
        if (_states.GetValueOrDefault(vmId) == "started")
            Request(vmId, "started");
    }

    private void Later(int vmId, string type, Action<VmContext> work)
    {
        if (!_datacenter.Guests.TryGetValue(vmId, out var guest))
            return;
        // The manager's own loop is no task: only what it starts is.
        _ = Task.Factory.StartNew(
            () =>
            {
                lock (_datacenter.Gate)
                {
                    new Execution(_datacenter, guest.Node, "root@pam", worker: null).Sleep(_datacenter.Pace.HighAvailability);
                    if (_datacenter.Guests.ContainsKey(vmId))
                    {
                        _datacenter.Tasks.Fork(guest.Node, type, vmId.ToString(CultureInfo.InvariantCulture), "root@pam",
                            run => work(new VmContext(run)));
                    }
                }
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default);
    }
}
