using System.Text.RegularExpressions;
using Proxmox.Model.Fields;

namespace Proxmox.Resources.Firewall;

/// <summary>What rules name other things by (<c>PVE::Firewall::verify_rule</c>).</summary>
internal static partial class RuleWords
{
    private const string Port = "([0-9]{1,5}(:[0-9]{1,5})?|[A-Za-z][A-Za-z0-9+.-]+)";

    /// <summary>Text that says where traffic comes from or goes to.</summary>
    public static Rule Peers { get; } = new(
        "addresses, networks, ranges, aliases and IP sets with commas, such as \"192.0.2.7,dc/office,+dc/admins\"",
        value => value.AsText() is not { } text || text.Split(',').All(IsPeer));

    /// <summary>Text that says which ports.</summary>
    public static Rule Ports { get; } = Rule.Pattern($"{Port}(,{Port})*", "ports and ranges with commas, such as \"22,8000:8010,https\"");

    /// <summary>True for the name of an alias, with or without the word in front that says whose it is.</summary>
    public static bool IsAlias(string text) => AliasName().IsMatch(text);

    private static bool IsPeer(string text) =>
        IsAlias(text) || SetName().IsMatch(text) || FirewallNames.Masked(text) is not null
            || (text.Split('-') is [var first, var last]
                && Formats.IpAddress.Canonical(first) is not null && Formats.IpAddress.Canonical(last) is not null);

    [GeneratedRegex(@"\A\+((dc|guest|sdn)/)?[A-Za-z][A-Za-z0-9_-]+\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex SetName();

    [GeneratedRegex(
        @"\A(dc/|guest/)?[A-Za-z][A-Za-z0-9_-]+\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex AliasName();
}
