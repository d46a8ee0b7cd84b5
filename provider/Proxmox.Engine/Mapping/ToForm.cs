using System.Collections.Immutable;
using Proxmox.Client;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;

namespace Proxmox.Engine.Mapping;

/// <summary>Writes values as PVE's parameters.</summary>
public static class ToForm
{
    /// <summary>Adds the parameters for one known value; null adds nothing.</summary>
    public static void Add(Form form, Field field, Value value)
    {
        if (value.IsNull)
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
                    form.Add(slot, Element(field, element), field.IsSecret);
                }

                break;
            case WireForm.Repeated:
                foreach (var item in value.Items)
                {
                    form.Add(field.Wire, Element(field, item), field.IsSecret);
                }

                break;
            default:
                form.Add(field.Wire, Text(field, value), field.IsSecret);
                break;
        }
    }

    /// <summary>The text of one known value that is a single parameter.</summary>
    public static string Text(Field field, Value value) => field.WireForm switch
    {
        WireForm.Commas => string.Join(',', Parts(value)),
        WireForm.Semicolons => string.Join(';', Parts(value)),
        WireForm.Spaces => string.Join(' ', Parts(value)),
        WireForm.PropertyString => Properties(field.Type.Nested, value),
        _ => Scalar(value),
    };

    private static string Element(Field field, Value value) => field.Type.Nested is { IsEmpty: false } nested ? Properties(nested, value) : Scalar(value);

    // Sets go out in one order, so that the same plan always makes the same request.
    private static IEnumerable<string> Parts(Value value)
    {
        var parts = value.Items.Select(Scalar);
        return value.Kind == ValueKind.Set ? parts.Order(StringComparer.Ordinal) : parts;
    }

    private static string Properties(ImmutableArray<Field> fields, Value value)
    {
        var properties = new PropertyString(fields.FirstOrDefault(field => field.IsDefaultKey)?.Wire);
        foreach (var field in fields)
        {
            if (!value[field.Name].IsNull && field.IsInput)
            {
                properties = properties.With(field.Wire, Text(field, value[field.Name]));
            }
        }

        return properties.ToString();
    }

    private static string Scalar(Value value) => value.Kind switch
    {
        ValueKind.Text => value.AsText()!,
        ValueKind.Bool => PveBoolean.Write(value.AsBool()!.Value),
        ValueKind.Number => value.AsNumber()!.Value.ToString(),
        _ => throw new InvalidOperationException($"A {value.Kind} cannot be written as one parameter."),
    };
}
