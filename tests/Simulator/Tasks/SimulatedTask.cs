namespace Proxmox.Simulator.Tasks;

/// <summary>A worker, running or finished, with its log.</summary>
public sealed class SimulatedTask : IDisposable
{
    private readonly List<string> _log = [];
    private bool _isDisposed;
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal SimulatedTask(Upid upid)
    {
        Upid = upid;
    }

    public Upid Upid { get; }

    /// <summary>Null while it runs; then <c>OK</c>, <c>WARNINGS: n</c> or the error.</summary>
    public string? ExitStatus { get; private set; }

    /// <summary>Seconds since 1970; null while it runs.</summary>
    public long? EndTime { get; private set; }

    /// <summary>Lines of the log, the closing <c>TASK ...</c> line included once it has ended.</summary>
    public IReadOnlyList<string> Log => _log;

    public bool Running => ExitStatus is null;

    /// <summary>Completes when the worker has ended.</summary>
    public Task Ended => _ended.Task;

    internal int Warnings { get; set; }

    internal CancellationTokenSource Interrupt { get; } = new();

    internal void Print(string line) => _log.AddRange(line.Split('\n'));

    internal void End(string exitStatus, long now)
    {
        if (ExitStatus is not null)
        {
            return;
        }

        ExitStatus = exitStatus;
        EndTime = now;
        if (exitStatus == "OK" || exitStatus.StartsWith("WARNINGS: ", StringComparison.Ordinal))
        {
            _log.Add("TASK " + exitStatus);
        }
        else if (exitStatus != "unexpected status")
        {
            _log.Add("TASK ERROR: " + exitStatus);
        }

        _ended.TrySetResult();
    }

    /// <summary>Ends the worker. A task that nodes have taken along is ended where they are, and where they were.</summary>
    public void Dispose()
    {
        if (_isDisposed)
        {
            return;
        }

        _isDisposed = true;
        Interrupt.Cancel();
        Interrupt.Dispose();
    }
}
