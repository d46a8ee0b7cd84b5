namespace Proxmox.Client;

/// <summary>Waits for one task.</summary>
internal sealed class TaskWatch(IPve pve, Upid task, PveOptions options, TaskPace pace, PveLog log, TimeProvider time)
{
    private const double Slowing = 2;

    // Nobody reads of a wait that is over before it is noticed, and the log costs as many requests as the status.
    private static readonly TimeSpan ProgressAfter = TimeSpan.FromSeconds(3);

    // A task shows up in the node's list a moment after its request was answered.
    private static readonly TimeSpan Appearing = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(15);
    private const int LinesInFault = 20;

    private readonly string _path = PvePath.Join("nodes", task.Node, "tasks", task.ToString());
    private readonly TaskLogReader _lines = new(pve, task);
    private readonly long _begun = time.GetTimestamp();

    /// <summary>Waits until the task has ended; see <see cref="IPve.WaitAsync"/>.</summary>
    public async Task<TaskOutcome> EndAsync(IProgress<TaskProgress>? progress, CancellationToken cancel)
    {
        PveData status;
        try
        {
            status = await StoppedAsync(progress, cancel);
        }
        catch (OperationCanceledException cancelled) when (cancel.IsCancellationRequested)
        {
            await StopAsync();
            throw new OperationCanceledException(
                $"the wait for task {task} was cancelled, and PVE was asked to stop it", cancelled, cancel);
        }

        return await ConcludeAsync(status["exitstatus"].AsText()?.Trim(), cancel);
    }

    private async Task<PveData> StoppedAsync(IProgress<TaskProgress>? progress, CancellationToken cancel)
    {
        var lastContact = _begun;
        var first = pace.FirstLook(task.Type);
        await Task.Delay(first, time, cancel);
        var pause = first / Slowing > TaskPace.Unknown ? first / Slowing : TaskPace.Unknown;
        var ran = TimeSpan.Zero;
        while (true)
        {
            try
            {
                var elapsed = time.GetElapsedTime(_begun);
                var status = await pve.GetAsync(_path + "/status", null, cancel);
                lastContact = time.GetTimestamp();
                if (string.Equals(status["status"].AsText(), "stopped", StringComparison.Ordinal))
                {
                    pace.Learn(task.Type, ran, elapsed);
                    return status;
                }

                ran = elapsed;

                if (progress is not null && time.GetElapsedTime(_begun) >= ProgressAfter)
                {
                    await ReportAsync(progress, cancel);
                }
            }
            catch (PveFault fault) when (MayPass(fault, time.GetElapsedTime(lastContact)))
            {
                log.Tell(PveLogLevel.Warn, "the task cannot be asked for now", new("task", task), new("reason", fault.Said));
            }

            await Task.Delay(pause, time, cancel);
            pause = pause * Slowing < TaskPace.LongestPause ? pause * Slowing : TaskPace.LongestPause;
        }
    }

    private bool MayPass(PveFault fault, TimeSpan silence) => fault.Kind switch
    {
        FaultKind.NotFound => time.GetElapsedTime(_begun) < Appearing,
        FaultKind.Unreachable or FaultKind.Timeout or FaultKind.Quorum or FaultKind.Busy => silence < options.TaskPatience,
        FaultKind.Unknown => fault.Status >= 500 && silence < options.TaskPatience,
        _ => false,
    };

    private async Task ReportAsync(IProgress<TaskProgress> progress, CancellationToken cancel)
    {
        try
        {
            await _lines.AdvanceAsync(cancel);
        }
        catch (PveFault fault)
        {
            // Progress is a courtesy: what it cannot show must not end the wait.
            log.Tell(PveLogLevel.Debug, "the task's log cannot be read", new("task", task), new("reason", fault.Said));
        }

        progress.Report(new(task, _lines.Last, _lines.Percent, time.GetElapsedTime(_begun)));
    }

    private async Task<TaskOutcome> ConcludeAsync(string? exitStatus, CancellationToken cancel)
    {
        if (string.Equals(exitStatus, "OK", StringComparison.Ordinal))
        {
            return new(task, exitStatus!, []);
        }

        await ReadRestAsync(cancel);
        if (exitStatus?.StartsWith("WARNINGS", StringComparison.Ordinal) == true)
        {
            return new(task, exitStatus, _lines.Warnings);
        }

        var said = exitStatus is null or "" or "unexpected status"
            ? "the task ended without an exit status: its process was stopped or died"
            : exitStatus;
        var verdict = FaultClassifier.Task(said);
        throw new PveFault(verdict.Kind, $"task {task.Type} on node {task.Node} failed: {said}")
        {
            Task = task,
            TaskLog = _lines.Tail(LinesInFault),
            Parameters = verdict.Parameters,
            Privilege = verdict.Privilege,
            PrivilegePath = verdict.PrivilegePath,
        };
    }

    private async Task ReadRestAsync(CancellationToken cancel)
    {
        try
        {
            await _lines.AdvanceAsync(cancel);
        }
        catch (PveFault fault)
        {
            log.Tell(PveLogLevel.Warn, "the log of a finished task cannot be read", new("task", task), new("reason", fault.Said));
        }
    }

    private async Task StopAsync()
    {
        using var limit = new CancellationTokenSource(StopLimit, time);
        try
        {
            await pve.DeleteAsync(_path, null, limit.Token);
            log.Tell(PveLogLevel.Info, "the task was stopped", new PveLogField("task", task));
        }
        catch (Exception failure) when (failure is PveFault or OperationCanceledException)
        {
            log.Tell(PveLogLevel.Warn, "the task could not be stopped and may still run", new("task", task),
                new("reason", failure.Message));
        }
    }
}
