using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using Proxmox.Model.Fields;

namespace Proxmox.Pulumi.Schemas;

/// <summary>The members of enums: their names and what they mean.</summary>
public static partial class EnumNames
{
    /// <summary>
    /// The name of the member for a value: its words in <c>PascalCase</c>. Digits that the value keeps apart stay apart, and a name begins
    /// with a letter: <c>ldap+starttls</c> is <c>LdapStarttls</c>, <c>2.1</c> is <c>V2_1</c>.
    /// </summary>
    public static string Of(string value)
    {
        var name = new StringBuilder();
        foreach (var word in Parts().Matches(value).Select(match => match.Value))
        {
            name.Append(name.Length > 0 && char.IsAsciiDigit(name[^1]) && char.IsAsciiDigit(word[0]) ? "_" : "");
            name.Append(char.ToUpperInvariant(word[0])).Append(word, 1, word.Length - 1);
        }

        return name.Length > 0 && char.IsAsciiLetter(name[0]) ? name.ToString() : "V" + name;
    }

    /// <summary>
    /// The words that a field and all others of its vocabulary take, with what they mean, as the declaration says or as the field's text
    /// does in parentheses; none for a field that takes any text.
    /// </summary>
    public static ImmutableArray<(string Word, string? Meaning)> Words(Field field) => field.Vocabulary is { } vocabulary
        ? [.. vocabulary.Words.Select(entry => (entry.Word, (string?)entry.Meaning))]
        : [.. (field.Allowed.IsEmpty ? field.Known : field.Allowed).Select(word => (word, Meaning(field, word)))];

    private static string? Meaning(Field field, string word)
    {
        if (field.Meanings.TryGetValue(word, out var told))
        {
            return told;
        }

        var found = Regex.Match(
            field.Doc, $"`{Regex.Escape(word)}` \\(([^)`]+)\\)", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
        return found.Success ? $"{char.ToUpperInvariant(found.Groups[1].Value[0])}{found.Groups[1].Value[1..]}." : null;
    }

    [GeneratedRegex("[A-Za-z0-9]+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Parts();
}
