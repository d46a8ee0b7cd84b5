using System.Text.RegularExpressions;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Proxmox.Simulator.Fidelity;

/// <summary>What differs from run to run and is therefore not compared. Types are: a number never equals a string.</summary>
public static partial class Volatile
{
    /// <summary>Numbers that depend on the moment or the machine: times, processes, sizes of what is in use, load.</summary>
    private static readonly HashSet<string> Numbers = new(StringComparer.Ordinal)
    {
        "pid", "pstart", "starttime", "endtime", "next-run", "localtime", "ctime", "time", "uptime", "snaptime",
        "mem", "disk", "used", "avail", "used_fraction", "free", "available",
        "timestamp", "notbefore", "notafter", "cpu", "wait", "idle", "netin", "netout", "diskread", "diskwrite", "memhost",
    };

    private const string Processor = "processor";
    private const string AgentResults = "agent results";
    private const string Kernel = "kernel";
    private const string ConsoleSecret = "console secret";
    private const string TokenSecret = "token secret";

    /// <summary>Texts that are made anew each time or belong to the machine.</summary>
    private static readonly HashSet<string> Texts = new(StringComparer.Ordinal)
    {
        "digest", "config_digest", "version", "repoid", "pveversion", "ssl_fingerprint", "pve_fp", "pem", "kversion",
        "loadavg", "uid", Processor, Kernel, ConsoleSecret, TokenSecret,
    };

    /// <summary>Comma lists whose order PVE leaves to chance.</summary>
    private static readonly HashSet<string> Sets = new(StringComparer.Ordinal) { "content", "nodes" };

    /// <summary>The comparable form of a body: volatile values replaced, objects and lists sorted.</summary>
    public static JToken Normalize(JToken token, string key = "")
    {
        switch (token)
        {
            case JObject json when LogLines.WithoutChatter(json) is { } quiet:
                return Normalize(quiet);
            // What an agent has done lately stands under random names.
            case JObject when key == AgentResults:
                return $"<{AgentResults}>";
            case JObject json:
                return new JObject(json.Properties().OrderBy(property => property.Name, StringComparer.Ordinal)
                    .Select(property => new JProperty(property.Name, Normalize(property.Value, MeaningOf(property.Name, json)))));
            case JArray array:
                return new JArray(array.Select(item => Normalize(item, key))
                    .OrderBy(item => item.ToString(Formatting.None), StringComparer.Ordinal));
            case { Type: JTokenType.String }:
                return NormalizeText(token.Value<string>()!, key);
            case { Type: JTokenType.Integer or JTokenType.Float } when Numbers.Contains(key):
                return "<number>";
            default:
                return token;
        }
    }

    /// <summary>What a member is, where its name alone does not say it.</summary>
    private static string MeaningOf(string name, JObject owner) => name switch
    {
        // Lists of options name them in a key of their own.
        "value" when owner["key"]?.ToString() == "digest" => "digest",
        "value" when owner.ContainsKey("full-tokenid") => TokenSecret,
        // What the recorded host was.
        "flags" or "mhz" or "model" or "family" or "vendor" or "hvm" when owner.ContainsKey("user_hz") => Processor,
        "release" when owner.ContainsKey("sysname") => Kernel,
        "results" when owner.ContainsKey("mode") && owner.ContainsKey("timestamp") => AgentResults,
        // How small a backup is depends on the programs that make it.
        "size" when owner["content"]?.ToString() == "backup" || (owner.ContainsKey("notes") && owner.ContainsKey("path")) => "used",
        // Elsewhere a password is a parameter, and what is said about it counts.
        "cert" or "password" when owner.ContainsKey("ticket") && owner.ContainsKey("port") => ConsoleSecret,
        _ => name,
    };

