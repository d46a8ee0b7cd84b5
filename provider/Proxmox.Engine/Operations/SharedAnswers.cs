using System.Collections.Concurrent;

namespace Proxmox.Engine.Operations;

/// <summary>Answers of PVE that many operations need at once: asked for by whoever comes first, and kept for a short while.</summary>
/// <param name="time">The clock.</param>
internal sealed class SharedAnswers(TimeProvider time)
{
    private readonly ConcurrentDictionary<string, Entry> _entries = new(StringComparer.Ordinal);

    /// <summary>
    /// What is kept under that key, when it is not older than that; else it is asked for anew. Whoever waits may give up without the others
    /// losing the answer.
    /// </summary>
    public async Task<T> GetAsync<T>(string key, TimeSpan age, Func<Task<T>> ask, CancellationToken cancel)
    {
        var entry = _entries.AddOrUpdate(key, _ => New(), (_, old) => IsFresh(old, age) ? old : New());
        return (T)await entry.Answer.Value.WaitAsync(cancel);

        Entry New() => new(new(async () => (await ask())!), time.GetTimestamp());
    }

    /// <summary>Forgets what is kept under that key: it has changed.</summary>
    public void Forget(string key) => _entries.TryRemove(key, out _);

    private bool IsFresh(Entry entry, TimeSpan age) =>
        time.GetElapsedTime(entry.Asked) <= age
            && !(entry.Answer.IsValueCreated && entry.Answer.Value is { IsCompleted: true, IsCompletedSuccessfully: false });

    private sealed record Entry(Lazy<Task<object>> Answer, long Asked);
}
