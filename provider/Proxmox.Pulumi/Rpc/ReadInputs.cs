using System.Collections.Immutable;
using Proxmox.Engine.Mapping;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Pulumi.Schemas;
using Proxmox.Pulumi.Values;
using ModelValue = Proxmox.Model.Values.Value;

namespace Proxmox.Pulumi.Rpc;

/// <summary>
/// The inputs after a refresh: the old ones, in which only what PVE no longer has as it was recorded is written anew. What the user has not
/// set is not added, and what still means the same keeps its spelling.
/// </summary>
internal static class ReadInputs
{
    /// <summary>The refreshed inputs.</summary>
    /// <param name="fields">The fields.</param>
    /// <param name="inputs">The old inputs.</param>
    /// <param name="state">The object as it is now.</param>
    public static PropertyMap Refresh(ImmutableArray<Field> fields, PropertyMap inputs, ModelValue state)
    {
        foreach (var field in fields.Where(field => field is { IsInput: true, IsNeverReturned: false, IsWriteOnly: false }))
        {
            var name = PropertyNames.Of(field);
            if (inputs[name] is { Bare: not PropertyValue.Null } input)
            {
                var value = new PropertyReader(problems: null).Read([field], new(KeyValuePair.Create(name, input)))[field.Name];
                inputs = Refresh(field, input, value, state[field.Name]) is { } refreshed ? inputs.With(name, refreshed)
                    : inputs.Without(name);
            }
        }

        return inputs;
    }

    // Null when it is no longer there.
    private static PropertyValue? Refresh(Field field, PropertyValue input, ModelValue value, ModelValue told)
    {
        if (SemanticEquality.Equal(field, value, told) || IsNowhereTold(field, told))
        {
            return input;
        }

        if (told.IsNull)
        {
            return null;
        }

        var refreshed = (field.Type, input.Bare, told.Kind) switch
        {
            (FieldType.Object nested, PropertyValue.Object members, ValueKind.Object) =>
                new PropertyValue.Object(Refresh(nested.Fields, members.Members, told)),
            (FieldType.Map map, PropertyValue.Object members, ValueKind.Object) =>
                new PropertyValue.Object(Slots(field, field with { Type = map.Element }, members.Members, value, told)),
            _ => PropertyWriter.Write(field, Given(field.Type, told)),
        };
        return SecretMarks.Like(input, refreshed);
    }

    private static PropertyMap Slots(Field field, Field element, PropertyMap inputs, ModelValue value, ModelValue told)
    {
        foreach (var (key, input) in inputs)
        {
            inputs = told.Members.TryGetValue(key, out var now) && Refresh(element, input, value[key], now) is { } refreshed
                ? inputs.With(key, refreshed) : inputs.Without(key);
        }

        // A slot that the user has not set is somebody else's; any other map is the user's as a whole.
        foreach (var (key, now) in told.Members.Where(member => field.WireForm != WireForm.Slots && inputs[member.Key] is null))
        {
            inputs = inputs.With(key, PropertyWriter.Write(element, Given(element.Type, now)));
        }

        return inputs;
    }

    // An object of which only parts are told that the user has not set.
    private static bool IsNowhereTold(Field field, ModelValue told) =>
        told.IsNull && field.Type is FieldType.Object nested && nested.Fields.All(inner => inner.IsNeverReturned || !inner.IsInput);

    private static ModelValue Given(FieldType type, ModelValue value) => (type, value.Kind) switch
    {
        (FieldType.Object nested, ValueKind.Object) => InferredConfig.Of(nested.Fields, value),
        (FieldType.List list, ValueKind.List) => ModelValue.List(value.Items.Select(item => Given(list.Element, item))),
        (FieldType.Set set, ValueKind.Set) => ModelValue.Set(value.Items.Select(item => Given(set.Element, item))),
        (FieldType.Map map, ValueKind.Object) =>
            ModelValue.Object(value.Members.Select(member => KeyValuePair.Create(member.Key, Given(map.Element, member.Value)))),
        _ => value,
    };
}
