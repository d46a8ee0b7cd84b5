using System.Collections.Concurrent;

namespace Proxmox.Engine.Operations;

/// <summary>Things of which there is one of each type: whoever asks first makes it.</summary>
internal sealed class Parts
{
    private readonly ConcurrentDictionary<Type, Lazy<object>> _parts = new();

    /// <summary>The one of that type.</summary>
    public T Get<T>()
        where T : class, new() => (T)_parts.GetOrAdd(typeof(T), static _ => new(static () => new T())).Value;
}
