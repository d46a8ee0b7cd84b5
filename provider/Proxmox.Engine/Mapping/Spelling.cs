using Proxmox.Model.Fields;
using Proxmox.Model.Values;

namespace Proxmox.Engine.Mapping;

/// <summary>Keeps the spelling that is already recorded where a new value means the same.</summary>
/// <remarks>PVE rewrites what it is sent (case, order, units); users must not see that as a change.</remarks>
public static class Spelling
{
    /// <summary>The new value, with every part that means the same as before spelled as before.</summary>
    public static Value Keep(Field field, Value recorded, Value value)
    {
        // What stands for an unset value is shown as such, not as unset; but an empty list that the user wrote stays one.
        if (recorded.IsNull || recorded.IsUnknown || value.IsUnknown)
        {
            return value;
        }

        return Sameness.Same(field, recorded, value) ? recorded
            : value.IsNull ? value
            : KeepParts(field, field.Type, recorded, value);
    }

    private static Value KeepParts(Field field, FieldType type, Value recorded, Value value) => type switch
    {
        FieldType.Object nested => Value.Object(nested.Fields.Select(inner => KeyValuePair.Create(inner.Name, Keep(inner, recorded[inner.Name], value[inner.Name])))),
        FieldType.Map map => Value.Object(value.Members.Select(member =>
            KeyValuePair.Create(member.Key, KeepElement(field, map.Element, recorded[member.Key], member.Value)))),
        FieldType.List list => Value.List(value.Items.Select((item, index) =>
            index < recorded.Items.Length ? KeepElement(field, list.Element, recorded.Items[index], item) : item)),
        FieldType.Set set => Value.Set(value.Items.Select(item =>
            recorded.Items.FirstOrDefault(old => Sameness.Same(field with { Type = set.Element }, old, item)) ?? item)),
        _ => value,
    };

    private static Value KeepElement(Field field, FieldType element, Value recorded, Value value) => Keep(field with { Type = element }, recorded, value);
}
