using System.Globalization;
using Proxmox.Programs.Model;

namespace Proxmox.Programs.Writers;

/// <summary>Writes programs in one language.</summary>
/// <param name="language">The language, as the fences of Markdown name it.</param>
/// <param name="indent">The indent of one level.</param>
/// <param name="comment">What begins a comment.</param>
internal abstract class ProgramWriter(string language, string indent, string comment)
{
    /// <summary>What the answer of a function is called where something is taken of it.</summary>
    protected const string Found = "found";

    /// <summary>The language, as the fences of Markdown name it.</summary>
    public string Language => language;

    /// <summary>The layout of long code.</summary>
    protected Layout Layout { get; } = new(indent);

    /// <summary>The text of a program, with a line feed at the end.</summary>
    public abstract string Write(ExampleProgram program);

    /// <summary>A value that is known when the program is written, or refers to what is not.</summary>
    protected abstract string Of(Value value);

    /// <summary>A number.</summary>
    protected static string Of(decimal number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>A text in quotation marks, with the escapes that all of the languages share.</summary>
    protected static string Quoted(string text) =>
        $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    /// <summary>What a number is divided by, behind it.</summary>
    protected static string Division(string dividend, Value.Quotient quotient) =>
        string.Join(" / ", quotient.Divisors.Select(Of).Prepend(dividend));

    /// <summary>The code of a step with the comment above it.</summary>
    internal string Commented(Step step, string code) => string.Concat(step.Comments.Select(line => $"{comment} {line}\n")) + code;
}
