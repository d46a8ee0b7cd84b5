using System.Globalization;
using Newtonsoft.Json.Linq;

namespace Proxmox.Simulator.Nodes.Network;

/// <summary>A network interface, with PVE's names for what it has.</summary>
/// <param name="name">Its name.</param>
internal sealed class Interface(string name)
{
    private static readonly string[] Numbers = ["autostart", "bridge_vlan_aware"];

    public string Name { get; } = name;

    /// <summary>Everything that is one text.</summary>
    public SortedDictionary<string, string> Values { get; private init; } = new(StringComparer.Ordinal);

    /// <summary>Which of <c>inet</c> and <c>inet6</c> it has a stanza for; null for one that was only spoken of.</summary>
    public List<string>? Families { get; set; }

    /// <summary>Lines that PVE does not understand, by the suffix of their family.</summary>
    public Dictionary<string, List<string>> Options { get; } = new() { [""] = [], ["6"] = [] };

    /// <summary>Its place in the file; null where it is not in there.</summary>
    public int? Priority { get; set; }

    /// <summary>Whether there is such a card, or one below it; null where PVE does not say. It may say that it does not know.</summary>
    public JValue? Exists { get; set; }

    /// <summary>Whether it is up.</summary>
    public bool IsActive { get; set; }

    /// <summary>What kind it is; empty for one that was only spoken of.</summary>
    public string Type
    {
        get => this["type"] ?? "";
        set => this["type"] = value;
    }

    /// <summary>Whether it is started at boot.</summary>
    public bool IsStarted
    {
        get => Holds("autostart");
        set => this["autostart"] = value ? "1" : "0";
    }

    public string? this[string key]
    {
        get => Values.GetValueOrDefault(key);
        set
        {
            if (value is null)
            {
                Values.Remove(key);
            }
            else
            {
                Values[key] = value;
            }
        }
    }

    /// <summary>Whether it has something that Perl takes for true.</summary>
    public bool Holds(string key) => this[key] is not (null or "" or "0");

    /// <summary>The names in a list that is one text.</summary>
    public IReadOnlyList<string> Names(string key) => PerlList.Split(this[key]);

    /// <summary>Whether it is one of the kinds that are on a bridge of Open vSwitch.</summary>
    public bool IsOnOvs => Type is "OVSPort" or "OVSIntPort" or "OVSBond";

    /// <summary>A copy that can be changed by itself.</summary>
    public Interface Copy() => new(Name)
    {
        Values = new(Values, StringComparer.Ordinal),
        Families = Families is { } families ? [.. families] : null,
        Priority = Priority,
    };

    /// <summary>The object that the API answers with.</summary>
    public JObject ToJson()
    {
        var json = new JObject();
        foreach (var (key, value) in Values)
        {
            json[key] = Numbers.Contains(key) ? long.Parse(value, CultureInfo.InvariantCulture) : value;
        }

        foreach (var (suffix, lines) in Options.Where(option => option.Value.Count > 0))
        {
            json["options" + suffix] = new JArray(lines);
        }

        Add("families", Families is { } families ? new JArray(families) : null);
        Add("priority", Priority is { } place ? place : null);
        Add("exists", Exists);
        Add("active", IsActive ? 1 : (JToken?)null);
        return json;

        void Add(string key, JToken? value)
        {
            if (value is not null)
            {
                json[key] = value;
            }
        }
    }
}
