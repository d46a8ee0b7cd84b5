using System.Collections.Immutable;
using Proxmox.Engine.Mapping;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;

namespace Proxmox.Pulumi.Rpc;

/// <summary>
/// Finds where a plan departs from the state, down to the smallest part that differs in what it means. Only what users give is compared: a
/// computed value that merely becomes unknown is a consequence of a change and none itself.
/// </summary>
internal static class Differences
{
    /// <summary>The changes to the members of an object, in the order of the fields.</summary>
    public static IEnumerable<PropertyChange> Between(ImmutableArray<Field> fields, Value prior, Value planned) =>
        Members(fields, prior, planned, AttributePath.Root);

    private static IEnumerable<PropertyChange> Members(ImmutableArray<Field> fields, Value prior, Value planned, AttributePath at) => fields
        .Where(field => (field.IsInput || field.IsDifference) && !field.IsWriteOnly)
        .SelectMany(field => Of(field, prior[field.Name], planned[field.Name], at.Attribute(field.Name)));

    private static IEnumerable<PropertyChange> Of(Field field, Value prior, Value planned, AttributePath at)
    {
        if (SemanticEquality.Equal(field, prior, planned))
        {
            return [];
        }

        return (field.Type, prior.Kind, planned.Kind) switch
        {
            (FieldType.Object nested, ValueKind.Object, ValueKind.Object) => Members(nested.Fields, prior, planned, at),
            (FieldType.Map map, ValueKind.Object, ValueKind.Object) =>
                prior.Members.Keys.Union(planned.Members.Keys).Order(StringComparer.Ordinal)
                .SelectMany(key => field.IsKeyEnough && prior.Members.ContainsKey(key) != planned.Members.ContainsKey(key)
                    ? [new(at.Key(key), prior[key], planned[key], map.Element)]
                    : Of(field with { Type = map.Element }, prior[key], planned[key], at.Key(key))),
            (FieldType.List list, ValueKind.List, ValueKind.List) => Enumerable.Range(0, Math.Max(prior.Items.Length, planned.Items.Length))
                .SelectMany(index => Of(field with { Type = list.Element }, Item(prior, index), Item(planned, index), at.Index(index))),
            (FieldType.Set set, ValueKind.Set, ValueKind.Set) => Elements(field with { Type = set.Element }, prior, planned, at),
            _ => [new(at, prior, planned, field.Type)],
        };
    }

    // An element of a set is there or not; its place only tells which one is meant: the recorded one's, or the new one's.
    private static IEnumerable<PropertyChange> Elements(Field element, Value prior, Value planned, AttributePath at)
    {
        var removed = prior.Items.Index().Where(old => !planned.Items.Any(item => SemanticEquality.Equal(element, old.Item, item)))
            .ToDictionary(old => old.Index, old => old.Item);
        var added = planned.Items.Index().Where(item => !prior.Items.Any(old => SemanticEquality.Equal(element, old, item.Item)))
            .ToDictionary(item => item.Index, item => item.Item);
        return removed.Keys.Union(added.Keys).Order().Select(index =>
            new PropertyChange(at.Index(index), removed.GetValueOrDefault(index, Value.Null), added.GetValueOrDefault(index, Value.Null),
                element.Type, IsElement: true));
    }

    /// <summary>The smallest parts that a value has, of which a set is one.</summary>
    public static IEnumerable<(AttributePath Path, FieldType Type)> Leaves(FieldType type, Value value, AttributePath at) =>
        (type, value.Kind) switch
        {
            (_, ValueKind.Null) => [],
            (FieldType.Object nested, ValueKind.Object) =>
                nested.Fields.SelectMany(field => Leaves(field.Type, value[field.Name], at.Attribute(field.Name))),
            (FieldType.Map map, ValueKind.Object) => value.Members.OrderBy(member => member.Key, StringComparer.Ordinal)
                .SelectMany(member => Leaves(map.Element, member.Value, at.Key(member.Key))),
            (FieldType.List { Element: FieldType.Object } list, ValueKind.List) =>
                value.Items.SelectMany((item, index) => Leaves(list.Element, item, at.Index(index))),
            _ => [(at, type)],
        };

    private static Value Item(Value list, int index) => index < list.Items.Length ? list.Items[index] : Value.Null;
}
