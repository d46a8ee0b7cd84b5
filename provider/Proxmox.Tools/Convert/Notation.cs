using System.Globalization;
using System.Text.RegularExpressions;
using Proxmox.Hcl;

namespace Proxmox.Tools.Convert;

/// <summary>Writes values in another notation, and works out what is known.</summary>
internal static partial class Notation
{
    private const string File = "";

    /// <summary>An expression with a value, and its neighbours, filled in; as a literal where all of it is known.</summary>
    /// <param name="pattern">The expression, with <c>@</c> for the value and <c>@name</c> for a neighbour.</param>
    /// <param name="value">The value as it is written.</param>
    /// <param name="neighbour">A neighbour as it is written.</param>
    /// <returns>Null when it cannot be written.</returns>
    public static string? TryFill(string pattern, string value, Func<string, string?> neighbour)
    {
        var isWhole = true;
        if (value.StartsWith("<<", StringComparison.Ordinal))
        {
            // A text on lines of its own ends with a line.
            value += "\n";
            value = Literals.Of(HclReader.ReadExpression(File, value)) is { } plain ? Literals.Write(plain) : value;
        }

        // A text within a text needs no braces.
        pattern = Within().Replace(pattern, match =>
        {
            var text = match.Groups["name"].Success ? neighbour(match.Groups["name"].Value) : value;
            return text is null ? match.Value : HclReader.ReadExpression(File, text) switch
            {
                HclExpression.Text { Form: not HclTextForm.Heredoc } or HclExpression.Template { Form: not HclTextForm.Heredoc } =>
                    text[1..^1].Replace("@", "@@", StringComparison.Ordinal),
                HclExpression.Number => text,
                _ => match.Value,
            };
        });
        var filled = Placeholder().Replace(pattern, match =>
        {
            if (match.Value == "@@")
            {
                return "@";
            }

            var text = match.Groups["name"].Success ? neighbour(match.Groups["name"].Value) : value;
            isWhole &= text is not null;
            return text is null ? "null" : IsEnclosed(pattern, match) || !IsCompound(text) ? text : $"({text})";
        });
        if (!isWhole)
        {
            return null;
        }

        var expression = HclReader.ReadExpression(File, filled);
        if (expression is HclExpression.Call { Function: "option", Arguments: [HclExpression.Text option, var text] }
            && Literals.Of(text) is null)
        {
            return $"try(regex(\"(?:^|,){option.Value}=([^,]+)\", {text.Span.Of(filled)})[0], null)";
        }

        return Literals.Of(expression) is { } known ? Literals.Write(known)
            : expression.WithParts().Any(part => part is HclExpression.Call { Function: "unix" or "option" }) ? null
            : filled;
    }

    /// <summary>The same where nothing can be missing.</summary>
    public static string Fill(string pattern, string value, Func<string, string?> neighbour) =>
        TryFill(pattern, value, neighbour) ?? value;

    private static bool IsEnclosed(string pattern, Match match) =>
        match.Index > 0 && match.Index + match.Length < pattern.Length
        && pattern[match.Index - 1] is '(' or '{' or '[' or ' ' && pattern[match.Index + match.Length] is ')' or '}' or ']' or ',';

    private static bool IsCompound(string text) =>
        HclReader.ReadExpression(File, text) is HclExpression.Binary or HclExpression.Choice or HclExpression.Unary;

    [GeneratedRegex(@"\$\{@(?<name>[a-z_]+)?\}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Within();

    [GeneratedRegex("@@|@(?<name>[a-z_]+)|@", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Placeholder();
}

/// <summary>What an expression is when all of it is known: a text, a number, a flag, a list of those.</summary>
internal static class Literals
{
    // What is known to be unset.
    private static readonly object Nothing = new();

    /// <summary>The value; null when it is not known.</summary>
    public static object? Of(HclExpression expression) => expression switch
    {
        HclExpression.Text text => text.Value,
        HclExpression.Number number => number.Value,
        HclExpression.Flag flag => flag.Value,
        HclExpression.Null => Nothing,
        HclExpression.Group group => Of(group.Inner),
        HclExpression.Template template => template.Pieces.Select(Of).ToList() is var pieces && pieces.TrueForAll(piece =>
            piece is not null)
            ? string.Concat(pieces.Select(Plain)) : null,
        HclExpression.Unary { Sign: "!" } unary => Of(unary.Operand) is bool flag ? !flag : null,
        HclExpression.Choice choice => Of(choice.Condition) is bool condition ? Of(condition ? choice.Yes : choice.No) : null,
        HclExpression.Binary { Sign: "==" } equation => Of(equation.Left) is { } left && Of(equation.Right) is { } right
            ? left.Equals(right) : null,
        HclExpression.Binary { Sign: "*" } product => Of(product.Left) is decimal left && Of(product.Right) is decimal right
            ? left * right : null,
        HclExpression.Pick pick => Of(pick.Source) is List<object> list && Of(pick.Key) is decimal index && index < list.Count
            ? list[(int)index] : null,
        HclExpression.Call call => call.Arguments.Select(Of).ToList() is var arguments && arguments.TrueForAll(one => one is not null)
            ? Call(call.Function, arguments!) : null,
        _ => null,
    };

    /// <summary>A value as it is written.</summary>
    public static string Write(object value) => value switch
    {
        string text => HclWriter.Quote(text),
        _ when value == Nothing => "null",
        bool flag => flag ? "true" : "false",
        List<object> list => $"[{string.Join(", ", list.Select(Write))}]",
        _ => Plain(value),
    };

    private static string Plain(object? value) =>
        value is bool flag ? flag ? "true" : "false" : System.Convert.ToString(value, CultureInfo.InvariantCulture)!;

    private static object? Call(string function, List<object> arguments) => (function, arguments) switch
    {
        ("split", [string separator, string text]) => text.Split(separator,
            StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Cast<object>().ToList(),
        ("tonumber", [string text]) =>
            decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? number : null,
        ("tonumber", [decimal number]) => number,
        ("tobool", [string text]) => bool.TryParse(text, out var flag) ? flag : null,
        ("tobool", [bool flag]) => flag,
        ("tostring", [var value]) => Plain(value),
        ("trimprefix", [string text, string prefix]) => text.StartsWith(prefix, StringComparison.Ordinal) ? text[prefix.Length..] : text,
        ("trimsuffix", [string text, string suffix]) => text.EndsWith(suffix, StringComparison.Ordinal) ? text[..^suffix.Length] : text,
        ("trimspace", [string text]) => text.Trim(),
        ("unix", [string text]) => DateTimeOffset.TryParse(
            text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? (decimal)time.ToUnixTimeSeconds() : null,
        ("option", [string name, string text]) => text.Split(',').Select(part => part.Split('=', 2))
            .FirstOrDefault(part => part[0].Trim() == name) is [_, var value] ? value : Nothing,
        _ => null,
    };
}
