using Proxmox.Client;
using Proxmox.Model.Fields;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Nodes.Storage;

/// <summary>Checksums of files. The algorithm is told by the length.</summary>
internal static class Checksum
{
    private static readonly (int Digits, string Algorithm)[] Algorithms =
        [(32, "md5"), (40, "sha1"), (56, "sha224"), (64, "sha256"), (96, "sha384"), (128, "sha512")];

    private static readonly Format Hexadecimal = new(
        "checksum", "an MD5, SHA-1, SHA-224, SHA-256, SHA-384 or SHA-512 checksum in hexadecimal digits",
        text => text.All(char.IsAsciiHexDigit) && Algorithm(text) is not null ? text.ToLowerInvariant() : null);

    /// <summary>The attribute.</summary>
    /// <param name="of">What it is the checksum of.</param>
    public static Field<string> Field(string of) =>
        StoredFileLife.Origin(Text(
            "checksum", $"Checksum of {of} in hexadecimal digits, by which PVE checks it: MD5, SHA-1, SHA-224, SHA-256, SHA-384 or "
                + "SHA-512, "
                + "which its length tells apart. One that is added later is checked then. Removing it changes nothing.")
            .As(Hexadecimal));

    /// <summary>
    /// Adds a checksum to what PVE is asked; null adds nothing. Of an upload PVE reads the algorithm first, or not at all.
    /// </summary>
    public static Form AddTo(Form form, string? checksum) => checksum is null ? form
        : form.Add("checksum-algorithm", Algorithm(checksum)!).Add("checksum", checksum);

    private static string? Algorithm(string checksum) => Array.Find(Algorithms, known => known.Digits == checksum.Length).Algorithm;
}
