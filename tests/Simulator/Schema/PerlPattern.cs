using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace Proxmox.Simulator.Schema;

/// <summary>Perl's regular expressions in .NET's dialect.</summary>
public static partial class PerlPattern
{
    private static readonly ConcurrentDictionary<string, Regex> Compiled = new(StringComparer.Ordinal);

    /// <summary>An expression that the whole value must match (<c>m/^pattern$/</c>, where the first alternative is bound to the start
    /// only, and the last to the end).</summary>
    public static Regex Anchored(string pattern) =>
        Compiled.GetOrAdd("^" + pattern + "$", static text => new(Translate(text), RegexOptions.CultureInvariant));

    // Perl prints a compiled expression as (?^flags:...): flags set, all others off. It reads {,n} as {0,n}, and lets an underscore be
    // escaped.
    private static string Translate(string pattern) => MissingLower().Replace(
        StringifiedGroup().Replace(pattern.Replace(@"\_", "_", StringComparison.Ordinal), match =>
            match.Groups[1].Value.Replace("u", "", StringComparison.Ordinal) switch
        {
            "" => "(?-imnsx:",
            var flags => "(?" + flags + ":",
        }), "{0,$1}");

    [GeneratedRegex(@"\(\?\^([a-z]*):")]
    private static partial Regex StringifiedGroup();

    [GeneratedRegex(@"(?<!\\)\{,([0-9]+)\}")]
    private static partial Regex MissingLower();
}
