using System.Globalization;
using System.Net;
using System.Numerics;
using System.Text;
using System.Text.RegularExpressions;

namespace Proxmox.Model.Fields;

/// <summary>The notations that PVE rewrites or that users spell in several ways.</summary>
public static partial class Formats
{
    /// <summary>
    /// A size of storage: digits with an optional fraction and unit K, M, G or T (powers of 1024), as <c>8G</c> = <c>8192M</c>.
    /// </summary>
    public static Format Size { get; } = new("size", "a size such as \"512M\", \"8G\" or \"1.5T\"", CanonicalSize);

    /// <summary>A hardware address in any of the usual spellings, as <c>bc:24:11:00:00:01</c> = <c>BC-24-11-00-00-01</c>.</summary>
    public static Format MacAddress { get; } = new("MAC address", "a MAC address such as \"BC:24:11:00:00:01\"", CanonicalMac)
    {
        Sent = text => CanonicalMac(text) ?? text,
    };

    /// <summary>An IP address with a prefix length, as <c>2001:DB8:0::/32</c> = <c>2001:db8::/32</c>.</summary>
    public static Format Cidr { get; } = new("CIDR", "an IP address with prefix length, such as \"192.0.2.0/24\"", CanonicalCidr);

    /// <summary>An IP address.</summary>
    public static Format IpAddress { get; } = new("IP address", "an IPv4 or IPv6 address", text => CanonicalAddress(text)?.ToString());

    /// <summary>Text in which upper and lower case mean the same.</summary>
    public static Format AnyCase { get; } = new("text", "text", text => text.ToLowerInvariant());

    /// <summary>
    /// Text of one line, the form of a text that says nothing else: PVE keeps a value in one line of a file, and drops the white space
    /// around it.
    /// </summary>
    public static Format Line { get; } =
        new("text", "text of one line", text => text.Trim() is var line && line.AsSpan().ContainsAny('\n', '\r') ? null : line)
        {
            Sent = text => text.Trim(),
        };

    /// <summary>Text that PVE keeps as it is.</summary>
    public static Format Verbatim { get; } = new("text", "text", text => text);

    /// <summary>Free text of many lines, of which PVE drops the white space at the end.</summary>
    public static Format Prose { get; } = new("text", "text", text => text.TrimEnd());

    /// <summary>Free text of many lines beside an object, of which PVE drops the white space around it.</summary>
    public static Format Remark { get; } = new("text", "text", text => text.Trim());

    /// <summary>The same where PVE takes <c>0</c> for no text, as in the file of its users.</summary>
    public static Format TrueRemark { get; } = Remark with { Canonical = text => text.Trim() is var remark and not "0" ? remark : "" };

    /// <summary>An ACL path; PVE drops doubled and trailing slashes and puts one in front.</summary>
    public static Format AclPath { get; } = new("ACL path", "a path such as \"/\", \"/vms/100\" or \"/storage/local\"", text =>
        "/" + string.Join('/', text.Split('/', StringSplitOptions.RemoveEmptyEntries)));

    /// <summary>A SHA-256 fingerprint in hex, with or without colons.</summary>
    public static Format Fingerprint { get; } =
        new("SHA-256 fingerprint", "64 hexadecimal digits, with or without colons between pairs", text =>
    {
        var digits = text.Replace(":", "", StringComparison.Ordinal);
        return digits.Length == 64 && digits.All(char.IsAsciiHexDigit) ? digits.ToUpperInvariant() : null;
    })
        {
            Sent = text => Pairs(text.Replace(":", "", StringComparison.Ordinal).ToUpperInvariant()),
        };

    /// <summary>Text that PVE takes and tells in base64, since its files and property strings cannot hold every character.</summary>
    public static Format Base64 { get; } = Verbatim with
    {
        Sent = text => Convert.ToBase64String(Encoding.UTF8.GetBytes(text)),
        Told = FromBase64,
    };

    /// <summary>A span of time in Go's notation, as <c>90s</c> = <c>1m30s</c>.</summary>
    public static Format Duration { get; } =
        new("duration", "a duration such as \"90s\", \"30m\" or \"1h30m\"", text => Durations.Parse(text)?.ToString());

    // What somebody else wrote without encoding it is shown as it is.
    private static string FromBase64(string text)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var length) ? Encoding.UTF8.GetString(bytes, 0, length) : text;
    }

    private static string? CanonicalSize(string text)
    {
        if (text.Length == 0)
        {
            return null;
        }

        var power = "KMGT".IndexOf(char.ToUpperInvariant(text[^1]), StringComparison.Ordinal) + 1;
        var digits = power > 0 ? text[..^1] : text;
        if (!decimal.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
        {
            return null;
        }

        var unit = (decimal)BigInteger.Pow(1024, power);
        return number <= decimal.MaxValue / unit ? decimal.Floor(number * unit).ToString(CultureInfo.InvariantCulture) : null;
    }

    private static string? CanonicalMac(string text)
    {
        var digits = string.Concat(text.Where(char.IsAsciiHexDigit)).ToUpperInvariant();
        return digits.Length == 12 && MacSpelling().IsMatch(text) ? Pairs(digits) : null;
    }

    private static string Pairs(string digits) => string.Join(':', digits.Chunk(2).Select(pair => new string(pair)));

    [GeneratedRegex(@"\A([0-9a-f]{2}(?<sep>[:-])([0-9a-f]{2}\k<sep>){4}[0-9a-f]{2}|([0-9a-f]{4}\.){2}[0-9a-f]{4}|[0-9a-f]{12})\z",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex MacSpelling();

    private static string? CanonicalCidr(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0 || CanonicalAddress(text[..slash]) is not { } address
            || !int.TryParse(text.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var length)
            || length > address.GetAddressBytes().Length * 8)
        {
            return null;
        }

        return $"{address}/{length.ToString(CultureInfo.InvariantCulture)}";
    }

    // IPAddress.Parse takes "1", "0x7f.1", "[::1]:80" and octal "010" too, which no user means as an address.
    private static IPAddress? CanonicalAddress(string text) =>
        IPAddress.TryParse(text, out var address) && text.AsSpan().IndexOfAny('%', '[') < 0
        && (text.Contains(':', StringComparison.Ordinal) || text.Split('.') is { Length: 4 } parts && parts.All(IsOctet))
            ? address
            : null;

    private static bool IsOctet(string text) => text.Length is > 0 and <= 3 && text.All(char.IsAsciiDigit)
        && (text.Length == 1 || text[0] != '0');
}
