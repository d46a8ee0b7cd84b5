using Proxmox.Model.Diagnostics;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Pulumi.Schemas;

namespace Proxmox.Pulumi.Rpc;

/// <summary>Warns of what still works but will go. Compilers say so from the SDK; programs in other languages hear it here.</summary>
internal static class Deprecations
{
    /// <summary>The warnings about a resource and the properties that its inputs set.</summary>
    public static IEnumerable<Diagnostic> Of(PulumiResource subject, Value config)
    {
        if (subject.Resource.Deprecation is { } whole)
        {
            yield return Warning(Tokens.Of(subject.Resource), whole, path: null);
        }

        foreach (var field in subject.Properties.Where(field => field.IsInput && !config[field.Name].IsNull))
        {
            if (field.Deprecation is { } deprecation)
            {
                yield return Warning(PropertyNames.Of(field), deprecation, AttributePath.Of(field.Name));
            }
        }
    }

    private static Diagnostic Warning(string name, Deprecation deprecation, AttributePath? path) =>
        new(Severity.Warning, $"{name} is deprecated", $"{deprecation.Instead} It will be removed in version {deprecation.Removal}.", path);
}
