using System.Globalization;
using Proxmox.Simulator.State;

namespace Proxmox.Simulator.Tasks;

/// <summary>
/// PVE's code on its way through a request or a worker. It runs with the datacenter's lock held and gives the lock up whenever it waits,
/// so that it reads from top to bottom as the original does.
/// </summary>
public sealed class Execution
{
    private const int LockAttempts = 10;

    private static readonly TimeSpan LongestNap = TimeSpan.FromMilliseconds(100);

    private readonly TaskWorker? _worker;
    private readonly Dictionary<string, int> _held = new(StringComparer.Ordinal);

    /// <param name="node">The node that it runs on.</param>
    /// <param name="authId">The user or token that it runs for.</param>
    /// <param name="worker">The worker that it is; null for a request, whose output nobody sees.</param>
    public Execution(Datacenter datacenter, string node, string authId, TaskWorker? worker)
    {
        Datacenter = datacenter;
        Node = node;
        AuthId = authId;
        _worker = worker;
    }

    public Datacenter Datacenter { get; }

    public string Node { get; }

    public string AuthId { get; }

    /// <summary>UPID of the worker; the empty string in a request.</summary>
    public string Upid => _worker?.Upid ?? "";

    /// <summary>Writes to the worker's log.</summary>
    public void Print(string text) => _worker?.Print(text);

    /// <summary>Writes a warning that counts: the task ends as <c>WARNINGS: n</c> (<c>log_warn</c>).</summary>
    public void Warn(string text) => _worker?.Warn(text);

    /// <summary>Lets simulated time pass.</summary>
    public void Sleep(TimeSpan time)
    {
        if (time > TimeSpan.Zero)
        {
            WaitUntil(() => false, time);
        }
    }

    /// <summary>Waits for a condition.</summary>
    /// <param name="atMost">Simulated time.</param>
    /// <returns>Whether it was met in time.</returns>
    /// <exception cref="OperationCanceledException">The worker was stopped.</exception>
    public bool WaitUntil(Func<bool> met, TimeSpan atMost)
    {
        if (met())
        {
            return true;
        }

        var gate = Datacenter.Gate;
        var clock = Datacenter.Clock;
        var until = clock.GetUtcNow() + atMost;
        var interrupted = _worker?.Interrupted ?? CancellationToken.None;
        using var alarm = clock.CreateTimer(_ => Wake(gate), null, atMost, Timeout.InfiniteTimeSpan);
        using var interrupt = interrupted.UnsafeRegister(_ => _ = Task.Run(() => Wake(gate)), null);
        while (true)
        {
            interrupted.ThrowIfCancellationRequested();
            if (met())
            {
                return true;
            }

            var left = until - clock.GetUtcNow();
            if (left <= TimeSpan.Zero)
            {
                return false;
            }

            var nap = left < LongestNap ? left : LongestNap;
            Monitor.Wait(gate, nap < TimeSpan.FromMilliseconds(1) ? TimeSpan.FromMilliseconds(1) : nap);
        }
    }

