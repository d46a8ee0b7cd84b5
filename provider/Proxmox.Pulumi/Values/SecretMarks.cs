using Proxmox.Model.Fields;
using Proxmox.Pulumi.Schemas;

namespace Proxmox.Pulumi.Values;

/// <summary>Keeps secret what is secret, whichever way a value takes.</summary>
internal static class SecretMarks
{
    /// <summary>The inputs with every value of a secret field marked, also where the program did not; all else just as it came.</summary>
    public static PropertyMap OnFields(IEnumerable<Field> fields, PropertyMap inputs)
    {
        foreach (var field in fields)
        {
            var name = PropertyNames.Of(field);
            if (inputs[name] is { } value)
            {
                var marked = field.IsSecret ? value.AsSecret() : OnParts(field.Type, value);
                inputs = ReferenceEquals(marked, value) ? inputs : inputs.With(name, marked);
            }
        }

        return inputs;
    }

    /// <summary>
    /// The outputs with a mark wherever the inputs have one. A list is secret as a whole when one of its elements is, for the elements need
    /// not stand in the same order.
    /// </summary>
    public static PropertyMap LikeInputs(PropertyMap inputs, PropertyMap outputs)
    {
        foreach (var (name, input) in inputs)
        {
            if (outputs[name] is { } output)
            {
                outputs = outputs.With(name, Like(input, output));
            }
        }

        return outputs;
    }

    /// <summary>A value with a mark wherever another value has one.</summary>
    public static PropertyValue Like(PropertyValue marked, PropertyValue value) =>
        marked.IsSecret ? value.AsSecret()
        : value.IsSecret || !marked.HoldsSecret ? value
        : (marked.Bare, value) switch
        {
            (PropertyValue.Object from, PropertyValue.Object to) => new PropertyValue.Object(LikeInputs(from.Members, to.Members)),
            _ => value.AsSecret(),
        };

    private static PropertyValue OnParts(FieldType type, PropertyValue value) => (type, value) switch
    {
        _ when type.Nested.IsEmpty || value.IsSecret => value,
        (_, PropertyValue.Output { Value: { } inner } output) =>
            new PropertyValue.Output(output.Members.With(Signatures.Value, OnParts(type, inner))),
        (FieldType.Object nested, PropertyValue.Object members) => Same(members, OnFields(nested.Fields, members.Members)),
        (FieldType.Map map, PropertyValue.Object members) => Each(members, member => OnParts(map.Element, member)),
        (FieldType.List list, PropertyValue.List items) => Each(items, item => OnParts(list.Element, item)),
        (FieldType.Set set, PropertyValue.List items) => Each(items, item => OnParts(set.Element, item)),
        _ => value,
    };

    private static PropertyValue Same(PropertyValue.Object before, PropertyMap after) =>
        ReferenceEquals(before.Members, after) ? before : new PropertyValue.Object(after);

    private static PropertyValue Each(PropertyValue.Object map, Func<PropertyValue, PropertyValue> change) =>
        new PropertyValue.Object(new(map.Members.Select(member => KeyValuePair.Create(member.Key, change(member.Value)))));

    private static PropertyValue Each(PropertyValue.List list, Func<PropertyValue, PropertyValue> change) =>
        new PropertyValue.List([.. list.Items.Select(change)]);
}
