using System.Globalization;
using System.Text;

namespace Proxmox.SdkGenerator.Emit;

/// <summary>Values as C# writes them.</summary>
internal static class Literals
{
    /// <summary>A string in quotes.</summary>
    public static string Text(string value)
    {
        var literal = new StringBuilder(value.Length + 2).Append('"');
        foreach (var letter in value)
        {
            literal.Append(letter switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                _ when char.IsControl(letter) || letter is '\u2028' or '\u2029' =>
                    string.Create(CultureInfo.InvariantCulture, $"\\u{(int)letter:x4}"),
                _ => letter.ToString(),
            });
        }
        return literal.Append('"').ToString();
    }

    /// <summary>The digits of a JSON number as an <c>int</c> or, with a <c>D</c> at the end, as a <c>double</c>.</summary>
    public static string Number(string digits, bool isDouble) => isDouble ? digits + "D" : digits;

    /// <summary>True or false.</summary>
    public static string Flag(bool value) => value ? "true" : "false";
}