    /// <summary>The comparable form of a reason phrase or another text.</summary>
    public static string NormalizeText(string text, string key = "")
    {
        if (Texts.Contains(key))
        {
            return $"<{key}>";
        }

        if (Sets.Contains(key))
        {
            return string.Join(',', text.Split(',').Order(StringComparer.Ordinal));
        }

        text = Upid().Replace(text, "UPID:$1:<process>:$2");
        text = Ticket().Replace(text, "$1<time>::<signature>");
        text = Csrf().Replace(text, "<time>:<signature>");
        text = Uuid().Replace(text, "<uuid>");
        text = Mac().Replace(text, "${prefix}<mac>");
        text = Fingerprint().Replace(text, "<fingerprint>");
        text = WrittenFile().Replace(text, ".tmp.<process>");
        text = Date().Replace(text, "<date>");
        text = MadeAt().Replace(text, "$1<time>");
        text = FileTime().Replace(text, "<time>");
        text = LogLines.Normalize(BackupTime().Replace(text, "$1<time>"));
        return SortErrors(UploadName().Replace(text, "<upload>"));
    }

    /// <summary>The errors below one parameter come out of a Perl hash, so their lines stand in any order.</summary>
    private static string SortErrors(string text) => text.StartsWith("invalid format - format error\n", StringComparison.Ordinal)
        ? string.Join('\n', text.Split('\n').Order(StringComparer.Ordinal))
        : text;

    /// <summary>What two runs have made anew at the same place and later requests refer to: texts as a whole, and addresses and names of
    /// backups in them.</summary>
    public static IEnumerable<(string Recorded, string Actual)> Generated(string recorded, string actual, string key) =>
        IsGenerated(recorded, key)
            ? [(recorded, actual)]
            : new[] { Mac(), BackupTime() }.SelectMany(made =>
                made.Matches(recorded).Zip(made.Matches(actual), (then, here) => (then.Value, here.Value)));

    private static bool IsGenerated(string text, string key) =>
        (key == "digest" && text.Length is 40 or 64) || Upid().IsMatch(text)
            || (Uuid().Match(text) is { Success: true } match && match.Length == text.Length);

    [GeneratedRegex(@"UPID:([A-Za-z0-9\-]+):[0-9A-F]{8}:[0-9A-F]{8,9}:[0-9A-F]{8}:([^:\s/]+:[^:\s/]*:[^:\s/]+:)")]
    private static partial Regex Upid();

    [GeneratedRegex(@"(?:\S{8}:(?=PVEVNC:))?(PVE[A-Z]*:(?:[^:\s]+:)?)[0-9A-F]{8}::\S+")]
    private static partial Regex Ticket();

    [GeneratedRegex(@"\A[0-9A-F]{8}:\S+\z")]
    private static partial Regex Csrf();

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")]
    private static partial Regex Uuid();

    [GeneratedRegex("(?<prefix>BC:24:11:)[0-9A-F]{2}:[0-9A-F]{2}:[0-9A-F]{2}", RegexOptions.IgnoreCase)]
    private static partial Regex Mac();

    [GeneratedRegex(@"(vzdump-(?:lxc|qemu)-\d+-)\d{4}_\d\d_\d\d-\d\d_\d\d_\d\d")]
    private static partial Regex BackupTime();

    [GeneratedRegex(@"\b(?:[0-9A-F]{2}:){31}[0-9A-F]{2}\b")]
    private static partial Regex Fingerprint();

    /// <summary>When a VM was made, to the second.</summary>
    [GeneratedRegex(@"\A(creation-qemu=[^,]+,ctime=)\d+\z")]
    private static partial Regex MadeAt();

    [GeneratedRegex(@"\.tmp\.\d+(?=')")]
    private static partial Regex WrittenFile();

    [GeneratedRegex(@"\b[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d \d{4}\b")]
    private static partial Regex Date();

    [GeneratedRegex(@"(?<=\t)\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{9} [+-]\d{4}$", RegexOptions.Multiline)]
    private static partial Regex FileTime();

    [GeneratedRegex(@"/var/\S*pveupload-[0-9a-f]+")]
    private static partial Regex UploadName();
}
