namespace Proxmox.Engine.Documentation;

/// <summary>Writes text as one word for a POSIX shell.</summary>
public static class ShellWord
{
    /// <summary>The text as it is when no character of it means something to the shell, else in single quotes.</summary>
    public static string Quote(string text) =>
        text.Length > 0 && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '/' or '@' or '.' or '-' or '_' or ':' or ',')
            ? text
            : $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
