using System.Collections.Immutable;
using Proxmox.Engine.Declarations;
using Proxmox.Hcl;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Terraform.Schemas;

namespace Proxmox.Tools.Discover;

/// <summary>Finds the objects that attributes name.</summary>
internal sealed class ObjectIndex
{
    private static readonly HclPlace Nowhere = new("", 0);

    private readonly Catalog _catalog;
    private readonly Dictionary<(string Resource, string Attribute, string Name), List<FoundObject>> _named = [];

    /// <summary>An index of those objects.</summary>
    public ObjectIndex(Catalog catalog, IEnumerable<FoundObject> objects)
    {
        _catalog = catalog;
        foreach (var found in objects)
        {
            Add(found);
        }
    }

    /// <summary>Adds an object.</summary>
    public void Add(FoundObject found)
    {
        foreach (var attribute in found.Resource.Identity)
        {
            if ((found.Config[attribute.Name].AsText() ?? found.Config[attribute.Name].AsNumber()?.ToString()) is { } name)
            {
                Add(found, attribute.Name, name);
            }
        }

        Add(found, Resource.Id.Name, found.Id);
    }

    /// <summary>
    /// The expression for a value that names an object of the configuration; null where it names none, or one that may itself depend on
    /// this.
    /// </summary>
    /// <param name="from">The object that the value is of.</param>
    /// <param name="field">The attribute, or the one whose elements these are.</param>
    /// <param name="value">The value.</param>
    /// <param name="beside">What is told beside it.</param>
    public HclExpression? Refer(FoundObject from, Field field, Value value, Value beside)
    {
        foreach (var reference in field.References)
        {
            if (References.NameIn(reference, value) is { } name && Find(from, reference, name, beside) is var (target, attribute))
            {
                var path = new HclExpression.Path(Nowhere, Steps(target, attribute));
                return reference.Prefix.Length + reference.Suffix.Length == 0 ? path : new HclExpression.Template(Nowhere,
                [
                    .. Plain(reference.Prefix), path, .. Plain(reference.Suffix),
                ]);
            }
        }

        return null;
    }

    private (FoundObject Target, string Attribute)? Find(FoundObject from, Reference reference, string name, Value beside)
    {
        var (resources, attribute) = References.Targets(_catalog, from.Resource, reference);
        foreach (var resource in resources)
        {
            var target = _named.GetValueOrDefault((resource.Name, attribute, name))?.Find(found => found.Place < from.Place
                && found.Resource.Name != from.Resource.Name
                && (attribute == Resource.Id.Name || reference.IsAnywhere
                    || resource.Identity.Where(other => other.Name != attribute).All(other => IsBeside(found, other))));
            if (target is not null)
            {
                return (target, attribute);
            }
        }

        return null;

        bool IsBeside(FoundObject found, Field other) => found.Config[other.Name].Equals(
            reference.Where is var (named, told) && named == other.Name ? Value.Of(told)
                : beside[other.Name].IsNull ? from.Config[other.Name] : beside[other.Name]);
    }

    private static ImmutableArray<string> Steps(FoundObject target, string attribute) =>
    [
        TypeNames.Of(target.Resource), target.Label, .. target.Key is { } key ? [HclExpression.Path.Key(key)] : (string[])[], attribute,
    ];

    private static IEnumerable<HclExpression> Plain(string text) => text.Length == 0 ? [] : [new HclExpression.Text(Nowhere, text)];

    private void Add(FoundObject found, string attribute, string name)
    {
        if (!_named.TryGetValue((found.Resource.Name, attribute, name), out var same))
        {
            _named[(found.Resource.Name, attribute, name)] = same = [];
        }

        same.Add(found);
    }
}
