using System.Text.RegularExpressions;
using Proxmox.Model.Values;

namespace Proxmox.Engine.Declarations;

/// <summary>The state of an object as another provider wrote it.</summary>
/// <param name="Provider">The address of the provider.</param>
/// <param name="Type">The name of its resource type.</param>
/// <param name="Attributes">Its attributes, read without a schema.</param>
public sealed partial record ForeignState(string Provider, string Type, Value Attributes)
{
    /// <summary>The first of the texts whose attributes are all there, with them filled in; null when there is none.</summary>
    public string? Fill(IEnumerable<string> sources) => sources.Select(Fill).FirstOrDefault(text => text is not null);

    /// <summary>True when a condition holds.</summary>
    public bool Meets(ForeignCondition? condition) =>
        condition is null || (TextOf(condition.Attribute) is { } text && (condition.Text is null || condition.Text == text));

    /// <summary>What is taken along; null when it is not there.</summary>
    public Value Keep(ForeignKept kept)
    {
        var value = kept.Source.Split('.').Aggregate(
            Attributes, (value, name) => (value.Items is [var first, ..] ? first : value)[name]);
        if (kept.Flag is var (when, flag))
        {
            return value.AsBool() == when ? flag : Value.Null;
        }

        var found = value.AsText();
        return string.IsNullOrEmpty(found) ? Value.Null
            : kept.Behind is not { } behind ? Value.Of(found)
            : found.IndexOf(behind, StringComparison.Ordinal) is >= 0 and var at ? Value.Of(found[(at + behind.Length)..])
            : Value.Null;
    }

    private string? Fill(string source)
    {
        var isWhole = true;
        var text = Placeholder().Replace(source, match =>
        {
            var found = TextOf(match.Groups["name"].Value);
            isWhole &= found is not null;
            return match.Groups["last"].Success ? found?[(found.LastIndexOf('/') + 1)..] ?? "" : found ?? "";
        });
        return isWhole ? text : null;
    }

    // What was never set may have been stored as an empty text or as 0, and no VMID is 0; the number of a job may be.
    private string? TextOf(string name)
    {
        var value = Attributes[name];
        return value.AsText() is { Length: > 0 } text ? text
            : value.AsNumber() is { } number && (number.AsLong() != 0 || !name.EndsWith("id", StringComparison.Ordinal)) ? number.ToString()
            : null;
    }

    [GeneratedRegex(@"\{(?<name>[a-z0-9_]+)(?<last>/)?\}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Placeholder();
}
