using Proxmox.Engine.Declarations;
using Proxmox.Engine.Validation;
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
        if (config.IsUnknown)
        {
            return diagnostics;
        }

        new ValueCheck(diagnostics).Members(declaration.Attributes, config, AttributePath.Root);
        // A value that was refused already is none to judge by, and may not even be of its field's type.
        var judged = diagnostics.Select(refused => refused.Path?.Steps[0]).OfType<AttributePath.Step.Attribute>()
            .Aggregate(config, (known, top) => known.With(top.Name, Value.Unknown));
        var resource = declaration as Resource;
        if (resource is not null)
        {
            AddressCheck.Check(resource.Identity, judged, diagnostics);
            SecretCheck.Check(resource, config, allowsWriteOnly, diagnostics);
        }

        // A constraint speaks of the secret, however it is given.
        var folded = resource is null ? judged : WriteOnly.Fold(resource, judged, judged);
        foreach (var violation in declaration.Constraints.SelectMany(constraint => constraint.Check(new(folded))))
        {
            diagnostics.Error(
                $"Invalid {violation.Field.Name}", violation.Text, AttributePath.Of(GivenAs(resource, violation.Field, config)));
        }

        return diagnostics;
    }

    /// <inheritdoc cref="ValidateList"/>
    public partial DiagnosticList ValidateList(Resource resource, Value parents)
    {
        var diagnostics = new DiagnosticList();
        new ValueCheck(diagnostics).Members(resource.Parents, parents, AttributePath.Root);
        AddressCheck.Check(resource.Parents, parents, diagnostics);
        return diagnostics;
    }

    private static string GivenAs(Resource? resource, Field field, Value config) =>
        resource is not null && resource.Fields.Contains(field) && WriteOnly.HasTwin(field) && config[field.Name].IsNull
            && !config[WriteOnly.TwinName(field)].IsNull
            ? WriteOnly.TwinName(field)
            : field.Name;
}
