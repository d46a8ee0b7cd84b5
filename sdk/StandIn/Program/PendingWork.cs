using System.Collections.Immutable;

namespace Pulumi;

/// <summary>All that a program has begun and that must end before the program does.</summary>
internal sealed class PendingWork
{
    private readonly Lock gate = new();
    private readonly List<Exception> faults = [];
    private TaskCompletionSource settled = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int running;

    /// <summary>Counts a task in until it ends, and keeps what it fails with.</summary>
    /// <param name="task">The task.</param>
    public void Add(Task task)
    {
        if (task.IsCompletedSuccessfully)
        {
            return;
        }

        lock (gate)
        {
            running++;
        }

        _ = task.ContinueWith(End, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    /// <summary>Waits until nothing runs, or something has failed.</summary>
    /// <returns>What has failed, each once; empty when everything went well.</returns>
    public async Task<ImmutableArray<Exception>> SettleAsync()
    {
        while (true)
        {
            Task next;
            lock (gate)
            {
                if (faults.Count > 0)
                {
                    ImmutableArray<Exception> all = [.. faults.Distinct()];
                    faults.Clear();
                    return all;
                }

                if (running == 0)
                {
                    return [];
                }

                if (settled.Task.IsCompleted)
                {
                    settled = new(TaskCreationOptions.RunContinuationsAsynchronously);
                }

                next = settled.Task;
            }

            await next;
        }
    }

    private void End(Task task)
    {
        lock (gate)
        {
            running--;
            if (task.Exception is { } failure)
            {
                faults.AddRange(failure.InnerExceptions);
            }
            else if (task.IsCanceled)
            {
                faults.Add(new TaskCanceledException(task));
            }

            if (running == 0 || faults.Count > 0)
            {
                settled.TrySetResult();
            }
        }
    }
}
