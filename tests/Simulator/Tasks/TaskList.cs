using Proxmox.Simulator.State;

namespace Proxmox.Simulator.Tasks;

/// <summary>Every worker of the cluster, newest last.</summary>
public sealed class TaskList : IDisposable
{
    /// <summary>Clock ticks in a second, the unit of a UPID's process start.</summary>
    private const int TicksPerSecond = 100;

    private readonly Datacenter _datacenter;
    private readonly List<SimulatedTask> _tasks = [];
    private readonly Dictionary<string, SimulatedTask> _byUpid = new(StringComparer.Ordinal);
    private readonly long _boot;
    private long _pid = 1000;

    internal TaskList(Datacenter datacenter)
    {
        _datacenter = datacenter;
        _boot = datacenter.Clock.UnixSeconds - 4300;
    }

    /// <summary>Seconds since the nodes started.</summary>
    public long UptimeSeconds => _datacenter.Clock.UnixSeconds - _boot;

    /// <summary>All tasks in the order in which they were started.</summary>
    public IReadOnlyList<SimulatedTask> All => _tasks;

    /// <summary>Called before a worker's own code; a fault may make it wait or throw. Null when there are no faults.</summary>
    public Func<TaskWorker, Upid, Task>? BeforeWork { get; set; }

    /// <summary>Says why no worker can be had, in PVE's words; null when one can. Null when there are no faults.</summary>
    public Func<Upid, string?>? ForkFailure { get; set; }

    public SimulatedTask? Find(string upid) => _byUpid.GetValueOrDefault(upid);

    /// <summary>
    /// Starts a worker. Its code runs outside the lock, after the request that started it has been answered or at the same time.
    /// </summary>
    /// <returns>The UPID.</returns>
    public string Fork(string node, string type, string id, string user, Func<TaskWorker, Task> work)
    {
        var now = _datacenter.Clock.UnixSeconds;
        var ticks = (long)((_datacenter.Clock.GetUtcNow() - DateTimeOffset.FromUnixTimeSeconds(_boot)).TotalSeconds * TicksPerSecond);
        var task = new SimulatedTask(new Upid(node, ++_pid, ticks, now, type, id, user));
        if (ForkFailure?.Invoke(task.Upid) is { } failure)
        {
            task.Dispose();
            throw PveError.Die(failure);
        }
        Add(task);
        _ = Task.Run(() => RunAsync(task, work));
        return task.Upid.ToString();
    }

    /// <summary>Starts a worker whose code runs with the datacenter's lock held wherever it does not wait.</summary>
    /// <returns>The UPID.</returns>
    public string Fork(string node, string type, string id, string user, Action<Execution> work) => Fork(node, type, id, user, worker =>
        Task.Factory.StartNew(
            () =>
            {
                lock (_datacenter.Gate)
                {
                    work(new Execution(_datacenter, node, user, worker));
                }
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default));

    /// <summary>Adds a task that ended before the simulation began.</summary>
    /// <param name="age">How long ago it was started.</param>
    /// <param name="exitStatus">As <see cref="SimulatedTask.ExitStatus"/>.</param>
    public void AddPast(string node, string type, string id, string user, TimeSpan age, string exitStatus)
    {
        var start = _datacenter.Clock.UnixSeconds - (long)age.TotalSeconds;
        var task = new SimulatedTask(new Upid(node, ++_pid, (start - _boot) * TicksPerSecond, start, type, id, user));
        task.End(exitStatus, start);
        Add(task);
    }

    /// <summary>Takes the tasks of nodes that have joined, or that go on by themselves.</summary>
    internal void Adopt(TaskList other)
    {
        foreach (var task in other._tasks)
        {
            Add(task);
        }
    }

    /// <summary>Stops a running worker, as a signal would.</summary>
    public void Stop(SimulatedTask task) => task.Interrupt.Cancel();

    /// <summary>Completes when no worker is running any more.</summary>
    public async Task WhenIdleAsync(CancellationToken cancellation = default)
    {
        while (true)
        {
            Task[] running;
            lock (_datacenter.Gate)
            {
                running = [.. _tasks.Where(task => task.Running).Select(task => task.Ended)];
            }

            if (running.Length == 0)
            {
                return;
            }

            await Task.WhenAll(running).WaitAsync(cancellation);
        }
    }

    public void Dispose()
    {
        foreach (var task in _tasks)
        {
            task.Dispose();
        }
    }

    private void Add(SimulatedTask task)
    {
        _tasks.Add(task);
        _byUpid[task.Upid.ToString()] = task;
    }

    private async Task RunAsync(SimulatedTask task, Func<TaskWorker, Task> work)
    {
        var worker = new TaskWorker(_datacenter, task);
        string exit;
        try
        {
            if (BeforeWork is { } before)
            {
                await before(worker, task.Upid);
            }

            await work(worker);
            exit = task.Warnings > 0 ? $"WARNINGS: {task.Warnings}" : "OK";
        }
        catch (WorkerKilledException)
        {
            exit = "unexpected status";
        }
        catch (OperationCanceledException) when (task.Interrupt.IsCancellationRequested)
        {
            exit = "received interrupt";
        }
        catch (PveError error)
        {
            var text = error.Stringify();
            exit = (error.Errors is null && text.EndsWith('\n') ? text[..^1] : text.TrimEnd('\n')).Replace('\n', ' ');
        }
        catch (Exception error)
        {
            exit = $"{error.GetType().Name}: {error.Message}".Replace('\n', ' ');
        }
        lock (_datacenter.Gate)
        {
            task.End(exit, _datacenter.Clock.UnixSeconds);
            Monitor.PulseAll(_datacenter.Gate);
        }
    }
}
