using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Proxmox.Pulumi.Values;

/// <summary>
/// A path as users write it in resource options: <c>a.b</c>, <c>a[0]</c>, <c>a["b.c"]</c>, with <c>*</c> for every member or element.
/// </summary>
/// <param name="Steps">The names and places from the outside in; <c>*</c> for every one.</param>
internal sealed record PropertyPattern(ImmutableArray<string> Steps)
{
    /// <summary>The step that stands for every member or element.</summary>
    public const string Every = "*";

    /// <summary>Reads a path; null when it is none.</summary>
    public static PropertyPattern? Parse(string text)
    {
        var steps = ImmutableArray.CreateBuilder<string>();
        for (var i = 0; i < text.Length;)
        {
            var step = text[i] switch
            {
                '[' => Bracketed(text, ref i),
                '.' when steps.Count > 0 => Plain(text, ref i, i + 1),
                _ when steps.Count == 0 => Plain(text, ref i, i),
                _ => null,
            };
            if (step is not { Length: > 0 })
            {
                return null;
            }

            steps.Add(step);
        }

        return steps.Count == 0 ? null : new(steps.ToImmutable());
    }

    private static string Plain(string text, ref int i, int from)
    {
        var end = text.AsSpan(from).IndexOfAny('.', '[');
        i = end < 0 ? text.Length : from + end;
        return text[from..i];
    }

    private static string? Bracketed(string text, ref int i)
    {
        if (i + 1 < text.Length && text[i + 1] == '"')
        {
            return Quoted(text, ref i);
        }

        var end = text.IndexOf(']', i);
        if (end < 0)
        {
            return null;
        }

        var step = text[(i + 1)..end];
        i = end + 1;
        return step is Every || int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out _) ? step : null;
    }

    private static string? Quoted(string text, ref int i)
    {
        var step = new StringBuilder();
        for (i += 2; i < text.Length; i++)
        {
            if (text[i] == '"')
            {
                i += 2;
                return i <= text.Length && text[i - 1] == ']' ? step.ToString() : null;
            }

            step.Append(text[i] == '\\' && i + 1 < text.Length ? text[++i] : text[i]);
        }

        return null;
    }
}
