using System.Text.RegularExpressions;

namespace Proxmox.Engine.Declarations;

/// <summary>
/// How an object's identity is written in one text, for import: identity attributes in braces, such as <c>{user_id}!{token_name}</c>.
/// </summary>
/// <param name="Template">The identity attributes in braces with the separators between them.</param>
/// <param name="Example">An example for users.</param>
/// <param name="Pattern">A pattern with one named group per identity attribute, for identities whose parts may hold the separator; null
/// derives it: every part but the last is as short as possible.</param>
public sealed partial record ImportId(string Template, string Example, string? Pattern = null)
{
    /// <summary>The text for an identity.</summary>
    public string Write(Func<string, string> part) => Placeholder().Replace(Template, match => part(match.Groups["name"].Value));

    /// <summary>The parts of a text by attribute; null when it is not of this form.</summary>
    public IReadOnlyDictionary<string, string>? Read(string text)
    {
        var pattern = Pattern ?? Derive();
        var match = Regex.Match(text, $"\\A(?:{pattern})\\z", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
        return match.Success
            ? Placeholder().Matches(Template).Select(found => found.Groups["name"].Value)
                .ToDictionary(name => name, name => match.Groups[name].Value, StringComparer.Ordinal)
            : null;
    }

    private string Derive()
    {
        var names = Placeholder().Count(Template);
        var seen = 0;
        return Placeholder().Replace(Regex.Escape(Template).Replace("\\{", "{", StringComparison.Ordinal), match =>
            ++seen < names ? $"(?<{match.Groups["name"].Value}>.+?)" : $"(?<{match.Groups["name"].Value}>.+)");
    }

    [GeneratedRegex(@"\{(?<name>[a-z0-9_]+)\}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Placeholder();
}
