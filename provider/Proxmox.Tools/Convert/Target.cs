using System.Collections.Immutable;
using Proxmox.Engine.Declarations;
using Proxmox.Model.Declarations;
using Proxmox.Model.Fields;

namespace Proxmox.Tools.Convert;

/// <summary>What a block of another provider becomes, and the table that says how.</summary>
/// <param name="Declaration">The resource, the data source or the provider's configuration.</param>
/// <param name="Rows">What is called otherwise.</param>
internal sealed record Target(Declaration Declaration, ImmutableArray<ForeignAttribute> Rows)
{
    private static readonly string[] Meta = ["count", "for_each", "provider", "depends_on"];

    /// <summary>What the block holds that is a resource of its own here; null when there is none.</summary>
    public ForeignCompanion? Companion { get; init; }

    /// <summary>True for the provider's own configuration.</summary>
    public bool IsProvider { get; init; }

    /// <summary>True for what Terraform itself knows of every resource.</summary>
    public static bool IsMeta(string name) => Meta.Contains(name);

    /// <summary>True when there is an attribute at a path.</summary>
    public bool Has(IEnumerable<string> path)
    {
        FieldType? at = new FieldType.Object(Declaration is Resource resource ? resource.Attributes : Declaration.Attributes);
        foreach (var step in path)
        {
            at = at switch
            {
                FieldType.Object known => known.Fields.FirstOrDefault(field => field.Name == step)?.Type,
                FieldType.Map map => map.Element,
                FieldType.List list => InItem(list.Element, step),
                FieldType.Set set => InItem(set.Element, step),
                _ => null,
            };
        }

        return at is not null;
    }

    /// <summary>True when a path leads into an entry of a map.</summary>
    public bool IsInMap(IReadOnlyList<string> path)
    {
        FieldType? at = new FieldType.Object(Declaration is Resource resource ? resource.Attributes : Declaration.Attributes);
        foreach (var step in path)
        {
            if (at is FieldType.Map)
            {
                return true;
            }

            at = at is FieldType.Object known ? known.Fields.FirstOrDefault(field => field.Name == step)?.Type : null;
        }

        return false;
    }

    private static FieldType? InItem(FieldType element, string step) =>
        element is FieldType.Object known ? known.Fields.FirstOrDefault(field => field.Name == step)?.Type : null;
}
