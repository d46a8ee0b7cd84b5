using Proxmox.Model.Fields;
using Proxmox.Model.Values;

namespace Proxmox.Engine.Mapping;

/// <summary>Keeps the spelling that is already recorded where a new value means the same.</summary>
/// <remarks>PVE rewrites what it is sent (case, order, units); users must not see that as a change.</remarks>
public static class PriorSpelling
{
    /// <summary>The new value, with every part that means the same as before spelled as before.</summary>
    public static Value Keep(Field field, Value recorded, Value value)
    {
        // What PVE never tells is known from the record alone.
        if (field.IsNeverReturned)
        {
            return recorded;
        }

        // What stands for an unset value is shown as such, not as unset; but an empty list that the user wrote stays one.
        if (recorded.IsNull || recorded.IsUnknown || value.IsUnknown)
        {
            return value;
        }

        return SemanticEquality.Equal(field, recorded, value) ? recorded
            : value.IsNull && !HoldsUntold(field, recorded) ? value
            : KeepParts(field, field.Type, recorded, value);
    }

    // An object of which PVE tells nothing may still hold what it never tells.
    private static bool HoldsUntold(Field field, Value recorded) =>
        field.Type is FieldType.Object nested && nested.Fields.Any(inner => inner.IsNeverReturned && !recorded[inner.Name].IsNull);

    private static Value KeepParts(Field field, FieldType type, Value recorded, Value value) => type switch
    {
        FieldType.Object nested => Value.Object(
            nested.Fields.Select(inner => KeyValuePair.Create(inner.Name, Keep(inner, recorded[inner.Name], value[inner.Name])))),
        FieldType.Map map => Value.Object(value.Members.Select(member =>
            KeyValuePair.Create(member.Key, KeepElement(field, map.Element, recorded[member.Key], member.Value)))),
        FieldType.List list => Value.List(
            value.Items.Select((item, index) => KeepOneOf(field, list.Element, recorded.Items.Skip(index).Take(1), item))),
        FieldType.Set set => Value.Set(value.Items.Select(item => KeepOneOf(field, set.Element, recorded.Items, item))),
        _ => value,
    };

    private static Value KeepOneOf(Field field, FieldType element, IEnumerable<Value> recorded, Value value)
    {
        var inner = field with { Type = element };
        return recorded.FirstOrDefault(old => !old.IsUnknown && SemanticEquality.Satisfies(inner, value, old)) is { } same
            ? Keep(inner, same, value) : value;
    }

    private static Value KeepElement(Field field, FieldType element, Value recorded, Value value) =>
        Keep(field with { Type = element }, recorded, value);
}
