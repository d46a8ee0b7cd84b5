using System.Text.RegularExpressions;

namespace Proxmox.Resources.Firewall;

/// <summary>What rules name other things by (<c>PVE::Firewall::verify_rule</c>).</summary>
internal static partial class RuleWords
{
    /// <summary>True for the name of an alias, with or without the word in front that says whose it is.</summary>
    public static bool IsAlias(string text) => AliasName().IsMatch(text);

    [GeneratedRegex(
        @"\A(dc/|guest/)?[A-Za-z][A-Za-z0-9_-]+\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex AliasName();
}
