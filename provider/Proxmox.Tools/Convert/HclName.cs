namespace Proxmox.Tools.Convert;

/// <summary>Which texts can be names.</summary>
internal static class HclName
{
    /// <summary>True for a text that needs no quotation marks as a key.</summary>
    public static bool Is(string text) => text.Length > 0 && (char.IsAsciiLetter(text[0]) || text[0] == '_')
        && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-');
}
