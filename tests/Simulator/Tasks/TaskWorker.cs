using Proxmox.Simulator.State;

namespace Proxmox.Simulator.Tasks;

/// <summary>What a worker's code may do: write its log, wait, touch the state, fail.</summary>
public sealed class TaskWorker
{
    private readonly SimulatedTask _task;

    internal TaskWorker(Datacenter datacenter, SimulatedTask task)
    {
        Datacenter = datacenter;
        _task = task;
    }

    public Datacenter Datacenter { get; }

    public string Upid => _task.Upid.ToString();

    /// <summary>Cancelled when somebody stops the task.</summary>
    public CancellationToken Interrupted => _task.Interrupt.Token;

    /// <summary>Writes to the log; takes the lock for itself.</summary>
    public void Print(string text)
    {
        lock (Datacenter.Gate)
        {
            _task.Print(text);
        }
    }

    /// <summary>Writes a <c>WARN:</c> line; the task then ends as <c>WARNINGS: n</c>.</summary>
    public void Warn(string text)
    {
        lock (Datacenter.Gate)
        {
            _task.Print("WARN: " + text);
            _task.Warnings++;
        }
    }

    /// <summary>Touches the state with the lock held.</summary>
    public T Locked<T>(Func<Datacenter, T> action) => Datacenter.Locked(action);

    /// <summary>Touches the state with the lock held.</summary>
    public void Locked(Action<Datacenter> action) => Datacenter.Locked(action);

    /// <summary>Waits for simulated time to pass; ends early with an error when the task is stopped.</summary>
    public Task Delay(TimeSpan time) => Task.Delay(time, Datacenter.Clock, Interrupted);
}
