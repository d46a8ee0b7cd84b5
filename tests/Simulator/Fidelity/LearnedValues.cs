using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Proxmox.Simulator.Fidelity;

/// <summary>What the recorded run has made anew, such as workers and digests, and what this run has made in its place.</summary>
internal sealed class LearnedValues
{
    private readonly Dictionary<string, string> _actual = new(StringComparer.Ordinal);

    /// <summary>Says what stands here for something of the recorded run.</summary>
    public void Set(string recorded, string actual) => _actual[recorded] = actual;

    /// <summary>A text of the recorded run as this one has it.</summary>
    public string Substitute(string text)
    {
        foreach (var (recorded, actual) in _actual)
        {
            text = text.Replace(recorded, actual, StringComparison.Ordinal);
        }

        return text;
    }

    /// <summary>Remembers what the recorded run and this one have made anew at the same place of an answer.</summary>
    /// <param name="key">What the values are called.</param>
    public void Learn(JToken recorded, JToken actual, string key = "")
    {
        if (recorded is JObject before && actual is JObject now)
        {
            foreach (var property in before.Properties())
            {
                if (now[property.Name] is { } value)
                {
                    Learn(property.Value, value, property.Name);
                }
            }
        }
        else if (recorded is JArray old && actual is JArray fresh && old.Count == fresh.Count && (old.Count == 1 || IsLog(old)))
        {
            foreach (var (line, other) in InOrder(old).Zip(InOrder(fresh)))
            {
                Learn(line, other, key);
            }
        }
        else if (recorded is JArray known && actual is JArray others)
        {
            foreach (var (entry, other) in Alike(known, others))
            {
                Learn(entry, other, key);
            }
        }
        else if (recorded.Type == JTokenType.String && actual.Type == JTokenType.String)
        {
            foreach (var (then, here) in Volatile.Generated(recorded.Value<string>()!, actual.Value<string>()!, key))
            {
                _actual[then] = here;
            }
        }
    }

    /// <summary>The entries of two lists that differ in nothing but what is made anew, and of which there is one each.</summary>
    private static IEnumerable<(JToken Recorded, JToken Actual)> Alike(JArray recorded, JArray actual)
    {
        static Dictionary<string, JToken> Singles(JArray list) => list
            .GroupBy(entry => Volatile.Normalize(entry).ToString(Formatting.None), StringComparer.Ordinal)
            .Where(entries => entries.Count() == 1)
            .ToDictionary(entries => entries.Key, entries => entries.First(), StringComparer.Ordinal);

        var fresh = Singles(actual);
        return Singles(recorded).Where(entry => fresh.ContainsKey(entry.Key)).Select(entry => (entry.Value, fresh[entry.Key]));
    }

    private static bool IsLog(JArray lines) => lines.All(line => line is JObject entry && entry.ContainsKey("n") && entry.ContainsKey("t"));

    private static IEnumerable<JToken> InOrder(JArray items) => IsLog(items) ? items.OrderBy(line => line.Value<int>("n")) : items;
}
