using System.Globalization;
using System.Numerics;
using Newtonsoft.Json;

namespace Proxmox.Client;

/// <summary>JSON text to <see cref="PveData"/>, token by token, so that nothing reflects.</summary>
internal static class PveDataReader
{
    private const int DeepestNesting = 128;

    public static PveData Read(string json)
    {
        try
        {
            return Read(json, FloatParseHandling.Decimal);
        }
        catch (JsonReaderException)
        {
            // A number beyond the range of decimal is the one thing that a second reading, as double, can still save.
            try
            {
                return Read(json, FloatParseHandling.Double);
            }
            catch (JsonReaderException problem)
            {
                throw new FormatException($"not JSON: {problem.Message}", problem);
            }
        }
    }

    private static PveData Read(string json, FloatParseHandling floats)
    {
        using var reader = new JsonTextReader(new StringReader(json))
        {
            DateParseHandling = DateParseHandling.None,
            FloatParseHandling = floats,
            MaxDepth = DeepestNesting,
        };
        if (!NextToken(reader))
        {
            throw new JsonReaderException("there is no content");
        }

        var tree = ReadValue(reader);
        if (NextToken(reader))
        {
            throw new JsonReaderException("there is content behind the first value");
        }

        return tree;
    }

    private static bool NextToken(JsonTextReader reader)
    {
        while (reader.Read())
        {
            if (reader.TokenType != JsonToken.Comment)
            {
                return true;
            }
        }

        return false;
    }

    private static void Require(JsonTextReader reader)
    {
        if (!NextToken(reader))
        {
            throw new JsonReaderException("the text ends early");
        }
    }

    private static PveData ReadValue(JsonTextReader reader) => reader.TokenType switch
    {
        JsonToken.StartObject => ReadObject(reader),
        JsonToken.StartArray => ReadArray(reader),
        JsonToken.String => PveData.Of((string)reader.Value!),
        JsonToken.Boolean => PveData.Of((bool)reader.Value!),
        JsonToken.Integer or JsonToken.Float => ReadNumber(reader.Value!),
        JsonToken.Null => PveData.Null,
        _ => throw new JsonReaderException($"unexpected {reader.TokenType}"),
    };

    private static PveData ReadObject(JsonTextReader reader)
    {
        var members = new List<KeyValuePair<string, PveData>>();
        for (Require(reader); reader.TokenType != JsonToken.EndObject; Require(reader))
        {
            var name = (string)reader.Value!;
            Require(reader);
            members.Add(new(name, ReadValue(reader)));
        }

        return PveData.Object((IEnumerable<KeyValuePair<string, PveData>>)members);
    }

    private static PveData ReadArray(JsonTextReader reader)
    {
        var items = new List<PveData>();
        for (Require(reader); reader.TokenType != JsonToken.EndArray; Require(reader))
        {
            items.Add(ReadValue(reader));
        }

        return PveData.Array(items);
    }

    private static PveData ReadNumber(object value) => value switch
    {
        long number => PveData.Of(number),
        decimal number => PveData.Of(number),
        double number when double.IsFinite(number) && Math.Abs(number) < (double)decimal.MaxValue => PveData.Of((decimal)number),
        double number => PveData.Of(number.ToString(CultureInfo.InvariantCulture)),
        BigInteger number => BigInteger.Abs(number) <= new BigInteger(decimal.MaxValue)
            ? PveData.Of((decimal)number)
            : PveData.Of(number.ToString(CultureInfo.InvariantCulture)),
        _ => throw new JsonReaderException($"unexpected number {value}"),
    };
}
