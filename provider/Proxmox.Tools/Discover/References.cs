using System.Collections.Immutable;
using Proxmox.Engine.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;

namespace Proxmox.Tools.Discover;

/// <summary>Which attributes name which objects.</summary>
internal static class References
{
    /// <summary>The resources that a reference may lead to, and the attribute of them.</summary>
    /// <param name="catalog">All resources.</param>
    /// <param name="from">The resource whose attribute refers.</param>
    /// <param name="reference">What the attribute says of it.</param>
    public static (ImmutableArray<Resource> Resources, string Attribute) Targets(Catalog catalog, Resource from, Reference reference)
    {
        if (reference.Attribute.Split('.') is [var name, var attribute])
        {
            return ([.. catalog.Resource(name) is { } one ? [one] : (Resource[])[]], attribute);
        }

        var all = catalog.Resources.Where(resource => resource.Identity is [var named] && named.Name == reference.Attribute
            && named.References.IsEmpty).ToList();
        var near = all.Where(resource => resource.Area == from.Area).ToList();
        return ([.. near.Count > 0 ? near : all], reference.Attribute);
    }

    /// <summary>All references of a resource's attributes, nested ones included.</summary>
    public static IEnumerable<Reference> Of(Resource resource) => Of(resource.Fields);

    /// <summary>The resources in an order in which each stands behind those that it refers to, as far as there is one.</summary>
    public static ImmutableArray<Resource> InOrder(Catalog catalog)
    {
        var order = ImmutableArray.CreateBuilder<Resource>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var resource in catalog.Resources)
        {
            Visit(resource);
        }

        return order.ToImmutable();

        void Visit(Resource resource)
        {
            if (seen.Add(resource.Name))
            {
                foreach (var target in Of(resource).SelectMany(reference => Targets(catalog, resource, reference).Resources)
                    .Concat(resource.Discovery.Needs.Select(catalog.Resource).OfType<Resource>()))
                {
                    Visit(target);
                }

                order.Add(resource);
            }
        }
    }

    /// <summary>What names an object in a value; null when the value is not of the reference's form.</summary>
    public static string? NameIn(Reference reference, Value value) =>
        (value.AsText() ?? value.AsNumber()?.ToString()) is { } text
            && text.Length > reference.Prefix.Length + reference.Suffix.Length
            && text.StartsWith(reference.Prefix, StringComparison.Ordinal) && text.EndsWith(reference.Suffix, StringComparison.Ordinal)
            ? text[reference.Prefix.Length..^reference.Suffix.Length] : null;

    private static IEnumerable<Reference> Of(ImmutableArray<Field> fields) =>
        fields.SelectMany(field => field.References.Concat(Of(field.Type.Nested)));
}
