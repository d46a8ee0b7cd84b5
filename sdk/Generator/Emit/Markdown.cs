using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Proxmox.SdkGenerator.Emit;

/// <summary>A block of a description.</summary>
internal abstract record MarkdownBlock
{
    /// <summary>Text that flows.</summary>
    internal sealed record Paragraph(string Text) : MarkdownBlock;

    /// <summary>A heading of any level.</summary>
    internal sealed record Heading(string Text) : MarkdownBlock;

    /// <summary>Lines that stay as they are; the language is empty when it is not told.</summary>
    internal sealed record Code(string Language, ImmutableArray<string> Lines) : MarkdownBlock;

    /// <summary>A list, each item of which is text that flows.</summary>
    internal sealed record Items(bool IsNumbered, ImmutableArray<string> Texts) : MarkdownBlock;

    /// <summary>A table; the first row is the heading.</summary>
    internal sealed record Table(ImmutableArray<ImmutableArray<string>> Rows) : MarkdownBlock;
}

/// <summary>
/// Reads the Markdown of descriptions: paragraphs, headings, lists, fences, and the marks around examples, of which only those in C# stay.
/// </summary>
internal static partial class Markdown
{
    private const string ExampleLanguage = "csharp";

    /// <summary>The blocks of a description in their order.</summary>
    public static ImmutableArray<MarkdownBlock> Read(string text)
    {
        var blocks = ImmutableArray.CreateBuilder<MarkdownBlock>();
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        var isExample = false;
        for (var at = 0; at < lines.Length;)
        {
            var line = lines[at];
            if (ExampleMark().Match(line) is { Success: true } mark)
            {
                isExample = !mark.Groups["end"].Success && mark.Groups["one"].Success;
                at++;
            }
            else if (Fence().Match(line) is { Success: true } fence)
            {
                var code = Fenced(lines, ref at, fence);
                if (!isExample || code.Language is ExampleLanguage or "")
                {
                    blocks.Add(code);
                }
            }
            else if (string.IsNullOrWhiteSpace(line))
            {
                at++;
            }
            else if (HeadingLine().Match(line) is { Success: true } heading)
            {
                blocks.Add(new MarkdownBlock.Heading(heading.Groups["text"].Value));
                at++;
            }
            else if (Item().IsMatch(line))
            {
                blocks.Add(List(lines, ref at));
            }
            else
            {
                blocks.Add(line.StartsWith('|') ? Table(lines, ref at) : new MarkdownBlock.Paragraph(Flow(lines, ref at)));
            }
        }
        return blocks.ToImmutable();
    }

    private static MarkdownBlock.Code Fenced(string[] lines, ref int at, Match fence)
    {
        var marks = fence.Groups["marks"].Value;
        var code = ImmutableArray.CreateBuilder<string>();
        for (at++; at < lines.Length && !lines[at].TrimStart().StartsWith(marks, StringComparison.Ordinal); at++)
        {
            code.Add(lines[at].TrimEnd());
        }
        at++;
        return new(fence.Groups["language"].Value, code.ToImmutable());
    }

    private static MarkdownBlock.Table Table(string[] lines, ref int at)
    {
        var rows = ImmutableArray.CreateBuilder<ImmutableArray<string>>();
        for (; at < lines.Length && lines[at].StartsWith('|'); at++)
        {
            if (!Rule().IsMatch(lines[at]))
            {
                rows.Add([.. CellEnd().Split(lines[at].Trim().Trim('|'))
                    .Select(cell => cell.Trim().Replace("\\|", "|", StringComparison.Ordinal))]);
            }
        }
        return new(rows.ToImmutable());
    }

    private static MarkdownBlock.Items List(string[] lines, ref int at)
    {
        var isNumbered = char.IsDigit(Item().Match(lines[at]).Groups["mark"].Value[0]);
        var texts = ImmutableArray.CreateBuilder<string>();
        while (at < lines.Length && Item().Match(lines[at]) is { Success: true } item)
        {
            lines[at] = item.Groups["text"].Value;
            texts.Add(Flow(lines, ref at));
        }
        return new(isNumbered, texts.ToImmutable());
    }

    private static string Flow(string[] lines, ref int at)
    {
        var text = new List<string>();
        do
        {
            text.Add(lines[at++].Trim());
        }
        while (at < lines.Length && !EndsFlow(lines[at]));
        return string.Join(' ', text);
    }

    private static bool EndsFlow(string line) =>
        string.IsNullOrWhiteSpace(line) || line.StartsWith('|') || Item().IsMatch(line) || Fence().IsMatch(line)
            || HeadingLine().IsMatch(line) || ExampleMark().IsMatch(line);

    [GeneratedRegex(@"^\s*(?:\{\{% *(?<end>/)?(?:examples|(?<one>example)) *%\}\}|<!-- *(?:(?<end>End)|(?<one>Start)) PulumiCodeChooser "
        + @"*-->)\s*$", RegexOptions.None, 1000)]
    private static partial Regex ExampleMark();

    [GeneratedRegex(@"^\s*(?<marks>```+|~~~+)\s*(?<language>\S*)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Fence();

    [GeneratedRegex(@"^\|[\s:|-]+$", RegexOptions.None, 1000)]
    private static partial Regex Rule();

    // A bar after a backslash is a part of the cell.
    [GeneratedRegex(@"(?<!\\)\|", RegexOptions.None, 1000)]
    private static partial Regex CellEnd();

    [GeneratedRegex(@"^#{1,6}\s+(?<text>.*?)\s*#*$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex HeadingLine();

    [GeneratedRegex(@"^\s*(?<mark>[-*+]|\d+[.)])\s+(?<text>.*)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Item();
}
