using System.Text.RegularExpressions;
using Proxmox.Model.Fields;
using Proxmox.Resources.Shared;

namespace Proxmox.Resources.Firewall;

/// <summary>What rules name other things by (<c>PVE::Firewall::verify_rule</c>).</summary>
internal static partial class RuleWords
{
    private const string Port = "([0-9]{1,5}(:[0-9]{1,5})?|[A-Za-z][A-Za-z0-9+.-]+)";

    /// <summary>Text that says where traffic comes from or goes to.</summary>
    public static Rule Peers { get; } = new(
        "addresses and networks with commas, such as \"192.0.2.7,198.51.100.0/24\", or one range, alias or IP set alone",
        value => value.AsText() is not { } text || IsAlias(text) || SetName().IsMatch(text) || IsRange(text)
            || text.Split(',').All(part => IpNetworks.Masked(part) is not null));

    /// <summary>Text that says which ports.</summary>
    public static Rule Ports { get; } = Rule.Pattern($"{Port}(,{Port})*", "ports and ranges with commas, such as \"22,8000:8010,https\"");

    /// <summary>True for the name of an alias, with or without the word in front that says whose it is.</summary>
    public static bool IsAlias(string text) => AliasName().IsMatch(text);

    private static bool IsRange(string text) => text.Split('-') is [var first, var last]
        && Formats.IpAddress.Canonical(first) is not null && Formats.IpAddress.Canonical(last) is not null;

    [GeneratedRegex(@"\A\+((dc|guest|sdn)/)?[A-Za-z][A-Za-z0-9_-]+\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex SetName();

    [GeneratedRegex(
        @"\A(dc/|guest/)?[A-Za-z][A-Za-z0-9_-]+\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex AliasName();
}
