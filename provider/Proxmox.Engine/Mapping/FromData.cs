using System.Collections.Immutable;
using Proxmox.Client;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;

namespace Proxmox.Engine.Mapping;

/// <summary>Reads values from PVE's answers, tolerant of its types: numbers as strings, 0 and 1, property strings as objects.</summary>
public static class FromData
{
    private static readonly char[] Separators = [',', ';', ' ', '\0'];

    /// <summary>
    /// The members of an object for those fields; a field that PVE does not answer with is null, or what PVE means by its absence.
    /// </summary>
    public static Value Members(IEnumerable<Field> fields, PveData data) =>
        Value.Object(fields.Select(field => KeyValuePair.Create(field.Name, Member(field, data))));

    /// <summary>The value of one field of an object.</summary>
    public static Value Member(Field field, PveData data)
    {
        if (field.IsNeverReturned || field.IsWriteOnly)
        {
            return Value.Null;
        }

        var value = field.WireForm switch
        {
            WireForm.Inline => Inline(field, data),
            WireForm.Slots => Slots(field, data),
            _ when field.Part is { } part => Read(field, PartOf(data[field.Wire], part, field.IsDefaultKey)),
            _ when field.ReadFrom.IsEmpty => Read(field, data[field.Wire]),
            _ => Read(field, Follow(data, field.ReadFrom.AsSpan())),
        };
        return field.IsSecret ? value.AsSecret() : value;
    }

    // A value without a key belongs to the attribute that says so; to every other one it is none of its own.
    private static PveData PartOf(PveData data, string part, bool isDefault) =>
        data.Kind == PveDataKind.Object ? data[part]
        : data.AsText() is { } text && PropertyString.TryParse(text, isDefault ? part : "(default)", out var properties, out _)
            && properties[part] is { } value
            ? PveData.Of(value)
            : PveData.Null;

    private static Value Read(Field field, PveData data)
    {
        if (data.IsNull)
        {
            return field.ImpliedDefault;
        }

        return field.Type switch
        {
            FieldType.List list => Value.List(Elements(field, data).Select(item => Scalar(list.Element, item))),
            FieldType.Set set => Value.Set(Elements(field, data).Select(item => Scalar(set.Element, item))),
            FieldType.Map when field.WireForm == WireForm.Variables => Variables(data),
            FieldType.Map when field.WireForm == WireForm.Priorities => Priorities(data),
            FieldType.Map when field.WireForm == WireForm.NamedValues => NamedValues(field, data),
            FieldType.Map map => Value.Object(
                data.Members.Select(member => KeyValuePair.Create(member.Key, Scalar(map.Element, member.Value)))),
            FieldType.Text when data.AsText() is { } text => Value.Of(Told(field, text)),
            _ => Scalar(field.Type, data),
        };
    }

    private static Value Variables(PveData data) => Value.Object(
        from variable in (data.AsText() ?? "").Split('\0', StringSplitOptions.RemoveEmptyEntries)
        let end = variable.IndexOf('=', StringComparison.Ordinal)
        where end > 0
        select KeyValuePair.Create(variable[..end], Value.Of(variable[(end + 1)..])));

    private static Value Priorities(PveData data) => Value.Object(
        from entry in (data.AsText() ?? "").Split(Separators, StringSplitOptions.RemoveEmptyEntries)
        let parts = entry.Split(':', 2)
        select KeyValuePair.Create(
            parts[0], Number.TryParse(parts.Length > 1 ? parts[1] : "0", out var priority) ? Value.Of(priority) : Value.Null));

    private static Value NamedValues(Field field, PveData data) => Value.Object(
        from entry in data.Items
        let parts = PropertyString.TryParse(entry.AsText() ?? "", null, out var parsed, out _) ? parsed : null
        where parts?["name"] is not null
        select KeyValuePair.Create(parts["name"]!, Value.Of(Told(field, parts["value"] ?? ""))));

    private static string Told(Field field, string text) => field.Format?.Told(text) ?? text;

    private static IEnumerable<PveData> Elements(Field field, PveData data)
    {
        if (data.Kind == PveDataKind.Array)
        {
            return data.Items;
        }

        var text = data.AsText() ?? "";
        return field.Type.Nested.IsEmpty
            ? text.Split(Separators, StringSplitOptions.RemoveEmptyEntries).Select(part => PveData.Of(part))
            : [data];
    }

    private static Value Scalar(FieldType type, PveData data) => type switch
    {
        FieldType.Text => Value.Of(data.AsText()),
        FieldType.Bool => data.AsBool() is { } truth ? Value.Of(truth) : Value.Null,
        FieldType.Number => Number.TryParse(data.AsText(), out var number) ? Value.Of(number) : Value.Null,
        FieldType.Object nested => Nested(nested.Fields, data),
        FieldType.List list => Value.List(data.Items.Select(item => Scalar(list.Element, item))),
        FieldType.Set set => Value.Set(data.Items.Select(item => Scalar(set.Element, item))),
        _ => Value.Null,
    };

    private static Value Nested(ImmutableArray<Field> fields, PveData data)
    {
        if (data.Kind == PveDataKind.Object)
        {
            return Members(fields, data);
        }

        if (data.AsText() is not { } text
            || !PropertyString.TryParse(text, fields.FirstOrDefault(field => field.IsDefaultKey)?.Wire, out var properties, out _))
        {
            return Value.Null;
        }

        return Members(
            fields, PveData.Object(properties.Select(property => KeyValuePair.Create(property.Key, PveData.Of(property.Value)))));
    }

    // An object whose members are all unset is unset itself, as the user would leave it out.
    private static Value Inline(Field field, PveData data)
    {
        var value = Members(field.Type.Nested, data);
        return value.Members.Values.All(member => member.IsNull) ? Value.Null : value;
    }

    private static Value Slots(Field field, PveData data)
    {
        var element = field.Type is FieldType.Map map ? map.Element : field.Type;
        var slots = data.Members.Select(member => (Key: field.SlotKey(member.Key), member.Value)).Where(slot => slot.Key is not null)
            .ToList();
        return slots.Count == 0 ? Value.Null
            : Value.Object(slots.Select(slot => KeyValuePair.Create(slot.Key!, Scalar(element, slot.Value))));
    }

    private static PveData Follow(PveData data, ReadOnlySpan<string> path)
    {
        if (path.IsEmpty)
        {
            return data;
        }

        if (path[0] != "*")
        {
            return Follow(data[path[0]], path[1..]);
        }

        var found = new List<PveData>();
        foreach (var item in data.Items)
        {
            if (Follow(item, path[1..]) is { IsNull: false } inner)
            {
                found.Add(inner);
            }
        }

        return data.IsNull ? PveData.Null : PveData.Array(found);
    }
}
