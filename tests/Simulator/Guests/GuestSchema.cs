using System.Collections.Frozen;
using System.Globalization;
using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Schema;

namespace Proxmox.Simulator.Guests;

/// <summary>The options of a guest's config (<c>$confdesc</c>): those that calls take, and those that PVE keeps for itself.</summary>
public sealed class GuestSchema
{
    /// <summary>Parameters of the call that are no options.</summary>
    private static readonly string[] CallOnly =
        ["node", "vmid", "skiplock", "delete", "revert", "force", "digest", "background_delay", "import-working-storage",
            "skip_cloud_init"];

    /// <summary>Options that PVE keeps in VMs' configs for itself.</summary>
    private static readonly string[] OfVms = ["vmstate", "runningmachine", "runningcpu", "meta", "running-nets-host-mtu"];

    private static readonly FrozenDictionary<(GuestKind, PveVersion), GuestSchema> All =
        (from kind in new[] { GuestKind.Vm, GuestKind.Container }
         from version in new[] { PveVersion.V84, PveVersion.V92 }
         select (kind, version)).ToFrozenDictionary(key => key, key => new GuestSchema(key.kind, key.version));

    private readonly IReadOnlyDictionary<string, ParameterRule> _options;

    private GuestSchema(GuestKind kind, PveVersion version)
    {
        var parameters = ApiTable.For(version.Text()).Find("PUT", $"/nodes/pve1/{kind.Type}/100/config", out _)!.Parameters;
        var options = parameters.Where(parameter => !CallOnly.Contains(parameter.Key)).ToDictionary(StringComparer.Ordinal);
        foreach (var name in (string[])["parent", .. kind == GuestKind.Vm ? OfVms : []])
        {
            options[name] = new ParameterRule { Type = "string", Optional = true };
        }

        options["snaptime"] = new ParameterRule { Type = "integer", Optional = true };
        _options = options;
    }

    /// <summary>The options of a kind of guest in a release.</summary>
    public static GuestSchema For(GuestKind kind, PveVersion version) => All[(kind, version)];

    /// <summary>Whether there is such an option (<c>option_exists</c>).</summary>
    public bool Exists(string key) => _options.ContainsKey(key);

    /// <summary>A value as PVE keeps it: booleans as 0 and 1, whole numbers without leading zeros. Null where it is no value of the
    /// option.</summary>
    public string? Normalize(string key, string value) => _options[key].Type switch
    {
        "boolean" => PropertyString.Boolean(value) is ("0" or "1") and var flag ? flag : null,
        "integer" => long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number.ToString(CultureInfo.InvariantCulture)
            : null,
        "number" => double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _) ? value : null,
        _ => value is ['"', _, ..] && value[^1] == '"' && _options[key] is { Format: null, PropertyString: null } ? value[1..^1] : value,
    };

    /// <summary>A value as answers show it: a number for booleans and whole numbers, else text.</summary>
    public JToken ToJson(string key, string value) => _options.GetValueOrDefault(key)?.Type is "boolean" or "integer"
        ? long.Parse(value, CultureInfo.InvariantCulture)
        : value;

    /// <summary>A section as answers show it.</summary>
    public JObject ToJson(IEnumerable<KeyValuePair<string, string>> options) =>
        new(options.Select(option => new JProperty(option.Key, option.Key == GuestConfigFormat.RawOptions
            ? new JArray(option.Value.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => new JArray(line.Split(": ", 2))))
            : ToJson(option.Key, option.Value))));

    /// <summary>Keys of an option that is a property string.</summary>
    public IReadOnlyDictionary<string, ParameterRule> Keys(string option) => _options[option] switch
    {
        { PropertyString: { } keys } => keys,
        { Format: { } format } => PropertyStringFormats.All[format].Keys,
        _ => throw new ArgumentException($"'{option}' is no property string", nameof(option)),
    };

    /// <summary>The parts of an option that is a property string; empty where it is not set or cannot be read.</summary>
    public IReadOnlyDictionary<string, string> Parse(string option, string? text) =>
        text is not null && PropertyString.Parse(Keys(option), text, "", out var values) is null
            ? values
            : FrozenDictionary<string, string>.Empty;

    /// <summary>Writes an option that is a property string.</summary>
    public string Print(string option, IReadOnlyDictionary<string, string> values) => PropertyString.Print(Keys(option), values);
}
