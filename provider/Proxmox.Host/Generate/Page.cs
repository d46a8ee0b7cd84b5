using System.Text;

namespace Proxmox.Host.Generate;

/// <summary>A page of the documentation under way: Markdown with the front matter that the registries read.</summary>
public sealed class Page
{
    private readonly StringBuilder _text = new();

    /// <summary>A page with its front matter.</summary>
    /// <param name="title">The title in the browser.</param>
    /// <param name="subcategory">The section in the navigation; empty for none.</param>
    /// <param name="description">One or more sentences.</param>
    public Page(string title, string subcategory, string description)
    {
        _text.Append("---\n")
            .Append($"page_title: \"{title}\"\n")
            .Append($"subcategory: \"{subcategory}\"\n")
            .Append("description: |-\n")
            .Append($"  {description}\n")
            .Append("---\n\n")
            .Append("<!-- Generated from the declaration by `make generate`. Change the declaration or the example, not this page. -->\n");
    }

    /// <summary>Adds a heading.</summary>
    /// <param name="level">1 to 6.</param>
    /// <param name="text">The heading's text.</param>
    public Page Heading(int level, string text)
    {
        _text.Append('\n').Append('#', level).Append($" {text}\n");
        return this;
    }

    /// <summary>Adds a paragraph.</summary>
    public Page Paragraph(string text)
    {
        _text.Append($"\n{text}\n");
        return this;
    }

    /// <summary>Adds a list, or nothing when it is empty.</summary>
    public Page Items(IEnumerable<string> items)
    {
        var isFirst = true;
        foreach (var item in items)
        {
            _text.Append(isFirst ? "\n" : "").Append($"- {item}\n");
            isFirst = false;
        }

        return this;
    }

    /// <summary>Adds a table.</summary>
    /// <param name="header">The heads of the columns.</param>
    /// <param name="rows">The rows, each as many cells.</param>
    public Page Table(IReadOnlyCollection<string> header, IEnumerable<IReadOnlyCollection<string>> rows)
    {
        _text.Append('\n').Append(Row(header)).Append(Row([.. header.Select(_ => "---")]));
        foreach (var row in rows)
        {
            _text.Append(Row(row));
        }

        return this;
    }

    /// <summary>Adds code.</summary>
    /// <param name="language">The language, for highlighting.</param>
    /// <param name="code">The code.</param>
    public Page Code(string language, string code)
    {
        _text.Append($"\n```{language}\n{code.TrimEnd('\n')}\n```\n");
        return this;
    }

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();

    private static string Row(IReadOnlyCollection<string> cells) => $"| {string.Join(" | ", cells.Select(cell => cell.Replace("|", "\\|", StringComparison.Ordinal)))} |\n";
}
