using System.Globalization;
using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;

namespace Proxmox.Simulator.Schema;

/// <summary>A bound as PVE writes it in its messages, with its numeric value.</summary>
public sealed record Bound(string Text, double Value);

/// <summary>What one value must be: PVE's dialect of JSON schema (<c>PVE::JSONSchema</c>), without descriptions.</summary>
public sealed class ParameterRule
{
    private static readonly IReadOnlyDictionary<string, ParameterRule> None = new Dictionary<string, ParameterRule>(StringComparer.Ordinal);
    private readonly Lazy<Regex?> _pattern;
    private readonly Lazy<IReadOnlyDictionary<string, ParameterRule>> _allProperties;

    public ParameterRule()
    {
        _pattern = new(() => PatternText is null ? null : PerlPattern.Anchored(PatternText));
        _allProperties = new(CollectProperties);
    }

    /// <summary>string, integer, number, boolean, array, object or null; null when anything goes.</summary>
    public string? Type { get; init; }

    /// <summary>Whether it may be absent.</summary>
    public bool Optional { get; init; }

    /// <summary>Allowed values, in the order of PVE's messages; null when not restricted.</summary>
    public IReadOnlyList<string>? Enum { get; init; }

    public Bound? Minimum { get; init; }

    public Bound? Maximum { get; init; }

    /// <summary>Characters.</summary>
    public int? MinLength { get; init; }

    /// <summary>Characters.</summary>
    public int? MaxLength { get; init; }

    /// <summary>Perl regular expression that the whole value must match.</summary>
    public string? PatternText { get; init; }

    /// <summary>Name of a registered format, with its <c>-list</c> or <c>-opt</c> suffix.</summary>
    public string? Format { get; init; }

    /// <summary>The keys of a property string whose format is declared in place; null when <see cref="Format"/> names it or there is
    /// none.</summary>
    public IReadOnlyDictionary<string, ParameterRule>? PropertyString { get; init; }

    /// <summary>PVE's default in text form; null when none is declared.</summary>
    public string? Default { get; init; }

    /// <summary>A sibling that must be there too.</summary>
    public string? Requires { get; init; }

    /// <summary>Rule of an array's elements.</summary>
    public ParameterRule? Items { get; init; }

    /// <summary>Keys of an object; null when not declared.</summary>
    public IReadOnlyDictionary<string, ParameterRule>? Properties { get; init; }

    /// <summary>Whether undeclared keys are let through; null when PVE does not say (then they are).</summary>
    public bool? AdditionalProperties { get; init; }

    /// <summary>In a property string: the key whose value this one is.</summary>
    public string? Alias { get; init; }

    /// <summary>In a property string: the key that receives this key's name.</summary>
    public string? KeyAlias { get; init; }

    /// <summary>In a property string: whether a value without a key is this one.</summary>
    public bool DefaultKey { get; init; }

    /// <summary>Rules that the same object must meet together.</summary>
    public IReadOnlyList<ParameterRule>? AllOf { get; init; }

    /// <summary>Alternatives, chosen by <see cref="TypeProperty"/> where there is one.</summary>
    public IReadOnlyList<ParameterRule>? OneOf { get; init; }

    /// <summary>The sibling whose value chooses among the alternatives.</summary>
    public string? TypeProperty { get; init; }

    /// <summary>The rule of <see cref="TypeProperty"/>, where the alternatives are whole objects.</summary>
    public ParameterRule? TypePropertySchema { get; init; }

    /// <summary>The type that an alternative is for.</summary>
    public string? InstanceType { get; init; }

    /// <summary>The types that a property or alternative applies to.</summary>
    public IReadOnlyList<string>? InstanceTypes { get; init; }

    /// <summary>The compiled <see cref="PatternText"/>.</summary>
    public Regex? Pattern => _pattern.Value;

    /// <summary>Properties of this object and of every part and alternative of it.</summary>
    public IReadOnlyDictionary<string, ParameterRule> AllProperties => _allProperties.Value;

    /// <summary>Reads a rule in the form of the API table.</summary>
    public static ParameterRule Read(JObject json) => new()
    {
        Type = Text(json, "type"),
        Optional = Flag(json, "optional") ?? false,
        Enum = Texts(json, "enum"),
        Minimum = Limit(json, "minimum"),
        Maximum = Limit(json, "maximum"),
        MinLength = Number(json, "minLength"),
        MaxLength = Number(json, "maxLength"),
        PatternText = Text(json, "pattern"),
        Format = json["format"] is JObject ? null : Text(json, "format"),
        PropertyString = json["format"] is JObject inline ? ReadAll(inline) : null,
        Default = Text(json, "default"),
        Requires = Text(json, "requires"),
        Items = json["items"] is JObject items ? Read(items) : null,
        Properties = json["properties"] is JObject properties ? ReadAll(properties) : null,
        AdditionalProperties = Flag(json, "additionalProperties"),
        Alias = Text(json, "alias"),
        KeyAlias = Text(json, "keyAlias"),
        DefaultKey = Flag(json, "default_key") ?? false,
        AllOf = Rules(json, "allOf"),
        OneOf = Rules(json, "oneOf"),
        TypeProperty = Text(json, "type-property"),
        TypePropertySchema = json["type-property-schema"] is JObject type ? Read(type) : null,
        InstanceType = Text(json, "instance-type"),
        InstanceTypes = Texts(json, "instance-types"),
    };

    /// <summary>Reads a set of named rules.</summary>
    public static IReadOnlyDictionary<string, ParameterRule> ReadAll(JObject json)
    {
        var result = new Dictionary<string, ParameterRule>(StringComparer.Ordinal);
        foreach (var (name, rule) in json)
        {
            result[name] = Read((JObject)rule!);
        }

        return result;
    }

    private IReadOnlyDictionary<string, ParameterRule> CollectProperties()
    {
        if (AllOf is null && OneOf is null)
        {
            return Properties ?? None;
        }

        var result = new Dictionary<string, ParameterRule>(Properties ?? None, StringComparer.Ordinal);
        foreach (var part in (AllOf ?? []).Concat(OneOf ?? []))
        {
            foreach (var (name, rule) in part.AllProperties)
            {
                result.TryAdd(name, rule);
            }
        }
        if (TypeProperty is not null && TypePropertySchema is not null)
        {
            result.TryAdd(TypeProperty, TypePropertySchema);
        }

        return result;
    }

    private static string? Text(JObject json, string key) => json[key] is { } value ? Text(value) : null;

    private static string Text(JToken value) =>
        value.Type is JTokenType.String ? value.Value<string>()! : value.ToString(Newtonsoft.Json.Formatting.None);

    private static bool? Flag(JObject json, string key) =>
        Text(json, key) switch { null => null, "0" or "false" or "" => false, _ => true };

    private static int? Number(JObject json, string key) => Text(json, key) is { } text ? int.Parse(text, CultureInfo.InvariantCulture)
        : null;

    private static Bound? Limit(JObject json, string key) =>
        Text(json, key) is { } text ? new(text, double.Parse(text, CultureInfo.InvariantCulture)) : null;

    private static IReadOnlyList<string>? Texts(JObject json, string key) => json[key] is JArray values ? [.. values.Select(Text)] : null;

    private static IReadOnlyList<ParameterRule>? Rules(JObject json, string key) =>
        json[key] is JArray values ? [.. values.Select(v => Read((JObject)v))] : null;
}
