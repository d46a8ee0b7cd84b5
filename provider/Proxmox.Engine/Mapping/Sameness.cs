using System.Collections.Immutable;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;

namespace Proxmox.Engine.Mapping;

/// <summary>Whether two values of a field mean the same, however they are spelled.</summary>
public static class Sameness
{
    /// <summary>True when both mean the same: equal, of equal canonical spelling, or one unset and the other what PVE means by that.</summary>
    public static bool Same(Field field, Value left, Value right) =>
        SameOf(field.Type, field, left.IsNull ? field.AbsentMeans : left, right.IsNull ? field.AbsentMeans : right);

    private static bool SameOf(FieldType type, Field field, Value left, Value right)
    {
        if (left.Equals(right) || (IsNothing(left) && IsNothing(right)))
        {
            return true;
        }

        if (left.Kind != right.Kind)
        {
            return false;
        }

        return type switch
        {
            FieldType.Text => field.Format is { } format && left.AsText() is { } a && right.AsText() is { } b
                && format.Canonical(a) is { } canonical && string.Equals(canonical, format.Canonical(b), StringComparison.Ordinal),
            FieldType.List list => left.Items.Length == right.Items.Length
                && left.Items.Zip(right.Items).All(pair => SameOf(list.Element, field, pair.First, pair.Second)),
            FieldType.Set set => left.Items.Length == right.Items.Length
                && left.Items.All(item => right.Items.Any(other => SameOf(set.Element, field, item, other))),
            FieldType.Map map => left.Members.Count == right.Members.Count
                && left.Members.All(member => right.Members.TryGetValue(member.Key, out var other) && SameOf(map.Element, field, member.Value, other)),
            FieldType.Object nested => SameMembers(nested.Fields, left, right),
            _ => false,
        };
    }

    // PVE leaves out an empty list as it leaves out an unset one.
    private static bool IsNothing(Value value) =>
        value.IsNull || (value.Kind is ValueKind.List or ValueKind.Set && value.Items.IsEmpty) || (value.Kind == ValueKind.Object && value.Members.Count == 0);

    private static bool SameMembers(ImmutableArray<Field> fields, Value left, Value right)
    {
        foreach (var field in fields)
        {
            if (!Same(field, left[field.Name], right[field.Name]))
            {
                return false;
            }
        }

        return true;
    }
}
