using System.Collections.Immutable;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;

namespace Proxmox.Engine.Mapping;

/// <summary>
/// The config that a user would have written to get an object: what PVE alone decides is not in it, nor what it takes for granted, nor what
/// is so by chance.
/// </summary>
public static class InferredConfig
{
    /// <summary>The config for an object; null stays null.</summary>
    /// <param name="fields">The attributes.</param>
    /// <param name="state">The object.</param>
    public static Value Of(ImmutableArray<Field> fields, Value state) => state.Kind != ValueKind.Object
        ? state
        : Value.Object(fields.Select(field => KeyValuePair.Create(field.Name, Member(field, state[field.Name]))));

    private static Value Member(Field field, Value value)
    {
        if (field.Presence == Presence.Required)
        {
            return Parts(field.Type, value);
        }

        return !IsGiven(field) || field.IsIncidental(value) || value.Equals(field.ImpliedDefault) || IsBlank(value) || IsIdle(field, value)
            ? Value.Null
            : Parts(field.Type, value);
    }

    // An object without any member would say nothing: then it says what PVE takes for granted.
    private static Value Whole(ImmutableArray<Field> fields, Value value)
    {
        var config = Of(fields, value);
        if (!IsSilent(config))
        {
            return config;
        }

        var all = Value.Object(fields.Select(field => KeyValuePair.Create(
            field.Name, IsGiven(field) && !field.IsIncidental(value[field.Name]) ? value[field.Name] : Value.Null)));
        return IsSilent(all) ? Value.Null : all;
    }

    private static Value Element(ImmutableArray<Field> fields, Value value) =>
        Whole(fields, value) is { IsNull: false } said ? said : Of(fields, value);

    // PVE knows of no such object, only of its members.
    private static bool IsIdle(Field field, Value value) => field.WireForm == WireForm.Inline && value.Kind == ValueKind.Object
        && IsSilent(Of(field.Type.Nested, value));

    private static bool IsGiven(Field field) => field is { IsInput: true, IsWriteOnly: false, Deprecation: null };

    private static bool IsSilent(Value value) => value.Members.Values.All(member => member.IsNull);

    // PVE tells some unset texts and lists as empty ones.
    private static bool IsBlank(Value value) =>
        value.AsText() is "" || (value.Kind is ValueKind.List or ValueKind.Set && value.Items.IsEmpty);

    private static Value Parts(FieldType type, Value value) => (type, value.Kind) switch
    {
        (FieldType.Object nested, ValueKind.Object) => Whole(nested.Fields, value),
        (FieldType.List { Element: FieldType.Object nested }, ValueKind.List) =>
            Value.List(value.Items.Select(item => Element(nested.Fields, item))),
        (FieldType.Set { Element: FieldType.Object nested }, ValueKind.Set) =>
            Value.Set(value.Items.Select(item => Element(nested.Fields, item))),
        (FieldType.Map { Element: FieldType.Object nested }, ValueKind.Object) =>
            Value.Object(value.Members.Select(member => KeyValuePair.Create(member.Key, Element(nested.Fields, member.Value)))),
        _ => value,
    };
}
