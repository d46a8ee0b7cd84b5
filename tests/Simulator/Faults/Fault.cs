using System.IO.Enumeration;
using Proxmox.Simulator.Tasks;

namespace Proxmox.Simulator.Faults;

/// <summary>A rule with a number of uses.</summary>
public abstract class Fault<TSelf>
    where TSelf : Fault<TSelf>
{
    private int _left = int.MaxValue;
    private int _skip;

    /// <summary>How often the rule has applied.</summary>
    public int Applied { get; private set; }

    /// <summary>Applies one time only.</summary>
    public TSelf Once() => Times(1);

    /// <summary>Applies a number of times; without it a rule applies always.</summary>
    public TSelf Times(int count)
    {
        _left = count;
        return (TSelf)this;
    }

    /// <summary>Lets the first matches pass.</summary>
    public TSelf After(int count)
    {
        _skip = count;
        return (TSelf)this;
    }

    internal bool Use()
    {
        if (_skip > 0)
        {
            _skip--;
            return false;
        }
        if (_left == 0)
        {
            return false;
        }

        _left--;
        Applied++;
        return true;
    }

    // Nothing matches an empty text there, and many tasks are about nothing in particular.
    private protected static bool Like(string pattern, string text) =>
        text.Length == 0 ? pattern is "" or "*" : FileSystemName.MatchesSimpleExpression(pattern, text, ignoreCase: false);
}

/// <summary>What goes wrong with a request.</summary>
public sealed class RequestFault : Fault<RequestFault>
{
    private readonly string _verb;
    private readonly string _path;

    internal RequestFault(string verb, string path)
    {
        _verb = verb;
        _path = path;
    }

    internal TimeSpan Latency { get; private set; }

    internal (int Status, string Message)? Failure { get; private set; }

    internal bool Handles { get; private set; } = true;

    internal bool Drops { get; private set; }

    /// <summary>Waits before anything else happens.</summary>
    public RequestFault Delay(TimeSpan latency)
    {
        Latency = latency;
        return this;
    }

    /// <summary>Answers with an error; the request is not handled.</summary>
    /// <param name="status">5xx, 595 to 599, or any other.</param>
    /// <param name="message">Becomes reason and body (595 and above have no body).</param>
    public RequestFault Fail(int status, string message)
    {
        Failure = (status, message);
        Handles = false;
        return this;
    }

    /// <summary>Answers with an error although the request has been handled.</summary>
    public RequestFault FailAfterHandling(int status, string message)
    {
        Failure = (status, message);
        return this;
    }

    /// <summary>Closes the connection; the request is not handled.</summary>
    public RequestFault Drop()
    {
        Drops = true;
        Handles = false;
        return this;
    }

    /// <summary>Handles the request and closes the connection without an answer.</summary>
    public RequestFault DropAfterHandling()
    {
        Drops = true;
        return this;
    }

    /// <summary>Answers as PVE does when a guest's config is locked by another process for too long.</summary>
    public RequestFault FailOnLock(int vmid, string type = "qemu") => Fail(500, GuestLock(vmid, type) + "\n");

    internal static string GuestLock(int vmid, string type) => type == "qemu"
        ? $"can't lock file '/var/lock/qemu-server/lock-{vmid}.conf' - got timeout"
        : $"can't lock file '/run/lock/lxc/pve-config-{vmid}.lock' - got timeout";

    internal bool Matches(string verb, string path) => Like(_verb, verb) && Like(_path, path);
}

/// <summary>What goes wrong with a worker.</summary>
public sealed class TaskFault : Fault<TaskFault>
{
    private readonly string _type;
    private readonly string _id;
    private TimeSpan _delay;
    private string? _error;

    internal TaskFault(string type, string id)
    {
        _type = type;
        _id = id;
    }

    internal bool FindsNoWorker { get; private set; }

    /// <summary>
    /// The request that is to start the worker finds none (<c>PVE::RESTEnvironment::fork_worker</c>); what it has done before stays.
    /// </summary>
    public TaskFault NoWorker()
    {
        FindsNoWorker = true;
        return this;
    }

    /// <summary>The worker's own code starts only after some simulated time.</summary>
    public TaskFault Delay(TimeSpan time)
    {
        _delay = time;
        return this;
    }

    /// <summary>The worker ends with an error instead of doing its work.</summary>
    public TaskFault Fail(string error)
    {
        _error = error;
        return this;
    }

    /// <summary>The worker waits, then ends with an error.</summary>
    public TaskFault FailAfter(TimeSpan time, string error) => Delay(time).Fail(error);

    /// <summary>The worker ends because the guest's config is locked by another process for too long.</summary>
    public TaskFault FailOnLock(int vmid, string type = "qemu") => Fail(RequestFault.GuestLock(vmid, type));

    internal bool Matches(Upid upid) => Like(_type, upid.Type) && Like(_id, upid.Id);

    internal async Task ApplyAsync(TaskWorker worker)
    {
        if (_delay > TimeSpan.Zero)
        {
            await worker.Delay(_delay);
        }

        if (_error is not null)
        {
            throw PveError.Die(_error);
        }
    }
}

/// <summary>A file lock that cannot be had.</summary>
public sealed class LockFault : Fault<LockFault>
{
    private readonly string _file;

    internal LockFault(string file)
    {
        _file = file;
    }

    internal bool Matches(string file) => Like(_file, file);
}
