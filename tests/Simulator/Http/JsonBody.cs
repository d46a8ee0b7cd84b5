using System.Globalization;
using System.Text;
using Newtonsoft.Json.Linq;

namespace Proxmox.Simulator.Http;

/// <summary>Reads JSON request bodies with the strictness and the error texts of Perl's JSON::XS.</summary>
public sealed class JsonBody
{
    private readonly string _text;
    private int _at;

    private JsonBody(string text)
    {
        _text = text;
    }

    /// <exception cref="JsonBodyException">The text is not JSON.</exception>
    public static JToken Parse(string text)
    {
        var reader = new JsonBody(text);
        reader.SkipWhite();
        var value = reader.Value();
        reader.SkipWhite();
        return reader._at < text.Length ? throw reader.Error("garbage after JSON object") : value;
    }

    private JToken Value()
    {
        switch (Peek())
        {
            case '"':
                _at++;
                return new JValue(String());
            case '[':
                return Array();
            case '{':
                return Object();
            case '-' or (>= '0' and <= '9'):
                return Number();
            case 't':
                return Atom("true", new JValue(true));
            case 'f':
                return Atom("false", new JValue(false));
            case 'n':
                return Atom("null", JValue.CreateNull());
            default:
                throw Error("malformed JSON string, neither tag, array, object, number, string or atom");
        }
    }

    private JArray Array()
    {
        var array = new JArray();
        _at++;
        SkipWhite();
        if (Take(']'))
        {
            return array;
        }

        while (true)
        {
            array.Add(Value());
            SkipWhite();
            if (Take(']'))
            {
                return array;
            }

            if (!Take(','))
            {
                throw Error(", or ] expected while parsing array");
            }

            SkipWhite();
        }
    }

    private JObject Object()
    {
        var result = new JObject();
        _at++;
        SkipWhite();
        if (Take('}'))
        {
            return result;
        }

        while (true)
        {
            if (!Take('"'))
            {
                throw Error("'\"' expected");
            }

            var key = String();
            SkipWhite();
            if (!Take(':'))
            {
                throw Error("':' expected");
            }

            SkipWhite();
            result[key] = Value();
            SkipWhite();
            if (Take('}'))
            {
                return result;
            }

            if (!Take(','))
            {
                throw Error(", or } expected while parsing object/hash");
            }

            SkipWhite();
        }
    }

    private string String()
    {
        var text = new StringBuilder();
        while (_at < _text.Length)
        {
            var c = _text[_at++];
            switch (c)
            {
                case '"':
                    return text.ToString();
                case '\\':
                    text.Append(Escape());
                    break;
                case < ' ':
                    _at--;
                    var code = ((int)c).ToString("X2", CultureInfo.InvariantCulture);
                    throw Error($"invalid character 0x{code} encountered while parsing JSON string");
                default:
                    text.Append(c);
                    break;
            }
        }
        throw Error("unexpected end of string while parsing JSON string");
    }

    private char Escape()
    {
        var c = Peek();
        _at++;
        switch (c)
        {
            case '"' or '\\' or '/':
                return c;
            case 'b':
                return '\b';
            case 'f':
                return '\f';
            case 'n':
                return '\n';
            case 'r':
                return '\r';
            case 't':
                return '\t';
            case 'u':
                if (_at + 4 > _text.Length || !ushort.TryParse(
                    _text.AsSpan(_at, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
                {
                    throw Error("exactly four hexadecimal digits expected");
                }

                _at += 4;
                return (char)code;
            default:
                _at--;
                throw Error("illegal backslash escape sequence in string");
        }
    }

    private JValue Number()
    {
        var start = _at;
        var whole = true;
        if (Take('-') && !char.IsAsciiDigit(Peek()))
        {
            throw Error("malformed number (no digits after initial minus)");
        }

        if (Take('0'))
        {
            if (char.IsAsciiDigit(Peek()))
            {
                throw Error("malformed number (leading zero must not be followed by another digit)");
            }
        }
        Digits();
        if (Take('.'))
        {
            whole = false;
            if (!Digits())
            {
                throw Error("malformed number (no digits after decimal point)");
            }
        }
        if (Peek() is 'e' or 'E')
        {
            _at++;
            whole = false;
            if (Peek() is '+' or '-')
            {
                _at++;
            }

            if (!Digits())
            {
                throw Error("malformed number (no digits after exp sign)");
            }
        }
        var text = _text.AsSpan(start, _at - start);
        return whole && long.TryParse(text, CultureInfo.InvariantCulture, out var integer)
            ? new JValue(integer)
            : new JValue(double.Parse(text, CultureInfo.InvariantCulture));
    }

    private bool Digits()
    {
        var start = _at;
        while (char.IsAsciiDigit(Peek()))
        {
            _at++;
        }

        return _at > start;
    }

    private JValue Atom(string word, JValue value)
    {
        if (string.CompareOrdinal(_text, _at, word, 0, word.Length) != 0)
        {
            throw Error($"'{word}' expected");
        }

        _at += word.Length;
        return value;
    }

    private char Peek() => _at < _text.Length ? _text[_at] : '\0';

    private bool Take(char c)
    {
        if (Peek() != c || _at >= _text.Length)
        {
            return false;
        }

        _at++;
        return true;
    }

    private void SkipWhite()
    {
        while (Peek() is ' ' or '\t' or '\n' or '\r')
        {
            _at++;
        }
    }

    private JsonBodyException Error(string what)
    {
        var rest = _at < _text.Length ? _text[_at..Math.Min(_text.Length, _at + 40)] + (_text.Length > _at + 40 ? "..." : "")
            : "(end of string)";
        return new JsonBodyException(string.Create(CultureInfo.InvariantCulture, $"{what}, at character offset {_at} (before \"{rest}\")"));
    }
}

/// <summary>A request body that is not JSON; the message is JSON::XS's, without the position in PVE's source.</summary>
public sealed class JsonBodyException : Exception
{
    public JsonBodyException(string message)
        : base(message)
    {
    }
}
