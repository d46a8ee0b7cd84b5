using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Pulumi.Schemas;
using ModelValue = Proxmox.Model.Values.Value;

namespace Proxmox.Pulumi.Values;

/// <summary>
/// Writes the values of fields as property values: secrets as secrets, sets as lists, unknown values as the one sentinel.
/// </summary>
internal static class PropertyWriter
{
    /// <summary>Writes the members of an object.</summary>
    /// <param name="fields">The fields that are written.</param>
    /// <param name="value">The object.</param>
    /// <param name="keepsNulls">
    /// Whether unset members are written as null rather than left out. In a preview they are: a property that is missing there counts as
    /// unknown.
    /// </param>
    public static PropertyMap Write(IEnumerable<Field> fields, ModelValue value, bool keepsNulls = false) => new(fields
        .Where(field => keepsNulls || !value[field.Name].IsNull)
        .Select(field => KeyValuePair.Create(PropertyNames.Of(field), Write(field, value[field.Name]))));

    /// <summary>Writes the value of one field.</summary>
    public static PropertyValue Write(Field field, ModelValue value) => Marked(field.IsSecret || value.IsSecret, Bare(field.Type, value));

    private static PropertyValue Write(FieldType type, ModelValue value) => Marked(value.IsSecret, Bare(type, value));

    private static PropertyValue Marked(bool isSecret, PropertyValue value) => isSecret ? value.AsSecret() : value;

    private static PropertyValue Bare(FieldType type, ModelValue value) => value.Kind switch
    {
        ValueKind.Unknown => PropertyValue.Open,
        ValueKind.Text or ValueKind.Object when type is FieldType.File => PropertyValue.Asset.Of(FileValue.Of(value)),
        ValueKind.Text => new PropertyValue.Text(value.AsText()!),
        ValueKind.Bool => new PropertyValue.Bool(value.AsBool() is true),
        ValueKind.Number => new PropertyValue.Number(value.AsNumber()!.Value.AsDouble()),
        ValueKind.List or ValueKind.Set => new PropertyValue.List([.. value.Items.Select(item => Write(Element(type), item))]),
        ValueKind.Object when type is FieldType.Object nested => new PropertyValue.Object(Write(nested.Fields, value)),
        ValueKind.Object => new PropertyValue.Object(
            new(value.Members.Select(member => KeyValuePair.Create(member.Key, Write(Element(type), member.Value))))),
        _ => PropertyValue.None,
    };

    private static FieldType Element(FieldType type) => type switch
    {
        FieldType.List list => list.Element,
        FieldType.Set set => set.Element,
        FieldType.Map map => map.Element,
        _ => type,
    };
}
