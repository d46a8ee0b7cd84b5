using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Proxmox.Engine;
using Proxmox.Engine.Declarations;
using Proxmox.Resources;
using Proxmox.Testing;
using Proxmox.Tools.Convert;

namespace Proxmox.Tools.Tests.Convert;

/// <summary>The tables of the guides say what the tables say that convert and moved blocks go by, row by row.</summary>
public sealed partial class GuideTests
{
    // What stands between marks of code and is no attribute of theirs.
    private static readonly string[] Words = ["known_hosts", "/api2/json"];

    [TestCase("coming-from-bpg", "## Attributes", "bpg/proxmox", "proxmox_virtual_environment_vm")]
    [TestCase("coming-from-bpg", "## Containers", "bpg/proxmox", "proxmox_virtual_environment_container")]
    [TestCase("coming-from-telmate", "## The provider", "telmate/proxmox", "")]
    [TestCase("coming-from-telmate", "## VMs", "telmate/proxmox", "proxmox_vm_qemu")]
    [TestCase("coming-from-telmate", "## Containers", "telmate/proxmox", "proxmox_lxc")]
    public void Each_row_of_the_page_is_one_of_the_tables(string page, string section, string source, string type)
    {
        var astray = from line in Lines(page, section, Table.Of(source, type))
                     from name in line.Names
                     let found = line.Table.Find(name)
                     where found is null || !found.Any(row => IsSaid(row, line.Right) || (!row.Parts.IsEmpty && line.IsOfParts))
                     select $"{string.Join('.', name)}: {(found is null ? "is in no table" : "is said otherwise than " + line.Right)}";

        Assert.That(astray, Is.Empty);
    }

    [TestCase("coming-from-bpg", "## Attributes", "bpg/proxmox", "proxmox_virtual_environment_vm")]
    [TestCase("coming-from-bpg", "## Containers", "bpg/proxmox", "proxmox_virtual_environment_container")]
    [TestCase("coming-from-telmate", "## The provider", "telmate/proxmox", "")]
    [TestCase("coming-from-telmate", "## VMs", "telmate/proxmox", "proxmox_vm_qemu")]
    [TestCase("coming-from-telmate", "## Containers", "telmate/proxmox", "proxmox_lxc")]
    public void Each_row_of_the_tables_is_one_of_the_page(string page, string section, string source, string type)
    {
        var table = Table.Of(source, type);
        // What is said of VMs holds for containers too.
        var also = type.EndsWith("_container", StringComparison.Ordinal)
            ? Lines(page, "## Attributes", Table.Of(source, "proxmox_virtual_environment_vm")) : [];
        var lines = Lines(page, section, table).Concat(also).ToList();
        var named = lines.SelectMany(line => line.Names)
            .SelectMany(name => name.Select((_, place) => string.Join('.', name[..(place + 1)]))).ToHashSet(StringComparer.Ordinal);
        var open = lines.SelectMany(line => line.Open).ToHashSet(StringComparer.Ordinal);
        var missing = string.Join('\n', Paths(table.Rows, "").Distinct(StringComparer.Ordinal).Where(path => !named.Contains(path)
            && !open.Any(start => path.StartsWith(start, StringComparison.Ordinal))));

        Assert.That(missing, Is.Empty);
    }

    private static IEnumerable<string> Paths(ImmutableArray<ForeignAttribute> rows, string before) =>
        from row in rows
        where row.Name.Length > 0 && (row.To is not null || row.Note.Length > 0)
        from path in row.Parts.IsEmpty ? [before + row.Name] : Paths(row.Parts, $"{before}{row.Name}.")
        select path;

    // By the last step of where it goes, or as the same.
    private static bool IsSaid(ForeignAttribute row, string right) => row.To is null or "" or "." || row.To.EndsWith('@')
        || Word().Matches(right).Select(match => match.Value).Contains(row.To.Split('.', '/')[^1])
        || (row.To.StartsWith("timeouts.", StringComparison.Ordinal) && right.Contains("`timeouts`", StringComparison.Ordinal))
        || (row.To == row.Name && right.Contains("the same", StringComparison.Ordinal));

    private static IEnumerable<Line> Lines(string page, string section, Table table)
    {
        var text = File.ReadAllText(Path.Combine(Repository.Root, "docs/guides", page + ".md"));
        var part = text.Split($"\n{section}\n")[1].Split("\n## ")[0];
        foreach (var cells in part.Split('\n').Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Skip(2)
            .Select(line => line.Split(" | ")))
        {
            yield return Line.Of(cells[0], cells[1], table);
        }
    }

