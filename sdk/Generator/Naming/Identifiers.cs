using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Proxmox.SdkGenerator.Naming;

/// <summary>How words of a schema become identifiers of C#.</summary>
internal static class Identifiers
{
    // Contextual keywords too: nothing looks at the place where the name will stand.
    private static readonly FrozenSet<string> Keywords = FrozenSet.Create(StringComparer.Ordinal,
        "abstract", "as", "base", "bool", "break", "byte", "case", "catch", "char", "checked", "class", "const", "continue", "decimal",
            "default",
        "delegate", "do", "double", "else", "enum", "event", "explicit", "extern", "false", "finally", "fixed", "float", "for", "foreach",
            "goto",
        "if", "implicit", "in", "int", "interface", "internal", "is", "lock", "long", "namespace", "new", "null", "object", "operator",
            "out",
        "override", "params", "private", "protected", "public", "readonly", "ref", "return", "sbyte", "sealed", "short", "sizeof",
            "stackalloc",
        "static", "string", "struct", "switch", "this", "throw", "true", "try", "typeof", "uint", "ulong", "unchecked", "unsafe", "ushort",
            "using",
        "virtual", "void", "volatile", "while",
        "add", "alias", "ascending", "async", "await", "by", "descending", "dynamic", "equals", "field", "from", "get", "global", "group",
            "into",
        "join", "let", "nameof", "on", "orderby", "partial", "record", "remove", "required", "scoped", "select", "set", "unmanaged",
            "value", "var",
        "when", "where", "with", "yield");

    /// <summary>
    /// The name with an upper-case first letter and without hyphens: <c>disk-size</c> is <c>DiskSize</c>. What no identifier can hold is an
    /// underscore.
    /// </summary>
    public static string Pascal(string name) =>
        Legal(string.Concat(name.Split('-', StringSplitOptions.RemoveEmptyEntries).Select(UpperFirst)));

    /// <summary>The same with a lower-case first letter, with <c>@</c> in front of a keyword: fit for a parameter.</summary>
    public static string Parameter(string name) => Pascal(name) is var pascal
        && char.ToLowerInvariant(pascal[0]) + pascal[1..] is var camel && Keywords.Contains(camel) ? "@" + camel : camel;

    /// <summary>Whether the name, once <c>@</c> is taken off, is the wire name itself.</summary>
    public static bool IsFaithful(string parameter, string wire) => string.Equals(parameter.TrimStart('@'), wire, StringComparison.Ordinal);

    /// <summary>The name with an upper-case first letter.</summary>
    public static string UpperFirst(string name) => name.Length == 0 ? name : char.ToUpperInvariant(name[0]) + name[1..];

    /// <summary>The name with underscores for all that cannot stand in an identifier, and one in front of a digit.</summary>
    public static string Legal(string name)
    {
        var legal = new StringBuilder(name.Length + 1);
        foreach (var letter in name)
        {
            if (legal.Length == 0 && IsPart(letter) && !IsStart(letter))
            {
                legal.Append('_');
            }
            legal.Append(IsPart(letter) ? letter : '_');
        }
        return legal.Length == 0 ? "_" : legal.ToString();
    }

    private static bool IsStart(char letter) =>
        letter == '_' || char.IsLetter(letter) || char.GetUnicodeCategory(letter) == UnicodeCategory.LetterNumber;

    private static bool IsPart(char letter) => IsStart(letter) || char.IsDigit(letter) || char.GetUnicodeCategory(letter)
        is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.ConnectorPunctuation;
}
