using System.Collections.Immutable;
using Proxmox.Engine.Declarations;
using Proxmox.Model.Fields;

namespace Proxmox.Terraform.Schemas;

/// <summary>What must be known to list the objects of a resource.</summary>
public static class ListParents
{
    /// <summary>The identity attributes that the path of the collection names in braces; none for a collection of the whole datacenter.</summary>
    public static ImmutableArray<Field> Of(Resource resource) =>
        [.. resource.Identity.Where(field => resource.Api.Collection.Contains("{" + field.Name + "}", StringComparison.Ordinal))];
}
