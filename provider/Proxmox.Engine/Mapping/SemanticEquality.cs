using System.Collections.Immutable;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;

namespace Proxmox.Engine.Mapping;

/// <summary>Whether two values of a field mean the same, however they are spelled.</summary>
public static class SemanticEquality
{
    /// <summary>
    /// True when both mean the same: equal, of equal canonical spelling, or one unset and the other what PVE means by that.
    /// </summary>
    public static bool Equal(Field field, Value left, Value right) =>
        EqualOf(field.Type, field, Effective(field, left), Effective(field, right));

    /// <summary>True for a text of which PVE keeps nothing: writing it means the same as leaving the attribute out.</summary>
    internal static bool IsEmptyText(Field field, Value value) =>
        value.AsText() is { } text && (field.Format?.Canonical(text) ?? text).Length == 0;

    private static Value Effective(Field field, Value value) => value.IsNull || IsEmptyText(field, value) ? field.ImpliedDefault : value;

    private static bool EqualOf(FieldType type, Field field, Value left, Value right)
    {
        if (left.Equals(right) || (IsNothing(field, left) && IsNothing(field, right)))
        {
            return true;
        }

        // PVE leaves out an object without anything in it.
        if (type is FieldType.Object empty
            && (left.Kind, right.Kind) is (ValueKind.Null, ValueKind.Object) or (ValueKind.Object, ValueKind.Null))
        {
            return EqualMembers(empty.Fields, left, right);
        }

        if (left.Kind != right.Kind)
        {
            return false;
        }

        return type switch
        {
            FieldType.Text => field.Format is { } format && left.AsText() is { } a && right.AsText() is { } b
                && format.Canonical(a) is { } canonical && string.Equals(canonical, format.Canonical(b), StringComparison.Ordinal),
            FieldType.File => FileValue.Of(left).IsSame(FileValue.Of(right)),
            FieldType.List list => left.Items.Length == right.Items.Length
                && left.Items.Zip(right.Items).All(pair => EqualOf(list.Element, field, pair.First, pair.Second)),
            FieldType.Set set => left.Items.All(item => right.Items.Any(other => EqualOf(set.Element, field, item, other)))
                && right.Items.All(item => left.Items.Any(other => EqualOf(set.Element, field, item, other))),
            FieldType.Map map => left.Members.Count == right.Members.Count
                && left.Members.All(
                    member => right.Members.TryGetValue(member.Key, out var other) && EqualOf(map.Element, field, member.Value, other)),
            FieldType.Object nested => EqualMembers(nested.Fields, left, right),
            _ => false,
        };
    }

    /// <summary>
    /// True when an element of a list or set that is recorded is the one that a config means. Such an element is written as a whole, so
    /// that what the config leaves out is not set; but what PVE gives on its own does not count.
    /// </summary>
    internal static bool Matches(Field field, Value config, Value recorded) =>
        field.Type is FieldType.Object nested && config.Kind == ValueKind.Object && recorded.Kind == ValueKind.Object
            ? nested.Fields.All(inner => !inner.IsInput || (inner.IsServerChosen && config[inner.Name].IsNull)
                || Matches(inner, config[inner.Name], recorded[inner.Name]))
            : Equal(field, config, recorded);

    /// <summary>
    /// True when what PVE tells is what is recorded or planned, as far as the user gives it and PVE tells it: computed parts change by
    /// themselves, unknown ones are PVE's to choose, and slots beyond the recorded ones are somebody else's.
    /// </summary>
    internal static bool Satisfies(Field field, Value live, Value recorded)
    {
        if (recorded.IsUnknown)
        {
            return true;
        }

        Field Of(FieldType element) => field with { Type = element };
        return (field.Type, live.Kind, recorded.Kind) switch
        {
            (FieldType.Object nested, ValueKind.Object, ValueKind.Object) =>
                nested.Fields.All(
                    inner => !inner.IsInput || inner.IsNeverReturned || Satisfies(inner, live[inner.Name], recorded[inner.Name])),
            (FieldType.Map map, ValueKind.Object, ValueKind.Object) =>
                recorded.Members.All(
                    member => live.Members.TryGetValue(member.Key, out var told) && Satisfies(Of(map.Element), told, member.Value))
                && (field.WireForm == WireForm.Slots || live.Members.Count == recorded.Members.Count),
            (FieldType.List list, ValueKind.List, ValueKind.List) =>
                live.Items.Length == recorded.Items.Length
                    && live.Items.Zip(recorded.Items).All(pair => Satisfies(Of(list.Element), pair.First, pair.Second)),
            (FieldType.Set set, ValueKind.Set, ValueKind.Set) =>
                live.Items.All(item => recorded.Items.Any(other => Satisfies(Of(set.Element), item, other)))
                && recorded.Items.All(item => live.Items.Any(other => Satisfies(Of(set.Element), other, item))),
            _ => Equal(field, live, recorded),
        };
    }

    // PVE leaves out an empty list or text as it leaves out an unset one.
    private static bool IsNothing(Field field, Value value) =>
        value.IsNull || IsEmptyText(field, value) || (value.Kind is ValueKind.List or ValueKind.Set && value.Items.IsEmpty)
            || (value.Kind == ValueKind.Object && value.Members.Count == 0);

    private static bool EqualMembers(ImmutableArray<Field> fields, Value left, Value right)
    {
        foreach (var field in fields)
        {
            if (!Equal(field, left[field.Name], right[field.Name]))
            {
                return false;
            }
        }

        return true;
    }
}
