using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;

namespace Proxmox.Client;

/// <summary>Time-based one-time passwords as PVE's authenticators use them: RFC 6238 with HMAC-SHA1, 30 seconds, six digits.</summary>
public static class Totp
{
    /// <summary>How long a code is valid.</summary>
    public static readonly TimeSpan Step = TimeSpan.FromSeconds(30);

    private const int Digits = 6;
    private const int FewestKeyBytes = 5;
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>Whether the text is a ready code instead of a secret.</summary>
    public static bool IsCode(string otp) => otp.Trim() is { Length: Digits } code && code.All(char.IsAsciiDigit);

    /// <summary>The number of the 30-second step that a moment falls into.</summary>
    public static long StepAt(DateTimeOffset moment) => moment.ToUnixTimeSeconds() / (long)Step.TotalSeconds;

    /// <summary>The code of a moment for a secret as <see cref="Key"/> takes it; null when the text is none.</summary>
    public static string? CodeAt(string otp, DateTimeOffset moment) => Key(otp) is { } key ? Code(key, StepAt(moment)) : null;

    /// <summary>The code of a step.</summary>
    [SuppressMessage("Security", "CA5350", Justification = "HMAC-SHA1 is what RFC 6238 and PVE's authenticators prescribe.")]
    public static string Code(byte[] key, long step)
    {
        Span<byte> counter = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> hash = stackalloc byte[HMACSHA1.HashSizeInBytes];
        HMACSHA1.HashData(key, counter, hash);
        var number = BinaryPrimitives.ReadInt32BigEndian(hash[(hash[^1] & 0xf)..]) & int.MaxValue;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    /// <summary>
    /// The key in a base32 secret (blanks, dashes and padding are ignored) or in the <c>secret</c> of an <c>otpauth</c> URL; null when
    /// there is none.
    /// </summary>
    public static byte[]? Key(string otp)
    {
        var text = otp.Trim();
        if (text.StartsWith("otpauth://", StringComparison.OrdinalIgnoreCase))
        {
            const string parameter = "secret=";
            var at = text.IndexOf(parameter, StringComparison.OrdinalIgnoreCase);
            if (at < 0)
            {
                return null;
            }

            text = text[(at + parameter.Length)..].Split('&')[0];
        }

        var bytes = new List<byte>();
        var (buffer, bits) = (0, 0);
        foreach (var letter in text.ToUpperInvariant())
        {
            if (letter is ' ' or '-' or '=')
            {
                continue;
            }

            var value = Alphabet.IndexOf(letter, StringComparison.Ordinal);
            if (value < 0)
            {
                return null;
            }

            (buffer, bits) = (((buffer << 5) | value) & 0xffff, bits + 5);
            if (bits < 8)
            {
                continue;
            }

            bits -= 8;
            bytes.Add((byte)(buffer >> bits));
        }

        return bytes.Count >= FewestKeyBytes ? [.. bytes] : null;
    }
}
