using System.Text.RegularExpressions;

namespace Proxmox.Simulator.Firewall;

/// <summary>A rule as a line of a firewall file.</summary>
internal static partial class RuleLine
{
    private static readonly (string Key, string Option)[] Matches =
    [
        ("source", "source"), ("dest", "dest"), ("proto", "p"), ("dport", "dport"), ("sport", "sport"),
        ("log", "log"), ("icmp-type", "icmp-type"),
    ];

    /// <summary>Reads a line; null for one that is none.</summary>
    public static Dictionary<string, string>? Parse(string line)
    {
        if (Shape().Match(line) is not { Success: true } match)
        {
            return null;
        }

        var rule = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["enable"] = match.Groups["off"].Length > 0 ? "0" : "1",
            ["type"] = match.Groups["type"].Value.ToLowerInvariant(),
            ["action"] = match.Groups["action"].Value,
        };
        if (match.Groups["macro"] is { Success: true } macro)
        {
            rule["macro"] = macro.Value;
        }

        if (match.Groups["comment"] is { Success: true } comment)
        {
            rule["comment"] = comment.Value;
        }

        var words = match.Groups["options"].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i + 1 < words.Length; i += 2)
        {
            rule[words[i] == "-i" ? "iface" : Array.Find(Matches, option => "-" + option.Option == words[i]).Key] = words[i + 1];
        }

        return rule;
    }

    /// <summary>Writes a rule; a group's rules have no interface.</summary>
    public static string Write(Dictionary<string, string> rule, bool withInterface)
    {
        var action = rule.TryGetValue("macro", out var macro) ? $"{macro}({rule["action"]})" : rule["action"];
        var line = $"{(rule.GetValueOrDefault("enable") == "0" ? "|" : "")}{rule["type"].ToUpperInvariant()} {action}";
        if (withInterface && rule.TryGetValue("iface", out var name))
        {
            line += $" -i {name}";
        }

        if (rule["type"] != "group")
        {
            line += string.Concat(Matches.Where(option => rule.ContainsKey(option.Key))
                .Select(option => $" -{option.Option} {rule[option.Key]}"));
        }

        return string.IsNullOrWhiteSpace(rule.GetValueOrDefault("comment")) ? line : $"{line} # {rule["comment"]}";
    }

    [GeneratedRegex(
        @"^(?<off>\|?)(?<type>in|out|forward|group)\s+((?<macro>[^\s(]+)\((?<action>[A-Z]+)\)|(?<action>\S+))"
            + @"(?<options>[^#]*)(#\s*(?<comment>.*))?$",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Shape();
}
