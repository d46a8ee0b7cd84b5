using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Proxmox.Model.Declarations;
using Proxmox.Model.Fields;

namespace Proxmox.Pulumi.Schemas;

/// <summary>
/// Brings texts that speak of a declaration's attributes to the names of Pulumi's properties: <c>`base_dn`</c> becomes <c>`baseDn`</c>.
/// </summary>
public sealed partial class PropertyWords
{
    private readonly FrozenSet<string> _attributes;

    /// <summary>For the texts of one declaration.</summary>
    /// <param name="declaration">Its attributes are what the texts speak of.</param>
    public PropertyWords(Declaration declaration) => _attributes = Names(declaration.Attributes).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The text with the names in backquotes and braces that are attributes as Pulumi calls them.</summary>
    public string In(string text) => Quoted().Replace(text, match =>
        match.Groups["open"].Value + Name(match.Groups["name"].Value) + match.Groups["close"].Value);

    private string Name(string name)
    {
        var parts = name.Split('.');
        return parts.All(_attributes.Contains) ? string.Join('.', parts.Select(PropertyNames.Camel)) : name;
    }

    private static IEnumerable<string> Names(IEnumerable<Field> fields) =>
        fields.SelectMany(field => Names(field.Type.Nested).Prepend(field.Name));

    [GeneratedRegex(@"(?<open>[`{])(?<name>[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)*)(?<close>[`}])",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Quoted();
}
