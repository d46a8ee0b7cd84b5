namespace Proxmox.Client;

/// <summary>SHA-256 fingerprints of certificates, in the colon form that PVE shows.</summary>
internal static class CertificatePin
{
    private const int HashBytes = 32;

    /// <summary>
    /// The fingerprints in a list separated by commas, each with or without colons, in colon form; empty for none, null when one cannot be
    /// read.
    /// </summary>
    public static IReadOnlyList<string>? ParseAll(string? text)
    {
        var pins = new List<string>();
        foreach (var part in (text ?? "").Split([',', ' ', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var digits = part.Replace(":", "", StringComparison.Ordinal);
            if (digits.Length != 2 * HashBytes || !digits.All(char.IsAsciiHexDigit))
            {
                return null;
            }

            pins.Add(Render(Convert.FromHexString(digits)));
        }

        return pins;
    }

    /// <summary>Upper case pairs, joined by colons.</summary>
    public static string Render(ReadOnlySpan<byte> hash)
    {
        var hex = Convert.ToHexString(hash);
        return string.Join(':', Enumerable.Range(0, hex.Length / 2).Select(at => hex.Substring(2 * at, 2)));
    }
}
