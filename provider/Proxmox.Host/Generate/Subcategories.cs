using System.Collections.Frozen;
using Proxmox.Model.Declarations;

namespace Proxmox.Host.Generate;

/// <summary>The sections of the documentation, by the area of a declaration.</summary>
public static class Subcategories
{
    private static readonly FrozenDictionary<string, string> Titles = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["access"] = "Access control",
        ["cluster"] = "Cluster",
        ["guest"] = "Guests",
        ["node"] = "Nodes",
        ["nodes"] = "Nodes",
        ["pool"] = "Pools",
        ["storage"] = "Storage",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The section of a declaration.</summary>
    /// <exception cref="GenerateException">Its area has no section.</exception>
    public static string Of(Declaration declaration) => Titles.GetValueOrDefault(declaration.Area)
        ?? throw new GenerateException($"{declaration.Name}: the area \"{declaration.Area}\" has no section in the documentation; add it to {nameof(Subcategories)}.");
}
