using Proxmox.Simulator.Schema;

namespace Proxmox.Simulator.Routing;

/// <summary>Which properties of a config section are numbers, by what the call that creates the section declares.</summary>
public static class DeclaredTypes
{
    /// <summary>Names of the parameters of POST on the path that PVE answers as JSON numbers: integers, numbers and booleans.</summary>
    public static IReadOnlySet<string> NumericProperties(this PveVersion version, string path)
    {
        var method = ApiTable.For(version.Text()).Find("POST", path, out _);
        return method is null
            ? new HashSet<string>(StringComparer.Ordinal)
            : method.Parameters.Where(parameter => parameter.Value.Type is "boolean" or "integer" or "number")
                .Select(parameter => parameter.Key).ToHashSet(StringComparer.Ordinal);
    }
}
