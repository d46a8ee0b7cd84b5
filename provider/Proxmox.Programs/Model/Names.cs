using System.Collections.Frozen;
using System.Text;

namespace Proxmox.Programs.Model;

/// <summary>Names as the languages write them.</summary>
internal static class Names
{
    // Reserved in one of the languages, or names of what every program has: modules, contexts, what the answer of a function is called.
    private static readonly FrozenSet<string> Reserved = FrozenSet.Create(
        StringComparer.Ordinal,
        "access", "all", "base", "break", "case", "cfg", "class", "cluster", "config", "const", "ctx", "default", "err", "export", "false",
        "fixed", "for", "found", "from", "func", "go", "guest", "if", "import", "in", "internal", "is", "lambda", "lock", "main", "map",
        "new", "node", "null", "operator", "out", "package", "params", "pass", "picked", "pool", "pulumi", "proxmox", "range", "ref",
        "return", "self", "static", "storage", "string", "switch", "this", "true", "type", "var", "with", "yield");

    // Of C# alone, which programs of many objects are written in.
    private static readonly FrozenSet<string> Keywords = FrozenSet.Create(
        StringComparer.Ordinal,
        "abstract", "as", "async", "await", "bool", "byte", "catch", "char", "checked", "continue", "decimal", "delegate", "do", "double",
        "else", "enum", "event", "explicit", "extern", "field", "finally", "float", "foreach", "goto", "implicit", "int", "interface",
            "long",
        "namespace", "object", "override", "partial", "private", "protected", "public", "readonly", "record", "required", "sbyte", "sealed",
        "short", "sizeof", "stackalloc", "struct", "throw", "try", "typeof", "uint", "ulong", "unchecked", "unsafe", "ushort", "using",
        "value", "virtual", "void", "volatile", "while");

    /// <summary>True when no variable may have the name.</summary>
    public static bool IsReserved(string name) => Reserved.Contains(name) || Keywords.Contains(name);

    /// <summary>A <c>camelCase</c> name in <c>snake_case</c>.</summary>
    public static string Snake(string name)
    {
        var snake = new StringBuilder();
        foreach (var letter in name)
        {
            snake.Append(char.IsAsciiLetterUpper(letter) ? "_" : "").Append(char.ToLowerInvariant(letter));
        }

        return snake.ToString().TrimStart('_');
    }
}
