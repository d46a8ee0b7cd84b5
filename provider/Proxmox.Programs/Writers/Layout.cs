namespace Proxmox.Programs.Writers;

/// <summary>How code is laid out that may be long.</summary>
/// <param name="indent">The indent of one level.</param>
internal sealed class Layout(string indent)
{
    private const int Width = 88;

    /// <summary>Things between brackets: on one line when they fit, otherwise each on its own.</summary>
    /// <param name="open">The bracket before them, with what stands before it.</param>
    /// <param name="items">The things.</param>
    /// <param name="close">The bracket behind them.</param>
    /// <param name="blank">What stands inside the brackets on one line.</param>
    /// <param name="comma">What stands behind the last one when each has a line.</param>
    public string Group(string open, IReadOnlyCollection<string> items, string close, string blank, string comma = ",")
    {
        if (items.Count == 0)
        {
            return open + close;
        }

        var line = $"{open}{blank}{string.Join(", ", items)}{blank}{close}";
        return line.Length <= Width && !line.Contains('\n', StringComparison.Ordinal) ? line : Lines(open, items, close, comma);
    }

    /// <summary>Things between brackets, each on a line of its own.</summary>
    public string Lines(string open, IReadOnlyCollection<string> items, string close, string comma = ",") =>
        items.Count == 0 ? open + close : $"{open}\n{Indent(string.Join(",\n", items) + comma)}\n{close}";

    /// <summary>Lines one level further in.</summary>
    public string Indent(string lines) => string.Join('\n', lines.Split('\n').Select(line => line.Length == 0 ? line : indent + line));
}
