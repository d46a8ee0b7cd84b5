using System.Collections.Frozen;
using System.Globalization;
using System.Numerics;
using Newtonsoft.Json.Linq;
using Proxmox.Simulator.State;

namespace Proxmox.Simulator.Schema;

/// <summary>How a section type takes a property.</summary>
/// <param name="Optional">Whether the section may lack it, and it may be deleted.</param>
/// <param name="Fixed">Whether it can be set on creation only.</param>
/// <param name="Secret">Whether it is kept apart from the section and never shown.</param>
public sealed record SectionOption(bool Optional, bool Fixed, bool Secret);

/// <summary>A type of section with the properties that it takes, in the order in which missing ones are told.</summary>
public sealed record SectionType(string Name, OrderedDictionary<string, SectionOption> Options)
{
    /// <summary>Properties that are kept apart.</summary>
    public IEnumerable<string> Secrets => Options.Where(option => option.Value.Secret).Select(option => option.Key);

    /// <summary>Properties that a section must have.</summary>
    public IEnumerable<string> Required => Options.Where(option => !option.Value.Optional).Select(option => option.Key);

    /// <summary>Reads a list of properties: plain ones are optional; <c>!</c> marks a required and fixed one, <c>+</c> a required one,
    /// <c>=</c> a fixed one, <c>*</c> a secret one.</summary>
    public static SectionType Parse(string name, string options) => new(name, new OrderedDictionary<string, SectionOption>(
        options.Split(' ').Select(option => KeyValuePair.Create(
            option.TrimEnd('!', '+', '=', '*'),
            new SectionOption(Optional: option[^1] is not ('!' or '+'), Fixed: option[^1] is '!' or '=', Secret: option[^1] is '*'))),
        StringComparer.Ordinal));
}

/// <summary>The rules of a file of sections that <c>PVE::SectionConfig</c> applies beyond the parameter check, with its error
/// texts.</summary>
public sealed class SectionSchema
{
    private readonly IReadOnlyDictionary<string, ParameterRule> _properties;
    private readonly FrozenDictionary<string, SectionType> _types;

    /// <summary>Makes the rules of a file.</summary>
    /// <param name="properties">Every property of every type, as the POST method declares them.</param>
    /// <param name="types">The types.</param>
    public SectionSchema(IReadOnlyDictionary<string, ParameterRule> properties, IEnumerable<SectionType> types)
    {
        _properties = properties;
        _types = types.ToFrozenDictionary(type => type.Name, StringComparer.Ordinal);
    }

    /// <summary>A type by name.</summary>
    /// <exception cref="PveError">There is none.</exception>
    public SectionType Lookup(string type) => _types.GetValueOrDefault(type) ?? throw PveError.Die($"unknown section type '{type}'");

    /// <summary>Checks properties for a section (<c>check_config</c>): fixed, unexpected and required ones.</summary>
    /// <param name="type">The section's type.</param>
    /// <param name="values">Values that have passed the parameter check, without type, id, digest and delete.</param>
    /// <param name="create">Whether the section is new.</param>
    /// <param name="decode">The plugin's <c>decode_value</c>: gives the value to store, or null to drop it.</param>
    /// <returns>What to store: booleans 0 or 1, numbers in plain form, arrays joined by line feeds.</returns>
    /// <exception cref="PveError">A property may not be there, or is missing.</exception>
    public Dictionary<string, string> Check(
        string type,
        IEnumerable<KeyValuePair<string, JToken>> values,
        bool create,
        Func<string, string, string?>? decode = null)
    {
        var options = Lookup(type).Options;
        var result = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in values)
        {
            var option = options.GetValueOrDefault(key);
            if (!create && option is { Fixed: true })
            {
                throw PveError.Die($"can't change value of fixed parameter '{key}'");
            }

            if (option is null)
            {
                throw PveError.Die($"unexpected property '{key}'");
            }

            var text = Stored(key, value);
            if ((decode is null ? text : decode(key, text)) is { } decoded)
            {
                result[key] = decoded;
            }
        }
        if (create && Lookup(type).Required.FirstOrDefault(key => !values.Any(v => v.Key == key)) is { } missing)
        {
            throw PveError.Die($"missing value for required option '{missing}'");
        }