    /// <summary>Waits for something outside of the simulation, which takes real time.</summary>
    public T Await<T>(Task<T> outside)
    {
        _ = outside.ContinueWith(_ => Wake(Datacenter.Gate), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        while (!outside.IsCompleted)
        {
            Monitor.Wait(Datacenter.Gate, LongestNap);
        }

        return outside.GetAwaiter().GetResult();
    }

    /// <summary>Takes a lock file of the node (<c>PVE::Tools::lock_file_full</c>); one that is held already is taken once more.</summary>
    /// <param name="file">Path such as <c>/var/lock/qemu-server/lock-100.conf</c>.</param>
    /// <param name="atMost">How long to wait for it.</param>
    /// <param name="shared">Whether others may hold it shared at the same time.</param>
    /// <returns>Gives the lock back.</returns>
    /// <exception cref="PveError">It could not be had in time.</exception>
    public IDisposable Lock(string file, TimeSpan atMost, bool shared = false)
    {
        var key = $"{Node}:{file}";
        if (_held.TryGetValue(key, out var count))
        {
            _held[key] = count + 1;
            return new Release(() => Leave(key, shared));
        }
        if (Datacenter.LockFailure?.Invoke(file) is { } failure)
        {
            throw PveError.Die(failure);
        }

        if (!Datacenter.Locks.TryTake(key, shared))
        {
            Print("trying to acquire lock...");
            if (!WaitUntil(() => Datacenter.Locks.TryTake(key, shared), atMost))
            {
                throw PveError.Die($"can't lock file '{file}' - got timeout");
            }

            Print(" OK");
        }
        _held[key] = 1;
        return new Release(() => Leave(key, shared));
    }

    /// <summary>Takes a lock file of the node without a word.</summary>
    /// <returns>Gives the lock back; null when it could not be had in time.</returns>
    public IDisposable? TryLock(string file, TimeSpan atMost)
    {
        var key = $"{Node}:{file}";
        if (!WaitUntil(() => Datacenter.Locks.TryTake(key, shared: false), atMost))
        {
            return null;
        }

        _held[key] = 1;
        return new Release(() => Leave(key, shared: false));
    }

    /// <summary>Takes a lock of the cluster file system (<c>PVE::Cluster::cfs_lock_domain</c> and its kin).</summary>
    /// <param name="name">Such as <c>storage-nfs</c>.</param>
    /// <param name="atMost">How long to wait for it.</param>
    /// <param name="needsQuorum">Whether it is a lock that all nodes have to hear of.</param>
    /// <exception cref="PveError">It could not be had in time, or there is no quorum.</exception>
    public IDisposable LockCluster(string name, TimeSpan atMost, bool needsQuorum = true)
    {
        var key = "cluster:" + name;
        if (_held.TryGetValue(key, out var count))
        {
            _held[key] = count + 1;
            return new Release(() => Leave(key, shared: false));
        }
        if (needsQuorum && !HasQuorumFor(name))
        {
            throw PveError.Die($"cfs-lock '{name}' error: no quorum!");
        }

        if (!Datacenter.Locks.TryTake(key, shared: false))
        {
            Print($"trying to acquire cfs lock '{name}' ...");
            if (!WaitUntil(() => Datacenter.Locks.TryTake(key, shared: false), atMost))
            {
                throw PveError.Die($"cfs-lock '{name}' error: got lock request timeout");
            }
        }
        _held[key] = 1;
        return new Release(() => Leave(key, shared: false));
    }

    /// <summary>Tries a lock as often as PVE does, in the hope that the quorum comes back.</summary>
    private bool HasQuorumFor(string name)
    {
        for (var attempt = 1; attempt < LockAttempts && !Datacenter.HasQuorum; attempt++)
        {
            Print($"trying to acquire cfs lock '{name}' ...");
            WaitUntil(() => Datacenter.HasQuorum, Datacenter.Pace.Quorum / LockAttempts);
        }

        return Datacenter.HasQuorum;
    }

    /// <summary>
    /// Takes the lock that keeps migration, replication and rollback apart (<c>PVE::GuestHelpers::guest_migration_lock</c>).
    /// </summary>
    public IDisposable LockMigration(int vmId) =>
        Lock(string.Create(CultureInfo.InvariantCulture, $"/var/lock/pve-manager/pve-migrate-{vmId}"), TimeSpan.FromSeconds(10));

    /// <summary>Starts another worker on the same node for the same user.</summary>
    /// <returns>The UPID.</returns>
    public string Fork(string type, string id, Action<Execution> work) => Datacenter.Tasks.Fork(Node, type, id, AuthId, work);

    private static void Wake(object gate)
    {
        lock (gate)
        {
            Monitor.PulseAll(gate);
        }
    }

    private void Leave(string key, bool shared)
    {
        if (--_held[key] > 0)
        {
            return;
        }

        _held.Remove(key);
        Datacenter.Locks.Release(key, shared);
        Monitor.PulseAll(Datacenter.Gate);
    }

    private sealed class Release(Action leave) : IDisposable
    {
        private Action? _leave = leave;

        public void Dispose() => Interlocked.Exchange(ref _leave, null)?.Invoke();
    }
}
