using Proxmox.Model.Diagnostics;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;

namespace Proxmox.Engine.Validation;

/// <summary>
/// Holds the arguments of a function to its parameters. Clients do not check what is inside an object that is an argument: names that it
/// does not have, what is required of it, and values of other types are found here.
/// </summary>
/// <param name="diagnostics">Where every problem is added, at its path.</param>
internal sealed class ArgumentCheck(DiagnosticList diagnostics)
{
    /// <summary>Checks the arguments.</summary>
    public void Members(IReadOnlyCollection<Field> parameters, Value arguments)
    {
        foreach (var parameter in parameters)
        {
            Check(parameter, parameter.Type, arguments[parameter.Name], AttributePath.Of(parameter.Name));
        }

        // A value of another type is none to judge by.
        if (!diagnostics.HasErrors)
        {
            new ValueCheck(diagnostics).Members(parameters, Mapping.Coerce.To(parameters, arguments), AttributePath.Root);
        }
    }

    private void Check(Field field, FieldType type, Value value, AttributePath at)
    {
        if (value.IsNull)
        {
            if (field.Presence == Presence.Required)
            {
                Refuse(field, at, $"{at} is missing.");
            }

            return;
        }

        switch (type)
        {
            case FieldType.Object nested:
                Expect(field, value, at, "an object", value.Kind == ValueKind.Object);
                Names(field, nested, value, at);
                foreach (var member in nested.Fields)
                {
                    Check(member, member.Type, value[member.Name], at.Attribute(member.Name));
                }

                break;
            case FieldType.List or FieldType.Set:
                Expect(field, value, at, "a list", value.Kind is ValueKind.List or ValueKind.Set);
                var element = type is FieldType.List list ? list.Element : ((FieldType.Set)type).Element;
                foreach (var (index, item) in value.Items.Index())
                {
                    Check(field, element, item, at.Index(index));
                }

                break;
            case FieldType.Map:
                Expect(field, value, at, "a map", value.Kind == ValueKind.Object);
                break;
            case FieldType.Number:
                Expect(field, value, at, "a number", value.Kind == ValueKind.Number || Number.TryParse(value.AsText(), out _));
                break;
            case FieldType.Bool:
                Expect(field, value, at, "true or false", value.Kind == ValueKind.Bool || bool.TryParse(value.AsText(), out _));
                break;
            default:
                Expect(field, value, at, "text", value.Kind is ValueKind.Text or ValueKind.Number or ValueKind.Bool);
                break;
        }
    }

    private void Names(Field field, FieldType.Object type, Value value, AttributePath at)
    {
        var known = type.Fields.Select(member => member.Name).ToList();
        foreach (var name in value.Members.Where(member => !member.Value.IsNull).Select(member => member.Key).Except(known))
        {
            var meant = NearestName.Of(name, known) is { } near ? $"Did you mean {near}?" : $"It takes {string.Join(", ", known)}.";
            Refuse(field, at, $"{at} has no attribute {name}. {meant}");
        }
    }

    private void Expect(Field field, Value value, AttributePath at, string expectation, bool holds)
    {
        if (!holds)
        {
            Refuse(field, at, $"{at} must be {expectation}, but is {value}.");
        }
    }

    private void Refuse(Field field, AttributePath at, string detail) => diagnostics.Error($"Invalid {field.Name}", detail, at);
}
