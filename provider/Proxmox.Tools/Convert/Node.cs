using System.Text;
using Proxmox.Hcl;

namespace Proxmox.Tools.Convert;

/// <summary>A part of what is written: an attribute, an object, a comment, or a block that is kept as it is.</summary>
/// <param name="key">Its name, or the expression of its key; empty for a comment.</param>
internal sealed class Node(string key)
{
    private readonly List<Node> _children = [];

    /// <summary>The name, as a path has it.</summary>
    public string Key => key;

    /// <summary>The lines of comments above it.</summary>
    public List<string> Comments { get; } = [];

    /// <summary>The comment behind it in its line.</summary>
    public string Behind { get; set; } = "";

    /// <summary>True when a blank line stands above it.</summary>
    public bool IsApart { get; set; }

    /// <summary>Its value as it is written; null for an object.</summary>
    public string? Value { get; set; }

    /// <summary>A block that is kept, as it is written.</summary>
    public string? Kept { get; set; }

    /// <summary>The objects of a list.</summary>
    public List<Node> Items { get; } = [];

    /// <summary>Expressions that make further entries or objects.</summary>
    public List<string> More { get; } = [];

    /// <summary>What the list is made into: an expression with an at sign for it.</summary>
    public string? As { get; set; }

    /// <summary>What is in it.</summary>
    public IReadOnlyList<Node> Children => _children;

    /// <summary>True when it has nothing to say yet.</summary>
    public bool IsEmpty => Value is null && Kept is null && _children.TrueForAll(child => child.Key.Length == 0) && Items.Count == 0
        && More.Count == 0;

    /// <summary>The part of that name; made when there is none.</summary>
    public Node At(string name)
    {
        var found = _children.Find(child => child.Key == name && name.Length > 0);
        if (found is null)
        {
            found = new Node(name);
            _children.Add(found);
        }

        return found;
    }

    /// <summary>True when something is said at a path.</summary>
    public bool Says(IEnumerable<string> path)
    {
        var at = this;
        foreach (var step in path)
        {
            if (at._children.Find(child => child.Key == step) is not { } next)
            {
                return false;
            }

            at = next;
        }

        return !at.IsEmpty;
    }

    /// <summary>What is said in it, by the way to it.</summary>
    public IEnumerable<(List<string> Path, string Value)> Leaves() =>
        from child in _children
        where child.Key.Length > 0
        from leaf in child.Value is null && child.Items.Count == 0 && child.More.Count == 0 && child._children.Count > 0
            ? child.Leaves() : [(Path: [], Value: child.Expression(2))]
        select (leaf.Path.Prepend(child.Key).ToList(), leaf.Value);

    /// <summary>All comments in it.</summary>
    public IEnumerable<string> Remarks() => _children.SelectMany(child => child.Comments.Concat(child.Remarks()));

    /// <summary>Adds lines of comment.</summary>
    public void Remark(IReadOnlyCollection<string> lines)
    {
        if (lines.Count > 0)
        {
            At("").Comments.AddRange(lines);
        }
    }

    /// <summary>Writes what is in it, one line or more for each.</summary>
    public void Write(StringBuilder text, int depth)
    {
        for (var start = 0; start < _children.Count;)
        {
            var run = _children.Skip(start).TakeWhile((child, place) => place == 0 || (child.IsLine(depth) && !child.IsApart
                && child.Comments.Count == 0 && _children[start].IsLine(depth))).ToList();
            var width = run.Max(child => child.Name.Length);
            foreach (var child in run)
            {
                child.WriteLine(text, depth, width, isFirst: child == _children[0]);
            }

            start += run.Count;
        }
    }

    /// <summary>Its value as an expression.</summary>
    public string Expression(int depth)
    {
        if (Value is not null)
        {
            return Value;
        }

        if (Items.Count > 0 || (As is not null && More.Count > 0))
        {
            var list = Items.Count == 0 ? null
                : $"[\n{string.Concat(Items.Select(item => $"{Indent(depth + 1)}{item.Braced(depth + 1)},\n"))}{Indent(depth)}]";
            var whole = Joined("concat", list);
            return As is null ? whole : Notation.Fill(As, whole, _ => null);
        }

        return Joined("merge", _children.Count == 0 && More.Count > 0 ? null : Braced(depth));
    }

    private string Name => Key.Length == 0 || HclName.Is(Key) || Key[0] is '"' or '(' ? Key : HclWriter.Quote(Key);

    private string Joined(string function, string? first)
    {
        var all = More.Prepend(first).OfType<string>().ToList();
        return all.Count == 1 ? all[0] : $"{function}({string.Join(", ", all)})";
    }

    private string Braced(int depth)
    {
        if (_children.Count == 0)
        {
            return "{}";
        }

        var text = new StringBuilder("{\n");
        Write(text, depth + 1);
        return text.Append(Indent(depth)).Append('}').ToString();
    }

    private bool IsLine(int depth) => Key.Length > 0 && Kept is null && !Expression(depth).Contains('\n', StringComparison.Ordinal);

    private void WriteLine(StringBuilder text, int depth, int width, bool isFirst)
    {
        if ((IsApart || Kept is not null) && !isFirst)
        {
            text.Append('\n');
        }

        foreach (var line in Comments)
        {
            text.Append(line.Length == 0 ? "" : Indent(depth)).Append(line).Append('\n');
        }

        if (Kept is not null)
        {
            text.Append(Indent(depth)).Append(Kept).Append(Behind).Append('\n');
        }
        else if (Key.Length > 0)
        {
            text.Append(Indent(depth)).Append(IsLine(depth) ? Name.PadRight(width) : Name).Append(" = ").Append(Expression(depth))
                .Append(Behind).Append('\n');
        }
    }

    private static string Indent(int depth) => new(' ', 2 * depth);
}
