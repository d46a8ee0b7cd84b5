using System.Text;
using System.Text.RegularExpressions;

namespace Proxmox.Simulator.Firewall;

/// <summary>The blocks of a firewall file: options, aliases, sets, rules and groups, each with its lines.</summary>
internal sealed partial class FirewallFile
{
    public const string Options = "OPTIONS";
    public const string Aliases = "ALIASES";
    public const string Set = "IPSET";
    public const string Rules = "RULES";
    public const string Group = "group";

    private static readonly string[] Order = [Options, Aliases, Set, Rules, Group];

    private readonly List<Block> _blocks = [];

    public IEnumerable<Block> Named(string kind) => _blocks
        .Where(block => block.Kind == kind)
        .OrderBy(block => block.Name, StringComparer.Ordinal);

    public Block? Find(string kind, string name = "") => _blocks.Find(block => block.Kind == kind && block.Name == name);

    /// <summary>Replaces the lines of a block, which comes into being when it is not there.</summary>
    public void Put(string kind, string name, IEnumerable<string> lines)
    {
        if (Find(kind, name) is not { } block)
        {
            _blocks.Add(block = new Block(kind, name));
        }

        block.Lines.Clear();
        block.Lines.AddRange(lines);
    }

    public void Remove(Block block) => _blocks.Remove(block);

    public static FirewallFile Parse(string text)
    {
        var file = new FirewallFile();
        Block? current = null;
        foreach (var line in text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] != '#'))
        {
            if (Header().Match(line) is not { Success: true } header)
            {
                current?.Lines.Add(line);
                continue;
            }
            var kind = Order.First(known => known.Equals(header.Groups["kind"].Value, StringComparison.OrdinalIgnoreCase));
            current = new Block(kind, header.Groups["name"].Value.ToLowerInvariant());
            if (header.Groups["comment"] is { Success: true } comment)
            {
                current.Comment = comment.Value;
            }

            file._blocks.Add(current);
        }
        return file;
    }

    /// <summary>The text: blocks in PVE's order; without lines only those that have a name.</summary>
    public string Render()
    {
        var text = new StringBuilder();
        foreach (var block in Order.SelectMany(Named).Where(block => block.Name.Length > 0 || block.Lines.Count > 0))
        {
            text.Append('[').Append(block.Kind).Append(block.Name.Length > 0 ? " " + block.Name : "").Append(']');
            text.Append(block.Comment is { Length: > 0 } comment ? $" # {comment}" : "").Append("\n\n");
            foreach (var line in block.Lines)
            {
                text.Append(line).Append('\n');
            }

            text.Append('\n');
        }
        return text.ToString();
    }

    [GeneratedRegex(@"^\[(?<kind>options|aliases|ipset|rules|group)(\s+(?<name>\S+))?\](\s*#\s*(?<comment>.*))?$",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Header();

    /// <summary>A block; only sets and groups have a name.</summary>
    internal sealed class Block(string kind, string name)
    {
        public string Kind { get; } = kind;

        public string Name { get; } = name;

        public string? Comment { get; set; }

        public List<string> Lines { get; } = [];
    }
}
