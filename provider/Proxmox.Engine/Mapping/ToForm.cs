using System.Collections.Immutable;
using Proxmox.Client;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;

namespace Proxmox.Engine.Mapping;

/// <summary>Writes values as PVE's parameters.</summary>
public static class ToForm
{
    /// <summary>Adds the parameters for one value; null adds nothing, and neither does what PVE is to choose.</summary>
    public static void Add(Form form, Field field, Value value)
    {
        if (value.IsNull || value.IsUnknown)
        {
            return;
        }

        switch (field.WireForm)
        {
            case WireForm.Inline:
                foreach (var inner in field.Type.Nested)
                {
                    Add(form, inner, value[inner.Name]);
                }

                break;
            case WireForm.Slots:
                foreach (var (slot, element) in value.Members)
                {
                    form.Add(field.SlotParameter(slot), Element(field, element), HoldsSecret(field));
                }

                break;
            case WireForm.NamedValues:
                foreach (var (name, member) in value.Members)
                {
                    form.Add(field.Wire, $"name={name},value={Scalar(field, member)}", field.IsSecret);
                }

                break;
            case WireForm.Repeated:
                foreach (var item in value.Items)
                {
                    form.Add(field.Wire, Element(field, item), HoldsSecret(field));
                }

                break;
            default:
                form.Add(field.Wire, Text(field, value), HoldsSecret(field));
                break;
        }
    }

    /// <summary>The text of one known value that is a single parameter.</summary>
    public static string Text(Field field, Value value) => field.WireForm switch
    {
        WireForm.Commas => string.Join(',', Parts(field, value)),
        WireForm.Semicolons => string.Join(';', Parts(field, value)),
        WireForm.Spaces => string.Join(' ', Parts(field, value)),
        WireForm.PropertyString => Properties(field.Type.Nested, value),
        WireForm.Priorities => string.Join(',', value.Members.Select(member =>
            member.Value.AsNumber() == Number.Of(0) ? member.Key : $"{member.Key}:{Scalar(field, member.Value)}")),
        WireForm.Variables => string.Join('\0', value.Members.Select(member => $"{member.Key}={Scalar(field, member.Value)}")),
        _ => Scalar(field, value),
    };

    private static bool HoldsSecret(Field field) => field.IsSecret || field.Type.Nested.Any(HoldsSecret);

    private static string Element(Field field, Value value) =>
        field.Type.Nested is { IsEmpty: false } nested ? Properties(nested, value) : Scalar(field, value);

    // Sets go out in one order, so that the same plan always makes the same request.
    private static IEnumerable<string> Parts(Field field, Value value)
    {
        var parts = value.Items.Select(item => Scalar(field, item));
        return value.Kind == ValueKind.Set ? parts.Order(StringComparer.Ordinal) : parts;
    }

    // What PVE means by an absent property is left out, unless nothing else is there to say.
    internal static string Properties(ImmutableArray<Field> fields, Value value)
    {
        var given = Flat(fields, value).Where(member => member.Field.IsInput && member.Value is { IsNull: false, IsUnknown: false })
            .ToList();
        var telling = given.Where(member => !SemanticEquality.Equal(member.Field, member.Value, Value.Null)).ToList();
        var properties = new PropertyString(fields.FirstOrDefault(field => field.IsDefaultKey)?.Wire);
        foreach (var (field, member) in telling.Count > 0 ? telling : given)
        {
            // A property cannot be empty: an empty list is said by leaving it out.
            if (Text(field, member) is { Length: > 0 } text)
            {
                properties = properties.With(field.Wire, text);
            }
        }

        return properties.ToString();
    }

    private static IEnumerable<(Field Field, Value Value)> Flat(ImmutableArray<Field> fields, Value value) => fields.SelectMany(field =>
        field.WireForm == WireForm.Inline ? Flat(field.Type.Nested, value[field.Name]) : [(field, value[field.Name])]);

    private static string Scalar(Field field, Value value) => value.Kind switch
    {
        ValueKind.Text => field.Format?.Sent(value.AsText()!) ?? value.AsText()!,
        ValueKind.Bool => PveBoolean.Write(value.AsBool()!.Value),
        ValueKind.Number => value.AsNumber()!.Value.ToString(),
        _ => throw new InvalidOperationException($"A {value.Kind} cannot be written as one parameter."),
    };
}
