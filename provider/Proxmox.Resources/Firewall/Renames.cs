using System.Collections.Concurrent;
using Proxmox.Client;

namespace Proxmox.Resources.Firewall;

/// <summary>What a run has renamed: the rules that it finds later have the new names, and were planned with the old ones.</summary>
internal sealed class Renames
{
    private readonly ConcurrentDictionary<string, string> _old = new(StringComparer.Ordinal);

    /// <summary>Notes that rules which named one thing name another.</summary>
    public void Note(string old, string now) => _old[now] = old;

    /// <summary>A rule as it was before.</summary>
    public PveData Undo(PveData rule) => _old.IsEmpty ? rule : PveData.Object(rule.Members.Select(member =>
        member.Key is "source" or "dest" or "action" && member.Value.AsText() is { } text && _old.TryGetValue(text, out var old)
            ? new(member.Key, PveData.Of(old)) : member));
}
