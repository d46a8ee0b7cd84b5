using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Proxmox.Simulator.Fidelity;

/// <summary>Compares an answer with the recorded one.</summary>
public static class Comparison
{
    private const int Shown = 160;

    /// <summary>The first difference in status, reason or body; null when there is none.</summary>
    public static string? Difference(Recording recording, RawAnswer answer, JToken body)
    {
        // The recorder describes a dropped connection in its own words.
        if (recording.Status == 0 && answer.Status == 0)
        {
            return null;
        }

        var expectedReason = Volatile.NormalizeText(recording.Reason);
        var reason = Volatile.NormalizeText(answer.Reason);
        if (recording.Status != answer.Status || expectedReason != reason)
        {
            var errors = answer.Status == 400 ? " " + Brief(body) : "";
            return $"expected {recording.Status} {expectedReason} got {answer.Status} {reason}{errors}";
        }

        var expected = Volatile.Normalize(recording.Body);
        return Difference(expected, LogLines.AsFarAs(recording.Body, expected, Volatile.Normalize(body)), "body");
    }

    private static string? Difference(JToken expected, JToken actual, string path)
    {
        if (JToken.DeepEquals(expected, actual) || (IsBlotted(expected) && actual.Type == JTokenType.String))
        {
            return null;
        }

        if (expected is JObject before && actual is JObject now)
        {
            foreach (var name in before.Properties().Concat(now.Properties()).Select(property => property.Name)
                .Distinct(StringComparer.Ordinal))
            {
                if (Difference(before[name] ?? "<absent>", now[name] ?? "<absent>", $"{path}.{name}") is { } difference)
                {
                    return difference;
                }
            }

            return null;
        }
        if (expected is JArray { } list && actual is JArray { } other && list.Count == other.Count)
        {
            for (var i = 0; i < list.Count; i++)
            {
                if (Difference(list[i], other[i], $"{path}[{i}]") is { } difference)
                {
                    return difference;
                }
            }

            return null;
        }
        return $"{path}: expected {Brief(expected)} got {Brief(actual)}";
    }

    private static bool IsBlotted(JToken token) =>
        token.Type == JTokenType.String && token.Value<string>() == Credentials.Blotted;

    private static string Brief(JToken token)
    {
        var text = token.ToString(Formatting.None);
        return text.Length > Shown ? text[..Shown] + "..." : text;
    }
}
