using System.Buffers;
using System.Globalization;
using System.Text;

namespace Proxmox.Grpc.Framing;

/// <summary>The encoding of <c>grpc-message</c>: UTF-8, with all but printable ASCII, and the percent sign, as <c>%XX</c>.</summary>
internal static class PercentEncoding
{
    private static readonly SearchValues<char> Plain = SearchValues.Create(
        " !\"#$&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~");

    /// <summary>Text to header value.</summary>
    /// <param name="text">Any text; a lone surrogate becomes U+FFFD.</param>
    public static string Encode(string text)
    {
        if (!text.AsSpan().ContainsAnyExcept(Plain)) return text;
        StringBuilder encoded = new(text.Length + 16);
        foreach (byte value in Encoding.UTF8.GetBytes(text))
        {
            if (Plain.Contains((char)value)) encoded.Append((char)value);
            else encoded.Append('%').Append(value.ToString("X2", CultureInfo.InvariantCulture));
        }

        return encoded.ToString();
    }

    /// <summary>Header value to text. What is no valid escape stays as it stands, for a damaged message still helps its reader.</summary>
    /// <param name="value">The header's value.</param>
    public static string Decode(string value)
    {
        if (!value.Contains('%')) return value;
        byte[] encoded = Encoding.UTF8.GetBytes(value);
        int length = 0;
        for (int at = 0; at < encoded.Length; at++)
        {
            if (encoded[at] == '%' && at + 2 < encoded.Length
                && byte.TryParse(encoded.AsSpan(at + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out byte escaped))
            {
                encoded[length++] = escaped;
                at += 2;
            }
            else
            {
                encoded[length++] = encoded[at];
            }
        }

        return Encoding.UTF8.GetString(encoded, 0, length);
    }
}
