using Proxmox.Model.Fields;
using Proxmox.Model.Values;

namespace Proxmox.Engine.Mapping;

/// <summary>Brings a value that was read without a schema to the types of a schema.</summary>
public static class Coerce
{
    /// <summary>
    /// An object with exactly those attributes: missing ones null, others dropped, lists as sets where the schema has a set.
    /// </summary>
    public static Value To(IEnumerable<Field> fields, Value value) =>
        Value.Object(fields.Select(field =>
        {
            var member = To(field.Type, value[field.Name]);
            return KeyValuePair.Create(field.Name, field.IsSecret ? member.AsSecret() : member);
        }));

    private static Value To(FieldType type, Value value)
    {
        if (value.IsNull || value.IsUnknown)
        {
            return value;
        }

        return type switch
        {
            FieldType.Object nested when value.Kind == ValueKind.Object => To(nested.Fields, value),
            FieldType.Map map when value.Kind == ValueKind.Object =>
                Value.Object(value.Members.Select(member => KeyValuePair.Create(member.Key, To(map.Element, member.Value)))),
            FieldType.List list when value.Kind is ValueKind.List or ValueKind.Set =>
                Value.List(value.Items.Select(item => To(list.Element, item))),
            FieldType.Set set when value.Kind is ValueKind.List or ValueKind.Set =>
                Value.Set(value.Items.Select(item => To(set.Element, item))),
            FieldType.Text => value.Kind switch
            {
                ValueKind.Text => value,
                ValueKind.Number => Value.Of(value.AsNumber()!.Value.ToString()),
                ValueKind.Bool => Value.Of(value.AsBool() is true ? "true" : "false"),
                _ => Value.Null,
            },
            FieldType.File => value.Kind is ValueKind.Text or ValueKind.Object ? value : Value.Null,
            FieldType.Number => value.Kind == ValueKind.Number ? value : Number.TryParse(value.AsText(), out var number)
                ? Value.Of(number) : Value.Null,
            FieldType.Bool => value.Kind == ValueKind.Bool ? value : value.AsText() is { } text && bool.TryParse(text, out var truth)
                ? Value.Of(truth) : Value.Null,
            _ => Value.Null,
        };
    }
}
