using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace Proxmox.Client;

/// <summary>The keys that a server may show, each by the fingerprint that OpenSSH gives it.</summary>
internal static partial class HostKeys
{
    /// <summary>
    /// The fingerprints that a text stands for, <c>SHA256:...</c> each: lines as <c>ssh-keygen -lf</c> prints them, of a file
    /// <c>known_hosts</c>, or of a public key. What a file marks as revoked, and authorities, are passed over.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="wrong">A line that is none of these; null when there is none.</param>
    public static IReadOnlyList<string> Read(string text, out string? wrong)
    {
        var found = new List<string>();
        wrong = null;
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (line[0] is '#' or '@')
            {
                continue;
            }

            if (Of(line) is { } fingerprint)
            {
                found.Add(fingerprint);
            }
            else
            {
                wrong ??= line;
            }
        }

        return found;
    }

    /// <summary>The fingerprint of a key as it goes over the line.</summary>
    public static string Fingerprint(ReadOnlySpan<byte> key) => "SHA256:" + Convert.ToBase64String(SHA256.HashData(key)).TrimEnd('=');

    private static string? Of(string line)
    {
        if (Shown().Match(line) is { Success: true } shown)
        {
            return shown.Value;
        }

        // Every key begins with the length of its kind's name.
        var key = line.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .FirstOrDefault(part => part.StartsWith("AAAA", StringComparison.Ordinal));
        var bytes = new byte[key?.Length ?? 0];
        return key is not null && Convert.TryFromBase64String(key, bytes, out var length) ? Fingerprint(bytes.AsSpan(0, length)) : null;
    }

    [GeneratedRegex("SHA256:[A-Za-z0-9+/]{43}")]
    private static partial Regex Shown();
}
