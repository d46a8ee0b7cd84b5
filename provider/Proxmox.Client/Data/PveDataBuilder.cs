using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using Newtonsoft.Json;

namespace Proxmox.Client;

/// <summary>
/// Puts a tree together from JSON's tokens. What the objects of a list say again and again, names and values, is kept once.
/// </summary>
internal sealed class PveDataBuilder : IDisposable
{
    private const int MostKept = 4096;
    private const int Shapes = 4;

    private static PveDataBuilder? Spare;

    private readonly Stack<(bool IsObject, int Names, int Values)> _open = new();

    // The names and values of all objects and arrays that are open, the innermost last.
    private readonly List<string> _names = [];
    private readonly List<PveData> _values = [];

    // The last object of each of the last shapes.
    private readonly PveObject?[] _alike = new PveObject?[Shapes];
    private int _nextShape;

    private PveDataBuilder()
    {
    }

    /// <summary>An empty one, which is given back by disposing it.</summary>
    public static PveDataBuilder Rent() => Interlocked.Exchange(ref Spare, null) ?? new();

    /// <summary>The tree.</summary>
    /// <exception cref="FormatException">The tokens ended too early.</exception>
    public PveData Whole() => _open.Count == 0 && _values is [var tree] ? tree : throw new FormatException("not JSON: it ends too early");

    /// <summary>Takes the next token.</summary>
    public void Take(JsonToken token, object? value)
    {
        switch (token)
        {
            case JsonToken.Comment:
                break;
            case JsonToken.StartObject or JsonToken.StartArray:
                _open.Push((token == JsonToken.StartObject, _names.Count, _values.Count));
                break;
            case JsonToken.PropertyName:
                _names.Add((string)value!);
                break;
            case JsonToken.EndObject or JsonToken.EndArray:
                Close();
                break;
            default:
                _values.Add(Scalar(token, value));
                break;
        }
    }

    public void Dispose()
    {
        if (_values.Capacity > MostKept)
        {
            return;
        }

        _open.Clear();
        _names.Clear();
        _values.Clear();
        Array.Clear(_alike);
        _nextShape = 0;
        Spare = this;
    }

    private void Close()
    {
        var (isObject, firstName, firstValue) = _open.Pop();
        var values = CollectionsMarshal.AsSpan(_values)[firstValue..];
        PveData whole = isObject ? Object(CollectionsMarshal.AsSpan(_names)[firstName..], values) : new PveArray(values.ToArray());
        _names.RemoveRange(firstName, _names.Count - firstName);
        _values.RemoveRange(firstValue, _values.Count - firstValue);
        _values.Add(whole);
    }

    private PveObject Object(Span<string> names, Span<PveData> values)
    {
        var whole = PveObject.Of(names, values, _alike);
        var shape = Array.FindIndex(_alike, other => ReferenceEquals(other?.Names, whole.Names));
        _alike[shape >= 0 ? shape : _nextShape++ % Shapes] = whole;
        return whole;
    }

    private static PveData Scalar(JsonToken token, object? value) => token switch
    {
        JsonToken.String => PveData.Of((string)value!),
        JsonToken.Integer or JsonToken.Float => Number(value!),
        JsonToken.Boolean => PveData.Of((bool)value!),
        JsonToken.Null => PveData.Null,
        _ => throw new FormatException($"not JSON: unexpected {token}"),
    };

    private static PveData Number(object value) => value switch
    {
        long number => PveData.Of(number),
        double number when double.IsFinite(number) && Math.Abs(number) < (double)decimal.MaxValue => PveData.Of((decimal)number),
        BigInteger number when BigInteger.Abs(number) <= new BigInteger(decimal.MaxValue) => PveData.Of((decimal)number),
        _ => PveData.Of(Convert.ToString(value, CultureInfo.InvariantCulture)),
    };
}
