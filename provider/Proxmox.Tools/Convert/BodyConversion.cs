using System.Collections.Immutable;
using System.Text;
using Proxmox.Engine.Declarations;
using Proxmox.Hcl;

namespace Proxmox.Tools.Convert;

/// <summary>Turns what is in a block of another provider into what says the same here.</summary>
/// <param name="file">The file that it is in.</param>
/// <param name="target">What it becomes.</param>
/// <param name="report">Where it is told what has no counterpart.</param>
internal sealed partial class BodyConversion(SourceFile file, Target target, Report report)
{
    private static readonly string[] Kept = ["lifecycle", "connection", "provisioner"];

    private readonly Node _root = new("");
    private HclBody? _body;

    /// <summary>The text between the braces.</summary>
    /// <param name="body">What is there.</param>
    /// <param name="depth">How deep it is indented.</param>
    public string Convert(HclBody body, int depth)
    {
        _body = body;
        Survey(body);
        Fill(Items(body).Where(item => !IsOfCompanion(item.Word)), target.Rows, new(_root, _root, []), isWhole: true);
        var text = new StringBuilder();
        _root.Write(text, depth);
        return text.ToString();
    }

    private IEnumerable<Item> Items(HclBody body) => Layout(
        body.Span.Start, body.Span.End,
        body.Attributes.Select(attribute => new Item(attribute.Name, attribute.Span, attribute.Place) { Value = attribute.Value })
            .Concat(body.Blocks.Select(block => new Item(block.Type, block.Span, block.Place) { Block = block }))
            .OrderBy(item => item.Span.Start));

    private IEnumerable<Item> Items(HclExpression.Map map) => Layout(
        map.Span.Start + 1, map.Span.End - 1,
        map.Entries.Select(entry => new Item(entry.Name, entry.Span, entry.Place) { Value = entry.Value, Key = entry.Key }));

    // Gives each item the comments that stand above and behind it.
    private List<Item> Layout(int start, int end, IEnumerable<Item> items)
    {
        var found = new List<Item>();
        foreach (var item in items)
        {
            Between(found, start, item.Span.Start, item);
            found.Add(item);
            start = item.Span.End;
        }

        var last = new Item("", new(end, end), new(file.Path, 0));
        Between(found, start, end, last);
        if (last.Comments.Count > 0)
        {
            found.Add(last);
        }

        return found;
    }

    private void Between(List<Item> found, int start, int end, Item next)
    {
        var lines = file.Text[start..end].Split('\n');
        if (found.Count > 0 && lines[0].Trim().TrimStart(',').Trim() is { Length: > 0 } behind)
        {
            found[^1].Behind = " " + behind;
        }

        var above = lines.Skip(1).Select(line => line.Trim().Trim(',')).ToList();
        next.IsApart = found.Count > 0 && above.Take(above.Count - 1).Any(line => line.Length == 0);
        next.Comments.AddRange(above.Where(line => line.Length > 0));
    }

    private void Fill(IEnumerable<Item> items, ImmutableArray<ForeignAttribute> rows, Scope scope, bool isWhole = false)
    {
        var all = items.ToList();
        scope = scope with { Neighbours = all };
        var later = new List<(Item, ForeignAttribute)>();
        foreach (var item in all)
        {
            if (item.Name.Length == 0 && item.Value is null)
            {
                scope.At.Remark(item.Comments);
            }
            else if (isWhole && IsKept(item))
            {
                Keep(item, scope);
            }
            else
            {
                var ours = rows.Where(row => row.Name == item.Word).ToList();
                later.AddRange(ours.Where(row => row.IsWeak).Select(row => (item, row)));
                Convert(item, [.. ours.Where(row => !row.IsWeak)], scope, isLater: ours.Exists(row => row.IsWeak));
            }
        }

        foreach (var (item, row) in later.Where(pair => pair.Item2.To is not null && !Says(pair.Item2.To, scope)))
        {
            Place(item, row, scope);
        }

        foreach (var row in rows.Where(row => row.Name.Length == 0 && !Says(row.To!, scope)))
        {
            At(row.To!, scope).Value = row.As;
        }
    }

    private static bool Says(string to, Scope scope)
    {
        var (from, steps) = scope.Way(to);
        return from.Says(steps);
    }

    private bool IsKept(Item item) => (item.Block is not null && Kept.Contains(item.Name))
        || (item.Value is not null && (Target.IsMeta(item.Name) || (item.Name == "alias" && target.IsProvider)));

    private void Keep(Item item, Scope scope)
    {
        var node = scope.At.At(item.Block is null ? item.Name : $"\"{item.Name}{scope.At.Children.Count}\"");
        Note(node, item);
        if (item.Block is null)
        {
            node.Value = file.Rewritten(item.Value!.Span);
        }
        else
        {
            RenameIgnored(item.Block, _body!);
            node.Kept = file.Rewritten(item.Span);
        }
    }

    private void Convert(Item item, List<ForeignAttribute> rows, Scope scope, bool isLater)
    {
        if (rows.Count == 0 && !isLater)
        {
            if (item.Key is null && scope.Allows(target, item.Word))
            {
                Place(item, new(item.Word, item.Word), scope);
            }
            else
            {
                Refuse(item, $"there is no {item.Word} here.", scope);
            }
        }

        foreach (var row in rows)
        {
            if (row.To is not null)
            {
                Place(item, row, scope);
            }
            else if (row.Note.Length > 0)
            {
                Refuse(item, row.Note, scope);
            }
            else
            {
                scope.At.Remark(item.Comments);
            }
        }
    }

    private static Node Node(Item item, ForeignAttribute row, Scope scope)
    {
        var node = At(row.To!, scope);
        Note(node, item);
        return node;
    }

    private static Node At(string to, Scope scope)
    {
        var (node, steps) = scope.Way(to);
        return steps.Aggregate(node, (at, step) => at.At(step));
    }

    private static void Note(Node node, Item item)
    {
        node.IsApart |= item.IsApart;
        node.Comments.AddRange(item.Comments);
        node.Behind = item.Behind.Length > 0 && item.Block is null ? item.Behind : node.Behind;
        item.Comments.Clear();
    }

    private void Refuse(Item item, string note, Scope scope)
    {
        report.Add(item.Place, $"no counterpart of {item.Word}: {note}");
        var source = item.Span.Of(file.Text).Split('\n');
        var indent = source.Skip(1).Where(line => line.Trim().Length > 0).Select(line => line.Length - line.TrimStart().Length)
            .DefaultIfEmpty(0).Min();
        scope.At.Remark([
            .. item.Comments, $"# no counterpart: {note}", .. source.Select((line, place) =>
                $"# {(place == 0 ? line : line[Math.Min(indent, line.Length)..])}".TrimEnd()),
        ]);
        item.Comments.Clear();
    }
}
