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

    /// <summary>True when no variable may have the name.</summary>
    public static bool IsReserved(string name) => Reserved.Contains(name);

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
