using System.Collections.Concurrent;

namespace Proxmox.Engine.Operations;

/// <summary>Lets one operation at a time work on each named thing.</summary>
internal sealed class KeyedLock
{
    private readonly ConcurrentDictionary<string, SemaphoreSlim> _gates = new(StringComparer.Ordinal);

    /// <summary>Waits for the turn on that thing; disposing the result ends it.</summary>
    public async Task<IDisposable> TakeAsync(string key, CancellationToken cancel)
    {
        var gate = _gates.GetOrAdd(key, _ => new(1, 1));
        await gate.WaitAsync(cancel);
        return new Hold(gate);
    }

    private sealed class Hold(SemaphoreSlim gate) : IDisposable
    {
        private SemaphoreSlim? _gate = gate;

        public void Dispose() => Interlocked.Exchange(ref _gate, null)?.Release();
    }
}
