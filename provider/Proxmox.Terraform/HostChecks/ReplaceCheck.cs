using Proxmox.Model.Values;

namespace Proxmox.Terraform.HostChecks;

/// <summary>The host's rule for the attributes that a plan names as cause of a replacement: each must exist before or after.</summary>
public static class ReplaceCheck
{
    /// <summary>The paths that lead nowhere.</summary>
    public static IReadOnlyList<Breach> Run(IEnumerable<AttributePath> paths, Value prior, Value planned) =>
        [.. paths.Where(path => !Exists(prior, path) && !Exists(planned, path))
            .Select(path => new Breach(path, "it is to cause a replacement, but exists neither before nor after."))];

    private static bool Exists(Value value, AttributePath path)
    {
        foreach (var step in path.Steps)
        {
            switch (step)
            {
                case AttributePath.Step.Attribute attribute when value.Members.TryGetValue(attribute.Name, out var member):
                    value = member;
                    break;
                case AttributePath.Step.Key key when value.Members.TryGetValue(key.Name, out var member):
                    value = member;
                    break;
                case AttributePath.Step.Index index when value.Kind == ValueKind.List && index.Position < value.Items.Length:
                    value = value.Items[(int)index.Position];
                    break;
                default:
                    return false;
            }
        }

        return true;
    }
}
