using System.Diagnostics.CodeAnalysis;
using Google.Protobuf.WellKnownTypes;

namespace Pulumi.Serialization;

/// <summary>Makes and looks into values on the wire.</summary>
internal static class WireValues
{
    /// <summary>A struct with its fields in ordinal order.</summary>
    public static Struct ToStruct(IEnumerable<(string Name, Value Value)> fields)
    {
        Struct result = new();
        foreach ((var name, var value) in fields.OrderBy(field => field.Name, StringComparer.Ordinal))
        {
            result.Fields[name] = value;
        }

        return result;
    }

    /// <summary>An object that is more than JSON.</summary>
    /// <param name="signature">What it is.</param>
    /// <param name="fields">Its fields; those without a value are left out.</param>
    public static Value Special(string signature, params (string Name, Value? Value)[] fields) => Value.ForStruct(ToStruct(
        [(Signatures.Key, Value.ForString(signature)),
            .. fields.Where(field => field.Value is not null).Select(field => (field.Name, field.Value!))]));

    /// <summary>The signature of an object that is more than JSON; null for any other value.</summary>
    public static string? SignatureOf(Value value) => TextField(value, Signatures.Key);

    /// <summary>The text in a field of an object; null if it is no object, has no such field, or has another type of value in it.</summary>
    public static string? TextField(Value value, string name) =>
        Field(value, name) is { KindCase: Value.KindOneofCase.StringValue } field ? field.StringValue : null;

    /// <summary>A field of an object; null if it is no object or has no such field.</summary>
    public static Value? Field(Value value, string name) =>
        value.KindCase == Value.KindOneofCase.StructValue && value.StructValue.Fields.TryGetValue(name, out var field) ? field : null;

    /// <summary>Whether it stands for a value that is not known.</summary>
    public static bool IsUnknown([NotNullWhen(true)] Value? value) =>
        value is { KindCase: Value.KindOneofCase.StringValue, StringValue: Signatures.Unknown };

    /// <summary>Whether a value is unknown or has an unknown one within.</summary>
    public static bool HasUnknown(Value value) => value.KindCase switch
    {
        Value.KindOneofCase.StructValue => value.StructValue.Fields.Values.Any(HasUnknown),
        Value.KindOneofCase.ListValue => value.ListValue.Values.Any(HasUnknown),
        _ => IsUnknown(value),
    };
}
