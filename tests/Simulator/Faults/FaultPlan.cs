using Proxmox.Simulator.Tasks;

namespace Proxmox.Simulator.Faults;

/// <summary>
/// Everything that is to go wrong. Rules are tried in the order in which they were made; the first that matches and is not used up applies.
/// </summary>
public sealed class FaultPlan
{
    private readonly List<RequestFault> _requests = [];
    private readonly List<TaskFault> _tasks = [];
    private readonly List<LockFault> _locks = [];
    private readonly Lock _gate = new();

    /// <summary>A fault for requests.</summary>
    /// <param name="verb">GET, POST, PUT or DELETE; <c>*</c> for any.</param>
    /// <param name="path">Path below <c>/api2/json</c>; <c>*</c> stands for any run of characters.</param>
    public RequestFault On(string verb, string path) => Add(_requests, new RequestFault(verb, path));

    /// <summary>A fault for workers.</summary>
    /// <param name="type">Worker type such as <c>qmstart</c>; <c>*</c> for any.</param>
    /// <param name="id">What the worker is for, such as a VMID; <c>*</c> for any.</param>
    public TaskFault OnTask(string type, string id = "*") => Add(_tasks, new TaskFault(type, id));

    /// <summary>The lock of a file below <c>/etc/pve</c>, or a lock file such as <c>/var/lock/qemu-server/lock-100.conf</c>, cannot be had:
    /// PVE's own words after the call's prefix.</summary>
    public LockFault OnLock(string file) => Add(_locks, new LockFault(file));

    /// <summary>Forgets every rule.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _requests.Clear();
            _tasks.Clear();
            _locks.Clear();
        }
    }

    internal RequestFault? Take(string verb, string path) => Take(_requests, fault => fault.Matches(verb, path));

    /// <summary>Why a lock cannot be had, in PVE's words; null when it can.</summary>
    public string? TakeLock(string file) => Take(_locks, fault => fault.Matches(file)) is null
        ? null
        : file.StartsWith('/') ? $"can't lock file '{file}' - got timeout"
        : $"cfs-lock 'file-{file.Replace('.', '_').Replace('/', '_')}' error: got lock request timeout";

    /// <summary>Why no worker can be had, in PVE's words; null when one can.</summary>
    public string? TakeWorker(Upid upid) =>
        Take(_tasks, fault => fault.FindsNoWorker && fault.Matches(upid)) is null ? null : "got no worker upid - start worker failed";

    /// <summary>What goes wrong with a worker before its own code.</summary>
    public Task BeforeTaskAsync(TaskWorker worker, Upid upid) =>
        Take(_tasks, fault => !fault.FindsNoWorker && fault.Matches(upid))?.ApplyAsync(worker) ?? Task.CompletedTask;

    private T Add<T>(List<T> rules, T rule)
    {
        lock (_gate)
        {
            rules.Add(rule);
        }

        return rule;
    }

    private T? Take<T>(List<T> rules, Func<T, bool> matches)
        where T : Fault<T>
    {
        lock (_gate)
        {
            return rules.Find(rule => matches(rule) && rule.Use());
        }
    }
}
