using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Proxmox.SdkGenerator.Schema;

namespace Proxmox.SdkGenerator.Naming;

/// <summary>The names of an enum's members: what the schema names them, or else what their values say.</summary>
internal static partial class EnumNames
{
    // A value of one sign would be an underscore, and several such values the same one.
    private static readonly FrozenDictionary<string, string> Signs = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["!"] = "Bang",
        ["#"] = "Hash",
        ["$"] = "Dollar",
        ["%"] = "PercentSign",
        ["&"] = "Ampersand",
        ["*"] = "Asterisk",
        ["+"] = "Plus",
        ["-"] = "Minus",
        ["."] = "Dot",
        ["/"] = "Slash",
        ["0"] = "Zero",
        ["1"] = "One",
        ["2"] = "Two",
        ["3"] = "Three",
        ["4"] = "Four",
        ["5"] = "Five",
        ["6"] = "Six",
        ["7"] = "Seven",
        ["8"] = "Eight",
        ["9"] = "Nine",
        ["<"] = "LessThan",
        ["="] = "Equal",
        [">"] = "GreaterThan",
        ["?"] = "Question",
        ["@"] = "At",
        ["^"] = "Caret",
        ["~"] = "Tilde",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Taken =
        FrozenSet.Create(StringComparer.Ordinal, "GetHashCode", "GetType", "ReferenceEquals", "ToString");

    /// <summary>The members' names in their order. Two members of one name, and a name that the type has already, are errors.</summary>
    public static ImmutableArray<string> Of(EnumSchema schema, string typeName)
    {
        var names = schema.Members.Select(member => Of(member, typeName)).ToImmutableArray();
        var clash = names.FirstOrDefault(name => Taken.Contains(name) || name == typeName || names.Count(other => other == name) > 1);
        return clash is null ? names : throw new SchemaException(
            schema.Path, $"has a member {clash} whose name is taken: give it a name of its own");
    }

    /// <summary>The name of a member of the type of that name.</summary>
    public static string Of(EnumMember member, string typeName)
    {
        var word = member.Name ?? Written(member.Value);
        var name = Underscores().Replace(Identifiers.UpperFirst(Identifiers.Legal(Signs.GetValueOrDefault(word, word))), "_");
        name = name.StartsWith('_') ? typeName + name : name;
        // A struct has that method.
        return name == "Equals" ? "EqualsValue" : name;
    }

    private static string Written(Constant value) => value switch
    {
        Constant.Text text => text.Value,
        Constant.Number number => number.Digits,
        _ => throw new InvalidOperationException("An enum has no member of another type."),
    };

    [GeneratedRegex("_+", RegexOptions.None, 1000)]
    private static partial Regex Underscores();
}
