using Proxmox.Engine.Declarations;
using Proxmox.Model.Declarations;
using Proxmox.Model.Diagnostics;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;

namespace Proxmox.Engine;

public sealed partial class Provider
{
    /// <inheritdoc cref="Validate"/>
    public partial DiagnosticList Validate(Declaration declaration, Value config, bool allowsWriteOnly)
    {
        var diagnostics = new DiagnosticList();
        CheckMembers(declaration.Attributes, config, AttributePath.Root, diagnostics);
        if (declaration is Resource resource)
        {
            CheckSecrets(resource, config, allowsWriteOnly, diagnostics);
        }

        if (!config.IsUnknown)
        {
            foreach (var violation in declaration.Constraints.SelectMany(constraint => constraint.Check(new(config))))
            {
                diagnostics.Error($"Invalid {violation.Field.Name}", violation.Text, AttributePath.Of(violation.Field.Name));
            }
        }

        return diagnostics;
    }

    private static void CheckMembers(IEnumerable<Field> fields, Value config, AttributePath at, DiagnosticList diagnostics)
    {
        foreach (var field in fields)
        {
            var value = config[field.Name];
            if (field.IsInput && value is { IsNull: false, IsUnknown: false })
            {
                Check(field, field.Type, value, at.Attribute(field.Name), diagnostics);
            }
        }
    }

    private static void Check(Field field, FieldType type, Value value, AttributePath at, DiagnosticList diagnostics)
    {
        if (value.IsNull || value.IsUnknown)
        {
            return;
        }

        switch (type)
        {
            case FieldType.Object nested:
                CheckMembers(nested.Fields, value, at, diagnostics);
                break;
            case FieldType.Map map:
                foreach (var (key, element) in value.Members)
                {
                    Check(field, map.Element, element, at.Key(key), diagnostics);
                }

                break;
            case FieldType.List list:
                foreach (var (index, element) in value.Items.Index())
                {
                    Check(field, list.Element, element, at.Index(index), diagnostics);
                }

                break;
            case FieldType.Set set:
                // An element of a set has no path of its own.
                foreach (var element in value.Items)
                {
                    Check(field, set.Element, element, at, diagnostics);
                }

                break;
            default:
                CheckScalar(field, type, value, at, diagnostics);
                break;
        }
    }

    private static void CheckScalar(Field field, FieldType type, Value value, AttributePath at, DiagnosticList diagnostics)
    {
        if (type is FieldType.Number { IsWhole: true } && value.AsNumber() is { IsWhole: false })
        {
            Refuse("a whole number");
        }

        if (field.Format is { } format && value.AsText() is { } text && format.Canonical(text) is null)
        {
            Refuse(format.Expectation);
        }

        foreach (var rule in field.Rules.Where(rule => !rule.Accepts(value)))
        {
            Refuse(rule.Expectation);
        }

        void Refuse(string expectation) => diagnostics.Error(
            $"Invalid {field.Name}",
            field.IsSecret ? $"{at} must be {expectation}; its value is secret and not shown." : $"{at} must be {expectation}, but is {value}.",
            at);
    }

    private static void CheckSecrets(Resource resource, Value config, bool allowsWriteOnly, DiagnosticList diagnostics)
    {
        foreach (var field in resource.Fields.Where(WriteOnly.HasTwin))
        {
            var plain = config[field.Name];
            var twinName = WriteOnly.TwinName(field);
            var twin = config[twinName];
            if (!twin.IsNull && !allowsWriteOnly)
            {
                diagnostics.Error($"Invalid {twinName}", $"This client does not know write-only attributes and would store {twinName} in its state. Set {field.Name} instead, or use Terraform 1.11 or OpenTofu 1.11 or newer.", AttributePath.Of(twinName));
            }

            if (!plain.IsNull && !plain.IsUnknown && !twin.IsNull && !twin.IsUnknown)
            {
                diagnostics.Error($"Invalid {twinName}", $"{field.Name} and {twinName} exclude each other: set only one of them.", AttributePath.Of(twinName));
            }

            if (field.Presence == Presence.Required && plain.IsNull && twin.IsNull)
            {
                diagnostics.Error($"Missing {field.Name}", $"One of {field.Name} and {twinName} must be set.", AttributePath.Of(field.Name));
            }
        }
    }
}
