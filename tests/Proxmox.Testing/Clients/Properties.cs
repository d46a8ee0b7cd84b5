using System.Collections.Immutable;
using Proxmox.LocalEngine.Wire;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Pulumi.Schemas;

namespace Proxmox.Testing.Clients;

/// <summary>
/// Values of the model as a program and an engine have them, apart from the provider's own codec: names in <c>camelCase</c>, secrets as the
/// SDK marks them.
/// </summary>
public static class Properties
{
    /// <summary>The properties that a program gives; what is null is not given.</summary>
    public static PropertyObject Of(IEnumerable<Field> fields, Value value) => PropertyObject.From(fields
        .Where(field => !value[field.Name].IsNull)
        .Select(field => KeyValuePair.Create(PropertyNames.Of(field), Of(field, value[field.Name]))));

    /// <summary>The attributes that recorded properties are; those that are not there are null.</summary>
    public static Value Read(ImmutableArray<Field> fields, PropertyObject properties) => Value.Object(fields.Select(field =>
        KeyValuePair.Create(field.Name, properties.TryGetValue(PropertyNames.Of(field), out var property)
            ? Read(field.Type, property.Unwrapped()) : Value.Null)));

    private static PropertyValue Of(Field field, Value value)
    {
        var property = Of(field.Type, value);
        return field.IsSecret ? PropertyValue.Secret(property) : property;
    }

    private static PropertyValue Of(FieldType type, Value value) => (type, value.Kind) switch
    {
        (_, ValueKind.Unknown) => PropertyValue.Unknown,
        (FieldType.Object nested, _) => Of(nested.Fields, value),
        (FieldType.Map map, _) => PropertyObject.From(
            value.Members.Select(member => KeyValuePair.Create(member.Key, Of(map.Element, member.Value)))),
        (FieldType.List list, _) => PropertyValue.List(value.Items.Select(item => Of(list.Element, item))),
        (FieldType.Set set, _) => PropertyValue.List(value.Items.Select(item => Of(set.Element, item))),
        (FieldType.File, _) => FileValue.Of(value) is var file && file.Path is { } path ? new Asset("", null, path, null)
            : new Asset("", file.Text, null, null),
        (_, ValueKind.Text) => value.AsText(),
        (_, ValueKind.Bool) => value.AsBool()!.Value,
        (_, ValueKind.Number) => value.AsNumber()!.Value.AsDouble(),
        _ => PropertyValue.Null,
    };

    private static Value Read(FieldType type, PropertyValue property) => (type, property) switch
    {
        (_, PropertyNull) => Value.Null,
        (_, UnknownValue) => Value.Unknown,
        (FieldType.Object nested, PropertyObject members) => Read(nested.Fields, members),
        (FieldType.Map map, PropertyObject members) =>
            Value.Object(members.Select(member => KeyValuePair.Create(member.Key, Read(map.Element, member.Value)))),
        (FieldType.List list, PropertyArray items) => Value.List(items.Items.Select(item => Read(list.Element, item))),
        (FieldType.Set set, PropertyArray items) => Value.Set(items.Items.Select(item => Read(set.Element, item))),
        (FieldType.File, Asset asset) => Value.Of(asset.Path ?? asset.Text),
        (_, PropertyString text) => Value.Of(text.Value),
        (_, PropertyBool truth) => Value.Of(truth.Value),
        (_, PropertyNumber number) => Value.Of(Number.Of(number.Value)),
        _ => throw new ArgumentException($"{property} is no value of the type {type}.", nameof(property)),
    };
}