        return result;
    }

    /// <summary>Checks a delete list (<c>delete_from_config</c>).</summary>
    /// <param name="type">The section's type.</param>
    /// <param name="delete">Names to delete.</param>
    /// <param name="set">Names that the same request sets.</param>
    /// <exception cref="PveError">A name is unknown, required, fixed or set at the same time.</exception>
    public void CheckDelete(string type, IEnumerable<string> delete, IReadOnlyCollection<string> set)
    {
        var options = Lookup(type).Options;
        foreach (var key in delete)
        {
            if (!options.TryGetValue(key, out var option))
            {
                throw PveError.Die($"no such option '{key}'");
            }

            if (!option.Optional)
            {
                throw PveError.Die($"unable to delete required option '{key}'");
            }

            if (option.Fixed)
            {
                throw PveError.Die($"unable to delete fixed option '{key}'");
            }

            if (set.Contains(key))
            {
                throw PveError.Die($"cannot set and delete property '{key}' at the same time!");
            }
        }
    }

    /// <summary>Fails as the writing of the file does when a section lacks what it must have.</summary>
    public void CheckComplete(Section section)
    {
        if (Lookup(section.Type).Required.FirstOrDefault(key => section[key] is null) is { } missing)
        {
            throw PveError.Die($"section '{section.Id}' - missing value for required option '{missing}'");
        }
    }

    /// <summary>Changes a section and puts its properties into the order in which they are written: comment, disable, required ones, the
    /// others by name; empty ones vanish.</summary>
    public void Apply(Section section, IReadOnlyDictionary<string, string> set, IEnumerable<string> delete)
    {
        foreach (var key in delete)
        {
            section[key] = null;
        }

        foreach (var (key, value) in set)
        {
            section[key] = value;
        }

        var options = Lookup(section.Type).Options;
        var written = section.Properties
            .Where(p => p.Value.Length > 0 && !(p is { Key: "disable", Value: "0" }))
            .OrderBy(p => p.Key switch
            {
                "comment" => 0,
                "disable" => 1,
                _ => options.GetValueOrDefault(p.Key) is { Optional: false }
                ? 2 : 3
            })
            .ThenBy(p => p.Key, StringComparer.Ordinal)
            .ToList();
        section.Properties.Clear();
        foreach (var (key, value) in written)
        {
            section.Properties.Add(key, value);
        }
    }

    /// <summary>A stored value as the API answers with it: numbers for booleans and numeric types, arrays for array types.</summary>
    public JToken ToJson(string key, string value) => ToJson(_properties.GetValueOrDefault(key), value);

    /// <inheritdoc cref="ToJson(string, string)"/>
    public static JToken ToJson(ParameterRule? rule, string value) => rule?.Type switch
    {
        "boolean" or "integer" when long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) =>
            number,
        "number" when double.TryParse(value, CultureInfo.InvariantCulture, out var number) => number,
        "array" => new JArray(value.Split('\n')),
        _ => value,
    };

    private string Stored(string key, JToken value)
    {
        if (value is JArray array)
        {
            return string.Join('\n', array.Select(Scalar.Text));
        }

        var text = Scalar.Text(value);
        if (text.AsSpan().ContainsAny('\n', '\r'))
        {
            throw PveError.Die("property contains a line feed");
        }

        return _properties.GetValueOrDefault(key)?.Type switch
        {
            "boolean" or "integer" when BigInteger.TryParse(text, CultureInfo.InvariantCulture, out var number) =>
                number.ToString(CultureInfo.InvariantCulture),
            "number" when double.TryParse(text, CultureInfo.InvariantCulture, out var number) =>
                number.ToString("G15", CultureInfo.InvariantCulture),
            _ => text,
        };
    }
}
