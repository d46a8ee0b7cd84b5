using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Routing;
using Proxmox.Simulator.Schema;

namespace Proxmox.Simulator.Backup;

/// <summary>What a backup is to be like (<c>PVE::VZDump::Common</c>).</summary>
internal sealed partial class VzdumpOptions
{
    private static readonly string[] RootOnly = ["tmpdir", "dumpdir", "script", "job-id"];
    private static readonly string[] PropertyStrings = ["performance", "fleecing", "prune-backups"];
    private static readonly string[] Variables = ["cluster", "guestname", "node", "vmid"];

    private readonly IReadOnlyDictionary<string, JToken> _values;

    public VzdumpOptions(IReadOnlyDictionary<string, JToken> values)
    {
        _values = values;
    }

    /// <summary>An option as text; null where it is not set.</summary>
    public string? this[string key] => _values.TryGetValue(key, out var value) ? Text(value) : null;

    public bool IsSet(string key) => this[key] == "1";

    /// <summary>The storage that backups go to.</summary>
    public string Storage => this["storage"] ?? "local";

    /// <summary>An option or its default.</summary>
    public string Or(string key, string standard) => this[key] ?? standard;

    /// <summary>Fails unless the caller may use the options (<c>assert_param_permission_common</c>).</summary>
    public void RequireCaller(PveCall call)
    {
        if (call.AuthId == "root@pam")
        {
            return;
        }

        if (Array.Find(RootOnly, _values.ContainsKey) is { } forRoot)
        {
            throw PveError.Parameter(forRoot, "Only root may set this option.");
        }

        if (_values.ContainsKey("bwlimit") || _values.ContainsKey("ionice") || _values.ContainsKey("performance"))
        {
            call.Require("/", "Sys.Modify");
        }

        if (this["fleecing"] is { } fleecing && Parse("fleecing", fleecing).GetValueOrDefault("storage") is { } storage)
        {
            call.Require($"/storage/{storage}", "Datastore.AllocateSpace");
        }
    }

    /// <summary>Fails where options contradict each other (<c>verify_vzdump_parameters</c>).</summary>
    /// <param name="complete">Whether they have to say which guests are meant.</param>
    public void Verify(bool complete)
    {
        foreach (var key in new[] { "all", "exclude", "pool" })
        {
            if (_values.ContainsKey("vmid") && this[key] is not (null or "" or "0"))
            {
                throw PveError.Parameter(key, "option conflicts with option 'vmid'");
            }
        }

        if (this["notes-template"] is { Length: > 0 } template)
        {
            VerifyTemplate(template);
        }

        var selects = IsSet("all") || IsSet("stop") || this["pool"] is not null || this["exclude"] is not null;
        if (complete && !selects && string.IsNullOrEmpty(this["vmid"]))
        {
            throw PveError.Parameter("vmid", "property is missing");
        }
    }

    /// <summary>The options as a command line, as the log tells them.</summary>
    public string CommandLine()
    {
        var words = new List<string> { "vzdump" };
        words.AddRange(PerlList.Split(this["vmid"]));
        foreach (var (key, value) in _values.Where(option => option.Key is not ("vmid" or "stdout" or "job-id")))
        {
            var texts = value is JArray several ? several.Select(Text) : [Print(key, Text(value))];
            words.AddRange(texts.Where(text => text.Length > 0).Select(text => $"--{key} {Quote(text)}"));
        }

        return string.Join(' ', words);
    }

    /// <summary>The text beside a backup, its variables filled in (<c>generate_notes</c>).</summary>
    public static string Notes(string template, string cluster, string guest, string node, string vmId)
    {
        var text = Escape().Replace(template, escape => escape.Value[1] == 'n' ? "\n" : "\\");
        return Variable().Replace(text, variable => variable.Groups[1].Value switch
        {
            "cluster" => cluster,
            "guestname" => guest,
            "node" => node,
            "vmid" => vmId,
            _ => variable.Value,
        });
    }

    /// <summary>A property string, taken apart.</summary>
    public static IReadOnlyDictionary<string, string> Parse(string key, string text)
    {
        _ = PropertyString.Parse(KeysOf(key), text, "", out var values);
        return values;
    }

    private static IReadOnlyDictionary<string, ParameterRule> KeysOf(string key) => PropertyStringFormats.All[key switch
    {
        "performance" => "backup-performance",
        "fleecing" => "backup-fleecing",
        _ => key,
    }].Keys;

    private static string Print(string key, string value) =>
        PropertyStrings.Contains(key) && value.Length > 0 ? PropertyString.Print(KeysOf(key), Parse(key, value)) : value;

    private static void VerifyTemplate(string template)
    {
        if (template.Contains('\n', StringComparison.Ordinal))
        {
            throw PveError.Parameter("notes-template", "contains a line feed\n");
        }

        var escapes = Escape().Matches(template).Where(escape => escape.Value[1] is not ('n' or '\\'))
            .Select(escape => $"escape sequence '{escape.Value}' at char {escape.Index}");
        var variables = Variable().Matches(template).Where(variable => !Variables.Contains(variable.Groups[1].Value))
            .Select(variable => $"variable '{variable.Groups[1].Value}' at char {variable.Index + 2}");
        if (escapes.Concat(variables).ToList() is { Count: > 0 } unknown)
        {
            throw PveError.Parameter("notes-template", $"found unknown: {string.Join(", ", unknown)}\n");
        }
    }

    private static string Quote(string text) => Unsafe().IsMatch(text) ? $"'{text}'" : text;

    private static string Text(JToken value) => value.Type == JTokenType.Boolean ? value.Value<bool>() ? "1" : "0" : value.ToString();

    [GeneratedRegex(@"\\.")]
    private static partial Regex Escape();

    [GeneratedRegex(@"\{\{([^\s{}]+)\}\}")]
    private static partial Regex Variable();

    [GeneratedRegex(@"[^\w!%+,\-./:@^]")]
    private static partial Regex Unsafe();
}
