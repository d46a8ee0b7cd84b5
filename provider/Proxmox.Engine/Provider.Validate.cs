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
        new ValueCheck(diagnostics).Members(declaration.Attributes, config, AttributePath.Root);
        var resource = declaration as Resource;
        if (resource is not null)
        {
            SecretCheck.Check(resource, config, allowsWriteOnly, diagnostics);
        }

        if (config.IsUnknown)
        {
            return diagnostics;
        }

        // A constraint speaks of the secret, however it is given.
        var folded = resource is null ? config : WriteOnly.Fold(resource, config, config);
        foreach (var violation in declaration.Constraints.SelectMany(constraint => constraint.Check(new(folded))))
        {
            diagnostics.Error($"Invalid {violation.Field.Name}", violation.Text, AttributePath.Of(GivenAs(resource, violation.Field, config)));
        }

        return diagnostics;
    }

    private static string GivenAs(Resource? resource, Field field, Value config) =>
        resource is not null && resource.Fields.Contains(field) && WriteOnly.HasTwin(field) && config[field.Name].IsNull && !config[WriteOnly.TwinName(field)].IsNull
            ? WriteOnly.TwinName(field)
            : field.Name;
}
