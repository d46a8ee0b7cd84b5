using System.Collections.Concurrent;
using Newtonsoft.Json;

namespace Proxmox.Client;

/// <summary>
/// The names of members, each kept once for all answers: PVE has some hundreds of them, and writes them again in every object.
/// </summary>
internal sealed class MemberNames : JsonNameTable
{
    // Some objects have names of the user's as members, which must not fill the memory.
    private const int Most = 2000;
    private const int Longest = 40;

    public static readonly MemberNames Shared = new();

    private readonly ConcurrentDictionary<string, string> _names = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> _bySpan;
    private int _count;

    private MemberNames() => _bySpan = _names.GetAlternateLookup<ReadOnlySpan<char>>();

    public override string Get(char[] key, int start, int length)
    {
        var name = key.AsSpan(start, length);
        if (_bySpan.TryGetValue(name, out var known))
        {
            return known;
        }

        var text = name.ToString();
        return length <= Longest && Interlocked.Increment(ref _count) <= Most ? _names.GetOrAdd(text, text) : text;
    }
}
