using System.Globalization;
using Proxmox.Simulator;
using Proxmox.Simulator.Schema;

namespace Proxmox.Resources.Tests.Guests.Imports;

/// <summary>
/// Draws guests at random from everything that a PVE release describes: every option, every key of every property string, in every
/// notation that PVE reads. What belongs together to start a guest need not be together, for PVE keeps and tells such a config too.
/// </summary>
/// <param name="random">Where chance comes from; the same seed draws the same guests.</param>
/// <param name="version">The release.</param>
/// <param name="type">The kind in PVE's paths.</param>
/// <param name="noOptions">What calls take beside options, and what has a draw of its own.</param>
internal abstract class GuestGenerator(Random random, PveVersion version, string type, params string[] noOptions)
{
    private readonly Dictionary<string, List<(string Name, ParameterRule Rule)>> _families = Families(version, type, noOptions);

    /// <summary>The release.</summary>
    protected PveVersion Version => version;

    /// <summary>How likely an option or key is.</summary>
    protected double Density { get; private set; } = 0.3;

    /// <summary>The next guest.</summary>
    public ConfigText Next(int vmId)
    {
        Density = random.NextDouble() * 0.6;
        var lines = new List<string>(Notes());
        lines.AddRange(Head(vmId));
        lines.AddRange(Options());
        var hasSnapshot = Chance(0.3);
        AddMaybe(lines, "parent", hasSnapshot ? 1 : 0, "before");
        var isRunning = Chance(0.4);
        if (isRunning && Chance(0.6))
        {
            lines.AddRange(["[PENDING]", .. Pending(lines)]);
        }

        if (hasSnapshot)
        {
            lines.AddRange(["[before]", .. Always(), .. Options(), "snaptime: 1735689600"]);
        }

        return new(vmId, lines, isRunning);
    }

    /// <summary>Options that have a draw of their own.</summary>
    protected abstract IEnumerable<string> Head(int vmId);

    /// <summary>Options that every config has.</summary>
    protected virtual IEnumerable<string> Always() => [];

    /// <summary>The text of an option of a family that has a draw of its own; null for others.</summary>
    protected abstract string? Special(string family, ParameterRule rule);

    /// <summary>Values for an option or a key of it; null where PVE's description tells enough.</summary>
    protected abstract string[]? Values(string path);

    /// <summary>Whether the release has the key.</summary>
    protected abstract bool IsKnown(string key);

    /// <summary>Whether a key is always there.</summary>
    protected virtual bool IsNeeded(string key) => false;

    /// <summary>An option is never changed at the next start.</summary>
    protected virtual bool IsSettled(string option) => option is "name" or "meta" or "parent" or "template" or "lock";

    // Options that are changed at the next start, and some that go.
    private List<string> Pending(List<string> lines)
    {
        var pending = Options().Where(line => !IsSettled(line.Split(": ")[0])).ToList();
        var gone = lines.Where(line => !line.StartsWith('#')).Select(line => line.Split(": ")[0])
            .Where(option => !IsSettled(option)
                && !pending.Exists(line => line.StartsWith(option + ": ", StringComparison.Ordinal)) && Chance(0.2))
            .ToList();
        return gone.Count == 0 ? pending : [$"delete: {string.Join(',', gone)}", .. pending];
    }

    private List<string> Options() =>
    [
        .. from family in _families
           where Chance(Density)
           let count = family.Value.Count == 1 ? 1 : random.Next(1, 4)
           from option in Draw(family.Value, count)
           select $"{option.Name}: {Text(family.Key, option.Name, option.Rule)}",
    ];

    private IEnumerable<string> Notes()
    {
        string[] lines = ["web server", "Gr%C3%BC%C3%9Fe%2C a=b", "", "%3A%25 # x", "<b>x</b>"];
        return Chance(0.5) ? Enumerable.Range(0, random.Next(1, 4)).Select(_ => "#" + Pick(lines)) : [];
    }

    private string Text(string family, string option, ParameterRule rule) => Special(family, rule)
        ?? (Values(family) is { } values ? Pick(values)
            : HasKeys(rule) ? Properties(family, Keys(rule))
            : Scalar(option, rule, "0", "1"));

