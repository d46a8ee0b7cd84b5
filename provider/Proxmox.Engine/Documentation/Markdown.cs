using System.Text;

namespace Proxmox.Engine.Documentation;

/// <summary>Markdown under way. Blocks are separated by empty lines; every line ends with a line feed.</summary>
public class Markdown
{
    private readonly StringBuilder _text = new();

    /// <summary>Adds a heading.</summary>
    /// <param name="level">1 to 6.</param>
    /// <param name="text">The heading's text.</param>
    public Markdown Heading(int level, string text) => Block(new string('#', level) + " " + text);

    /// <summary>Adds a paragraph.</summary>
    public Markdown Paragraph(string text) => Block(text);

    /// <summary>Adds a list, or nothing when it is empty.</summary>
    public Markdown Items(IEnumerable<string> items)
    {
        var lines = items.Select(item => "- " + item).ToList();
        return lines.Count == 0 ? this : Block(string.Join('\n', lines));
    }

    /// <summary>Adds a table.</summary>
    /// <param name="header">The heads of the columns.</param>
    /// <param name="rows">The rows, each as many cells.</param>
    public Markdown Table(IReadOnlyCollection<string> header, IEnumerable<IReadOnlyCollection<string>> rows) =>
        Block(string.Join('\n', [Row(header), Row([.. header.Select(_ => "---")]), .. rows.Select(Row)]));

    /// <summary>Adds code.</summary>
    /// <param name="language">The language, for highlighting.</param>
    /// <param name="code">The code.</param>
    public Markdown Code(string language, string code) => Block($"```{language}\n{code.TrimEnd('\n')}\n```");

    /// <summary>The text.</summary>
    public override string ToString() => _text.ToString();

    /// <summary>Adds text that stands alone.</summary>
    /// <param name="text">One or more lines, without a line feed at the end.</param>
    protected Markdown Block(string text)
    {
        _text.Append(_text.Length == 0 ? "" : "\n").Append(text).Append('\n');
        return this;
    }

    private static string Row(IReadOnlyCollection<string> cells) =>
        $"| {string.Join(" | ", cells.Select(cell => cell.Replace("|", "\\|", StringComparison.Ordinal)))} |";
}
