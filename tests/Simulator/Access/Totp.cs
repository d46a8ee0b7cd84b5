using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace Proxmox.Simulator.Access;

/// <summary>Codes that change with the time (RFC 6238), as an <c>otpauth</c> address describes them.</summary>
internal sealed record Totp(byte[] Secret, string Algorithm, int Digits, int Period)
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>Reads an address; null where it is none.</summary>
    public static Totp? TryParse(string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var address) || address.Scheme != "otpauth" || address.Host != "totp")
        {
            return null;
        }

        var values = address.Query.TrimStart('?').Split('&').Select(part => part.Split('=', 2)).Where(part => part.Length == 2)
            .ToDictionary(part => part[0], part => Uri.UnescapeDataString(part[1]), StringComparer.Ordinal);
        return values.TryGetValue("secret", out var secret) && Decode(secret) is { Length: > 0 } key
            ? new(key, values.GetValueOrDefault("algorithm", "SHA1"), Number("digits", 6), Number("period", 30))
            : null;

        int Number(string name, int standard) =>
            int.TryParse(values.GetValueOrDefault(name), CultureInfo.InvariantCulture, out var number) ? number : standard;
    }

    /// <summary>Whether a code belongs to a moment, or to the one before or after it.</summary>
    public bool Accepts(string code, DateTimeOffset now)
    {
        var step = now.ToUnixTimeSeconds() / Period;
        return Enumerable.Range(-1, 3).Any(offset => Code(step + offset) == code);
    }

    // SHA-1 is what most authenticators know.
#pragma warning disable CA5350
    private string Code(long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        var hash = Algorithm.ToUpperInvariant() switch
        {
            "SHA256" => HMACSHA256.HashData(Secret, counter),
            "SHA512" => HMACSHA512.HashData(Secret, counter),
            _ => HMACSHA1.HashData(Secret, counter),
        };
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 15)) & int.MaxValue;
        return (number % (int)Math.Pow(10, Digits)).ToString(CultureInfo.InvariantCulture).PadLeft(Digits, '0');
    }
#pragma warning restore CA5350

    private static byte[] Decode(string text)
    {
        var (bytes, buffer, bits) = (new List<byte>(), 0, 0);
        foreach (var value in text.TrimEnd('=').ToUpperInvariant().Select(letter => Alphabet.IndexOf(letter, StringComparison.Ordinal)))
        {
            if (value < 0)
            {
                return [];
            }

            (buffer, bits) = ((buffer << 5) | value, bits + 5);
            if (bits >= 8)
            {
                bits -= 8;
                bytes.Add((byte)(buffer >> bits));
                buffer &= (1 << bits) - 1;
            }
        }

        return [.. bytes];
    }
}
