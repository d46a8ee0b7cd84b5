using System.Text.RegularExpressions;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using FormatTable = System.Collections.Generic.Dictionary<string, System.Func<string, string?>>;

namespace Proxmox.Simulator.Schema;

/// <summary>Formats of node settings, certificates and schedules (<c>PVE::NodeConfig</c>, <c>PVE::Certificate</c>,
/// <c>PVE::CalendarEvent</c>).</summary>
internal static partial class NodeFormats
{
    public static IReadOnlyDictionary<string, Func<string, string?>> All { get; } = new FormatTable
    {
        ["timezone"] = Timezone,
        ["pve-acme-domain"] = v => Domain().IsMatch(v) ? null : $"value '{v}' does not look like a valid domain name!\n",
        ["pve-acme-alias"] = v => DomainAlias().IsMatch(v) ? null : $"value '{v}' does not look like a valid alias name!\n",
        ["pve-day-of-week"] = v => v is "mon" or "tue" or "wed" or "thu" or "fri" or "sat" or "sun" ? null : $"invalid day '{v}'\n",
        ["pve-command-batch"] = v => IsJsonArray(v) ? null : "commands param did not contain valid JSON: malformed JSON string\n",
        ["pem-certificate"] = v => Certificate().IsMatch(v) ? null : NotPem,
        ["pem-certificate-chain"] = v => CertificateChain().IsMatch(v) ? null : NotPem,
        ["pem-string"] = v => Pem().IsMatch(v) ? null : NotPem,
        ["pve-calendar-event"] = CalendarEvent,
    };

    private const string NotPem = "not a valid PEM-formatted string.\n";

    /// <summary>The format <c>timezone</c>. The list of zones is the host's in PVE; here the shape of a zone's name is enough.</summary>
    public static string? Timezone(string value) => Zone().IsMatch(value) ? null : $"invalid time zone '{value}'\n";

    private static string? CalendarEvent(string value)
    {
        var trimmed = value.Trim();
        if (trimmed.Length == 0)
        {
            return $"invalid calendar event '{value}' - unable to parse calendar event - event is empty\n\n";
        }

        return Backup.CalendarEvent.TryParse(trimmed) is not null
            ? null
            : $"invalid calendar event '{value}' - unable to parse calendar event '{trimmed}' - unable to parse at '{trimmed}'\n\n";
    }

    private static bool IsJsonArray(string value)
    {
        try
        {
            using var reader = new JsonTextReader(new StringReader(value));
            return JToken.Load(reader) is JArray;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    [GeneratedRegex(
        "^(UTC|(Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Europe|Indian|Pacific)(/[A-Z][A-Za-z_\\-]+){1,2})$",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Zone();

    [GeneratedRegex(@"^[a-z0-9][a-z0-9_-]*(?:\.[a-z0-9][a-z0-9_-]*)+$", RegexOptions.IgnoreCase)]
    private static partial Regex Domain();

    [GeneratedRegex(@"^[a-z0-9_][a-z0-9_-]*(?:\.[a-z0-9_][a-z0-9_-]*)+$", RegexOptions.IgnoreCase)]
    private static partial Regex DomainAlias();

    [GeneratedRegex(@"-----BEGIN CERTIFICATE-----[\sA-Za-z0-9+/=]+-----END CERTIFICATE-----\s*$")]
    private static partial Regex Certificate();

    [GeneratedRegex(@"(-----BEGIN CERTIFICATE-----[\sA-Za-z0-9+/=]+-----END CERTIFICATE-----\s*)+$", RegexOptions.ExplicitCapture)]
    private static partial Regex CertificateChain();

    [GeneratedRegex(@"-----BEGIN (?<label>[A-Z0-9 ]*)-----[\sA-Za-z0-9+/=]+-----END \k<label>-----\s*$")]
    private static partial Regex Pem();
}
