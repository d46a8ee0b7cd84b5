using System.Collections.Concurrent;

namespace Proxmox.Client;

/// <summary>
/// The nodes that the endpoint has waited for in vain: for a while whoever asks for one of them gets the same answer at once. A node that
/// is off without a host that refuses connections costs 30 seconds for each request (<c>PVE::APIServer::AnyEvent</c>), and a refresh asks
/// for every guest on it.
/// </summary>
internal sealed class SilentNodes(TimeProvider time)
{
    /// <summary>How long a node is taken to be off: longer than a refresh waits, shorter than a node takes to start.</summary>
    public static readonly TimeSpan Age = TimeSpan.FromMinutes(2);

    // What is refused at once costs nothing to ask again.
    private static readonly TimeSpan Costly = TimeSpan.FromSeconds(2);

    private const int NoConnection = 595;

    private readonly ConcurrentDictionary<string, (Answer Answer, long At)> _silent = new(StringComparer.Ordinal);

    /// <summary>The node that a path is for; null for the one that answers, and for what is of no node.</summary>
    public static string? NodeOf(string path) =>
        path.Split('/') is ["", "nodes", { Length: > 0 } node, ..] ? Uri.UnescapeDataString(node) : null;

    /// <summary>The answer to the last request for the node; null where it is to be asked.</summary>
    public Answer? Recall(string path) => NodeOf(path) is { } node && _silent.TryGetValue(node, out var last)
        && time.GetElapsedTime(last.At) < Age ? last.Answer : null;

    /// <summary>Notes how a request for a node ended.</summary>
    public void Learn(string path, Answer? answer, TimeSpan took)
    {
        if (answer is null || NodeOf(path) is not { } node)
        {
            return;
        }

        if (answer.Status == NoConnection && took >= Costly)
        {
            _silent[node] = (answer with { IsRecalled = true }, time.GetTimestamp());
        }
        else if (answer.Status != NoConnection)
        {
            _silent.TryRemove(node, out _);
        }
    }
}
