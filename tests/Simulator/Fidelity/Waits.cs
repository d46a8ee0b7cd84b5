using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;

namespace Proxmox.Simulator.Fidelity;

/// <summary>
/// When the recorder waited for a worker. It did after each request that started one, unless a later line shows it still at work; that line
/// stands before the wait.
/// </summary>
public sealed partial class Waits
{
    /// <summary>Lines that start workers which the recorder left at work, as the configs in later lines show, and the first line that shows
    /// what they have done.</summary>
    private static readonly Dictionary<int, int> LeftAtWork = new()
    {
        [8104] = 8122,
        [8153] = 8154,
        [8450] = 8468,
        [8452] = 8468,
        [8721] = 8728,
        [8730] = 8731,
        [9065] = 9083,
        [9071] = 9082,
        [9080] = 9084,
        [9609] = 9618,
    };

    private readonly Dictionary<int, string> _after = [];
    private readonly Dictionary<int, string> _before = [];

    /// <param name="recordings">In the order in which they ran.</param>
    public Waits(IReadOnlyList<Recording> recordings)
    {
        for (var i = 0; i < recordings.Count; i++)
        {
            if (Started(recordings[i]) is not { } upid)
            {
                continue;
            }

            if (LeftAtWork.TryGetValue(recordings[i].Sequence, out var until))
            {
                _before[until] = upid;
                continue;
            }

            var next = recordings.Skip(i + 1).Where(later => later.Path.Contains(upid, StringComparison.Ordinal)).ToList();
            if (next.Count == 0 || HasEnded(next[0]))
            {
                _after[recordings[i].Sequence] = upid;
            }
            else if (next.Find(HasEnded) is { } first && first.Sequence != next[0].Sequence)
            {
                _before[first.Sequence] = upid;
            }
        }
    }

    /// <summary>Whether a line starts a worker that is left at work.</summary>
    public static bool IsLeftAtWork(Recording recording) => LeftAtWork.ContainsKey(recording.Sequence);

    /// <summary>The recorded UPID of the worker that is waited for before a line; null for none.</summary>
    public string? Before(Recording recording) => _before.GetValueOrDefault(recording.Sequence);

    /// <summary>The recorded UPID of the worker that is waited for after a line; null for none.</summary>
    public string? After(Recording recording) => _after.GetValueOrDefault(recording.Sequence);

    /// <summary>The UPID of the worker that a line starts; null for none.</summary>
    public static string? Started(Recording recording) => recording.Method != "GET" && recording.Body is JObject body
        && body["data"] is { Type: JTokenType.String } data && Upid().IsMatch(data.Value<string>()!) ? data.Value<string>() : null;

    /// <summary>Whether a line shows a worker at its end.</summary>
    private static bool HasEnded(Recording recording)
    {
        if (recording.Method != "GET" || recording.Body is not JObject body)
        {
            return false;
        }

        return body["data"] switch
        {
            JObject status => status.Value<string>("status") == "stopped",
            JArray log => log.OfType<JObject>().Any(line => line.Value<string>("t")?.StartsWith("TASK ", StringComparison.Ordinal) == true),
            _ => false,
        };
    }

    [GeneratedRegex(@"\AUPID:[^:]+:[0-9A-F]{8}:")]
    private static partial Regex Upid();
}
