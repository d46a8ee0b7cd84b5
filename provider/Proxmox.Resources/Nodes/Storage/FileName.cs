using Proxmox.Model.Fields;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Nodes.Storage;

/// <summary>Names of files on a storage.</summary>
internal static class FileName
{
    /// <summary>The attribute's name.</summary>
    public const string Attribute = "file_name";

    private const int Longest = 255;

    /// <summary>
    /// The name that PVE gives a file (<c>PVE::Storage::normalize_content_filename</c>): without folders, and with an underscore for each
    /// letter that it does not keep.
    /// </summary>
    public static string Of(string text) => string.Concat(text[(text.LastIndexOfAny(['/', '\\']) + 1)..].EnumerateRunes()
        .Select(letter => letter.IsAscii && IsKept((char)letter.Value) ? (char)letter.Value : '_'));

    /// <summary>The name at the end of an address; null when it ends in none.</summary>
    public static string? OfUrl(string? url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address) && Of(Uri.UnescapeDataString(address.AbsolutePath)) is { Length: > 0 } name
            ? name : null;

    /// <summary>The attribute, in which only names stand that PVE leaves as they are.</summary>
    /// <param name="unset">What an unset one means.</param>
    /// <param name="besides">More sentences for users.</param>
    public static Field<string> Field(string unset, string besides = "") =>
        Text(Attribute, $"Name of the file on the storage: letters, digits and `_ . -`. {besides}".TrimEnd()).UnsetMeans(unset)
            .OnWire("filename").ServerChosen()
            .Replacing().ClearedBy(Clear.Forgetting).OfLength(1, Longest)
            .Matching("[A-Za-z0-9_.-]+", "letters, digits, underscores, dots and hyphens");

    private static bool IsKept(char letter) => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '.' or '-';
}