    // What a row of the page is about.
    private sealed record Line(List<string[]> Names, List<string> Open, string Right, Table Table)
    {
        // The first one is there for the others alone.
        public bool IsOfParts => Names.Count + Open.Count > 1;

        public static Line Of(string left, string right, Table table)
        {
            table = left.StartsWith("| provider ", StringComparison.Ordinal) ? Table.Of(table.Source, "") : table;
            List<string[]> names = [];
            List<string> open = [];
            foreach (var token in Code().Matches(left).Select(match => match.Groups["text"].Value).Except(Words))
            {
                if (token.StartsWith("proxmox_", StringComparison.Ordinal))
                {
                    table = Table.Of(table.Source, token);
                    continue;
                }

                if (token.EndsWith('*'))
                {
                    open.AddRange([token[..^1], .. names.Take(1).Select(name => $"{name[0]}.{token[..^1]}")]);
                }
                else
                {
                    names.AddRange(Expanded(token, names, table, isOfParts: left.Contains(" blocks", StringComparison.Ordinal)
                        || left.Contains("`: ", StringComparison.Ordinal)));
                }

                if (token.Contains("...", StringComparison.Ordinal))
                {
                    open.Add(names[^1][0] + ".");
                }
            }

            if (left.EndsWith(", ...", StringComparison.Ordinal) || left.EndsWith("and others", StringComparison.Ordinal))
            {
                open.AddRange(names.Where(name => name.Length > 1).Select(name => string.Concat(name[..^1].Select(step => step + "."))));
            }

            return new(names, open, right, table);
        }

        private static IEnumerable<string[]> Expanded(string token, List<string[]> before, Table table, bool isOfParts)
        {
            var steps = token.Split(' ')[0].Split('.');
            return steps[^1].Split('/').Select(last =>
            {
                string[] name = steps is ["", ..] ? [before[^1][0], .. steps[1..^1], last] : [.. steps[..^1], last];
                // A part of what stands before it in the row.
                var isPart = before.Count > 0 && table.Find([before[0][0], last]) is not null
                    && table.Rows.Any(row => row.Name == before[0][0] && row.To is not null);
                return name.Length > 1 || (table.Find(name) is not null && !(isPart && isOfParts)) ? name
                    : isPart ? [before[0][0], last]
                    : Paths(table.Rows, "").FirstOrDefault(path => path.EndsWith("." + last, StringComparison.Ordinal))?.Split('.') ?? name;
            }).ToList();
        }
    }

    // The rows of a type of theirs, or of the provider itself.
    private sealed record Table(string Source, ImmutableArray<ForeignAttribute> Rows, Target? Target)
    {
        public static Table Of(string source, string type)
        {
            var foreign = Catalogs.All.Foreign.Single(provider => provider.Source == source);
            return type.Length == 0
                ? new(source, foreign.Configuration, new(new Provider(Catalogs.All, new()).Configuration, foreign.Configuration))
                : new(source, foreign.Type(type)!.Attributes, new(foreign.Type(type)!.Targets[0].Resource, foreign.Type(type)!.Attributes));
        }

        // The rows of a name; those of what is called the same here are made up; null when there is no such name.
        public IReadOnlyList<ForeignAttribute>? Find(string[] name) => Find(Rows, name, []);

        private List<ForeignAttribute>? Find(ImmutableArray<ForeignAttribute> rows, string[] name, string[] way)
        {
            var found = rows.Where(row => row.Name == name[0]).ToList();
            if (found.Count == 0)
            {
                return Target!.Has([.. way, .. name]) ? [new(name[^1], name[^1])] : null;
            }

            return name.Length == 1 ? found : found.SelectMany(row =>
                row.To is null ? [row] : row.Key?.Split(':')[0] == name[1] ? [new(name[1], "")]
                    : Find(row.Parts, name[1..], Way(row, way)) ?? [])
                .ToList() is { Count: > 0 } parts ? parts : null;
        }

        private static string[] Way(ForeignAttribute row, string[] way) =>
        [
            .. row.To!.StartsWith('/') ? [] : way, .. row.To.TrimStart('/').Split('.', StringSplitOptions.RemoveEmptyEntries),
            .. row.Shape == ForeignShape.Map ? ["any"] : Array.Empty<string>(),
        ];
    }

    [GeneratedRegex("`(?<text>[^`]+)`", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Code();

    [GeneratedRegex(@"[A-Za-z0-9_]+", RegexOptions.None, 1000)]
    private static partial Regex Word();
}
