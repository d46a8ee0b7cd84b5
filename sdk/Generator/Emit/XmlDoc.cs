using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using Proxmox.SdkGenerator.Naming;
using Proxmox.SdkGenerator.Schema;

namespace Proxmox.SdkGenerator.Emit;

/// <summary>Writes descriptions as XML documentation comments: the first paragraph is the summary, the rest are remarks.</summary>
internal static partial class XmlDoc
{
    private const int Width = 120;

    /// <summary>
    /// Writes the documentation of a property; <paramref name="otherwise"/>, which is XML, stands in for a description that is missing.
    /// </summary>
    public static void Write(CodeFile file, PropertySchema property, string otherwise)
    {
        var replacing = property.WillReplaceOnChanges ? " Changing it replaces the resource." : "";
        Write(file, property.Description, otherwise,
            replacing + (property.Words is { } token ? $" See <see cref=\"{Class(file, property, token)}\"/>." : ""));
        file.Obsolete(property.Deprecation);
    }

    /// <summary>Writes the documentation of what follows.</summary>
    /// <param name="file">Where to.</param>
    /// <param name="markdown">The description; null when it is missing.</param>
    /// <param name="otherwise">XML that stands in for a description that is missing.</param>
    /// <param name="more">XML at the end of the summary.</param>
    public static void Write(CodeFile file, string? markdown, string otherwise, string more = "")
    {
        var blocks = Markdown.Read(markdown ?? "");
        var first = blocks is [MarkdownBlock.Paragraph paragraph, ..] ? Inline(paragraph.Text) : null;
        Element(file, "summary", (first ?? otherwise) + more);
        var rest = first is null ? blocks : blocks[1..];
        if (rest.Length == 0)
        {
            return;
        }
        file.Line("/// <remarks>");
        foreach (var block in rest)
        {
            Block(file, block);
        }
        file.Line("/// </remarks>");
    }

    /// <summary>Writes one element of XML that flows; on one line when it fits.</summary>
    public static void Element(CodeFile file, string element, string xml)
    {
        var name = element.Split(' ')[0];
        var line = $"<{element}>{xml}</{name}>";
        if (line.Length <= Width)
        {
            file.Line($"/// {line}");
            return;
        }
        file.Line($"/// <{element}>");
        Flow(file, xml);
        file.Line($"/// </{name}>");
    }

    /// <summary>The first paragraph of a description as XML; null when there is none.</summary>
    public static string? Summary(string? markdown) => Markdown.Read(markdown ?? "") is [MarkdownBlock.Paragraph paragraph, ..]
        ? Inline(paragraph.Text) : null;

    /// <summary>The XML of text that flows: code, bold, italics and links are elements, all else is escaped.</summary>
    public static string Inline(string markdown)
    {
        var xml = new StringBuilder(markdown.Length);
        var at = 0;
        foreach (Match span in Span().Matches(markdown))
        {
            xml.Append(Escape(Unescape(markdown[at..span.Index])));
            xml.Append(span switch
            {
                _ when span.Groups["code"] is { Success: true } code => $"<c>{Escape(code.Value)}</c>",
                _ when span.Groups["bold"] is { Success: true } bold => $"<b>{Inline(bold.Value)}</b>",
                _ when span.Groups["italic"] is { Success: true } italic => $"<i>{Inline(italic.Value)}</i>",
                _ when span.Groups["bare"] is { Success: true } bare => $"<see href=\"{Attribute(bare.Value)}\"/>",
                _ when IsAbsolute(span.Groups["url"].Value) =>
                    $"<see href=\"{Attribute(span.Groups["url"].Value)}\">{Inline(span.Groups["text"].Value)}</see>",
                _ => Inline(span.Groups["text"].Value),
            });
            at = span.Index + span.Length;
        }
        return xml.Append(Escape(Unescape(markdown[at..]))).ToString();
    }

    /// <summary>Text in which XML sees no marks.</summary>
    public static string Escape(string text)
    {
        var xml = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            _ = letter switch
            {
                '&' => xml.Append("&amp;"),
                '<' => xml.Append("&lt;"),
                '>' => xml.Append("&gt;"),
                // No character that XML cannot hold, not even escaped.
                _ when char.IsControl(letter) && letter is not '\t' => xml,
                _ => xml.Append(letter),
            };
        }
        return xml.ToString();
    }

    private static string Attribute(string text) => Escape(text).Replace("\"", "&quot;", StringComparison.Ordinal);

    // In a class a property hides the type of its name.
    private static string Class(CodeFile file, PropertySchema property, string token)
    {
        var (space, name) = (file.Names.Namespace(token), PackageNames.Member(token));
        return name == MemberNames.Of(property) ? CodeFile.Global(space, name) : file.Type(space, name);
    }

    private static void Block(CodeFile file, MarkdownBlock block)
    {
        switch (block)
        {
            case MarkdownBlock.Paragraph paragraph:
                Element(file, "para", Inline(paragraph.Text));
                break;
            case MarkdownBlock.Heading heading:
                Element(file, "para", $"<b>{Inline(heading.Text)}</b>");
                break;
            case MarkdownBlock.Code code:
                Lines(file, code.Lines);
                break;
            case MarkdownBlock.Items items:
                List(file, items.IsNumbered ? "number"
                    : "bullet", items.Texts.Select(item => $"<item><description>{Inline(item)}</description></item>"));
                break;
            case MarkdownBlock.Table table:
                List(file, "table", table.Rows.Select((row, index) => Row(row, index == 0 ? "listheader" : "item")));
                break;
            default:
                throw new InvalidOperationException($"No block of the kind {block.GetType().Name} is known.");
        }
    }

    private static void List(CodeFile file, string type, IEnumerable<string> items)
    {
        file.Line($"/// <list type=\"{type}\">");
        foreach (var item in items)
        {
            Flow(file, item);
        }
        file.Line("/// </list>");
    }

    // A list of documentation has two columns: what a third one says follows the second.
    private static string Row(ImmutableArray<string> cells, string element) =>
        $"<{element}><term>{Inline(cells[0])}</term><description>{string.Join("; ", cells.Skip(1).Select(Inline))}</description></{element}>";

    private static void Lines(CodeFile file, ImmutableArray<string> lines)
    {
        file.Line("/// <code>");
        foreach (var line in lines)
        {
            file.Line(line.Length == 0 ? "///" : $"/// {Escape(line)}");
        }
        file.Line("/// </code>");
    }

    private static void Flow(CodeFile file, string xml)
    {
        var line = new StringBuilder();
        foreach (var word in xml.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > Width)
            {
                file.Line($"/// {line}");
                line.Clear();
            }
            line.Append(line.Length > 0 ? " " : "").Append(word);
        }
        if (line.Length > 0)
        {
            file.Line($"/// {line}");
        }
    }

    private static bool IsAbsolute(string url) => Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https";

    private static string Unescape(string text) => Escaped().Replace(text, "${sign}");

    [GeneratedRegex(
        @"(?<ticks>`+)(?<code>.+?)\k<ticks>(?!`)|\*\*(?<bold>\S(?:.*?\S)?)\*\*|(?<![\w*\\])[*_](?<italic>[^\s*_](?:[^*_]*[^\s*_])?)[*_](?![\w*])|\[(?<text>[^\]]+)\]\((?<url>[^)\s]+)[^)]*\)|<(?<bare>https?://[^>\s]+)>", RegexOptions.None, 1000)]
    private static partial Regex Span();

    [GeneratedRegex(@"\\(?<sign>[\\`*_{}\[\]()#+\-.!<>|])", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Escaped();
}
