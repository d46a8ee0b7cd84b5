using System.Text;
using Newtonsoft.Json.Linq;

namespace Proxmox.Simulator.Http;

/// <summary>
/// Decodes <c>application/x-www-form-urlencoded</c> text with the peculiarities of PVE's server (<c>decode_urlencoded</c>).
/// </summary>
public static class FormDecoder
{
    /// <summary>
    /// Pairs end at <c>&amp;</c> and at <c>;</c>; a value ends at a second, unescaped <c>=</c>; repeated keys make an array;
    /// a key without <c>=</c> has the value null.
    /// </summary>
    public static Dictionary<string, JToken> Decode(string? text)
    {
        var result = new Dictionary<string, JToken>(StringComparer.Ordinal);
        if (text is null or "" or "0")
        {
            return result;
        }

        foreach (var pair in text.TrimEnd('&', ';').Split('&', ';'))
        {
            var parts = pair.Split('=');
            var key = Unescape(parts[0]);
            var value = Value(parts);
            if (value is null)
            {
                result[key] = JValue.CreateNull();
            }
            else if (!result.TryGetValue(key, out var old) || old.Type == JTokenType.Null)
            {
                result[key] = value;
            }
            else if (old is JArray array)
            {
                array.Add(value);
            }
            else
            {
                result[key] = new JArray(old, value);
            }
        }
        return result;
    }

    /// <summary><c>uri_unescape</c>: percent escapes become bytes, the whole is read as UTF-8.</summary>
    public static string UnescapePath(string text) => Unescape(text, plus: false);

    // Perl's split drops empty fields at the end: "a=" has no value at all unless another field follows.
    private static string? Value(string[] parts)
    {
        if (parts.Length < 2)
        {
            return null;
        }

        return Unescape(parts[1]);
    }

    private static string Unescape(string text, bool plus = true)
    {
        if (!text.AsSpan().ContainsAny('%', '+'))
        {
            return text;
        }

        var bytes = new List<byte>(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '%' && i + 2 < text.Length && char.IsAsciiHexDigit(text[i + 1]) && char.IsAsciiHexDigit(text[i + 2]))
            {
                bytes.Add(Convert.FromHexString(text.AsSpan(i + 1, 2))[0]);
                i += 2;
            }
            else if (plus && text[i] == '+')
            {
                bytes.Add((byte)' ');
            }
            else
            {
                bytes.AddRange(Encoding.UTF8.GetBytes(text, i, 1));
            }
        }
        return Encoding.UTF8.GetString([.. bytes]);
    }
}