    protected string Properties(string family, IReadOnlyDictionary<string, ParameterRule> keys)
    {
        var parts = Parts(family, keys, family is "hostpci" or "usb" ? ["mapping"] : []);
        return parts.Count > 0 ? string.Join(',', parts) : Properties(family, keys);
    }

    /// <summary>Some keys with their values, in any order, those that must be there always.</summary>
    protected List<string> Parts(string family, IReadOnlyDictionary<string, ParameterRule> keys, params string[] without)
    {
        var chosen = keys.Where(
            key => key.Value is { Alias: null, KeyAlias: null } && !without.Contains(key.Key) && IsKnown($"{family}.{key.Key}")
            && (!key.Value.Optional || IsNeeded(key.Key) || Chance(Density))).Select(key => key.Key)
                .ToHashSet(StringComparer.Ordinal);
        chosen.UnionWith(chosen.Select(key => keys[key].Requires).OfType<string>().ToList());
        var parts = chosen.Select(key =>
        {
            var value = Scalar($"{family}.{key}", keys[key], "0", "1", "on", "off", "yes", "no");
            var names = keys.Where(other => other.Value.Alias == key && other.Value.KeyAlias is null).Select(other => other.Key).Append(key)
                .ToArray();
            return keys[key].DefaultKey && Chance(0.7) ? value : $"{Pick(names)}={value}";
        }).ToArray();
        random.Shuffle(parts);
        return [.. parts];
    }

    private string Scalar(string path, ParameterRule rule, params string[] truths) =>
        Values(path) is { } values ? Pick(values)
        : rule.Enum is { } choices ? Pick([.. choices])
        : rule.Type switch
        {
            "boolean" => Pick(truths),
            "integer" => Whole(rule).ToString(CultureInfo.InvariantCulture),
            "number" => Whole(rule).ToString(CultureInfo.InvariantCulture) + Pick("", ".5", ".25"),
            _ => throw new InvalidOperationException($"{path} needs values that its description does not tell."),
        };

    private long Whole(ParameterRule rule)
    {
        var least = (long)(rule.Minimum?.Value ?? 0);
        return Math.Min(least + Pick(0, 1, 30, 1023, 2048), (long)(rule.Maximum?.Value ?? long.MaxValue) - 1);
    }

    private IEnumerable<T> Draw<T>(List<T> from, int count) => random.GetItems(from.ToArray(), count).Distinct();

    protected void AddMaybe(List<string> lines, string option, double probability, params string[] values)
    {
        if (Chance(probability))
        {
            lines.Add($"{option}: {Pick(values)}");
        }
    }

    protected int Draw(int below) => random.Next(below);

    protected bool Chance(double probability) => random.NextDouble() < probability;

    protected T Pick<T>(params T[] values) => values[random.Next(values.Length)];

    private static bool HasKeys(ParameterRule rule) =>
        rule.PropertyString is not null || (rule.Format is { } format && PropertyStringFormats.All.ContainsKey(format));

    protected static IReadOnlyDictionary<string, ParameterRule> Keys(ParameterRule rule) =>
        rule.PropertyString ?? PropertyStringFormats.All[rule.Format!].Keys;

    /// <summary>The options, those that are numbered (<c>net0</c>, <c>net1</c>) as one.</summary>
    private static Dictionary<string, List<(string Name, ParameterRule Rule)>> Families(PveVersion version, string type, string[] noOptions)
    {
        var options = ApiTable.For(version.Text()).Find("PUT", $"/nodes/pve1/{type}/100/config", out _)!.Parameters;
        return options.Where(option => !noOptions.Contains(option.Key)).OrderBy(option => option.Key, StringComparer.Ordinal)
            .GroupBy(option => Family(option.Key)).ToDictionary(
                family => family.Key, family => family.Select(option => (option.Key, option.Value)).ToList(), StringComparer.Ordinal);

        string Family(string option) => option.TrimEnd([.. "0123456789"]) is var stem && stem != option && options.ContainsKey(stem + "1")
            && options.ContainsKey(stem + "0") ? $"{stem}" : option;
    }
}
