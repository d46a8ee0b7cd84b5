using System.Collections.Immutable;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;

namespace Proxmox.Terraform.Wire;

/// <summary>Puts the secret marks back that the wire does not carry, so that logs and messages mask the values.</summary>
public static class SecretMarks
{
    /// <summary>The same object with the values of secret fields marked, at any depth.</summary>
    public static Value Apply(ImmutableArray<Field> fields, Value value)
    {
        if (value.Kind != ValueKind.Object || !fields.Any(Concerns))
        {
            return value;
        }

        var members = new Dictionary<string, Value>(value.Members, StringComparer.Ordinal);
        foreach (var field in fields)
        {
            if (Concerns(field) && members.TryGetValue(field.Name, out var member))
            {
                members[field.Name] = Mark(field, member);
            }
        }

        return Value.Object(members);
    }

    private static Value Mark(Field field, Value value)
    {
        if (field.IsSecret)
        {
            return value.Transform(part => part.AsSecret());
        }

        var nested = field.Type.Nested;
        return (field.Type, value.Kind) switch
        {
            (FieldType.Object, _) => Apply(nested, value),
            (FieldType.List, ValueKind.List) => Value.List(value.Items.Select(item => Apply(nested, item))),
            (FieldType.Set, ValueKind.Set) => Value.Set(value.Items.Select(item => Apply(nested, item))),
            (FieldType.Map, ValueKind.Object) =>
                Value.Object(value.Members.Select(member => KeyValuePair.Create(member.Key, Apply(nested, member.Value)))),
            _ => value,
        };
    }

    private static bool Concerns(Field field) => field.IsSecret || field.Type.Nested.Any(Concerns);
}
