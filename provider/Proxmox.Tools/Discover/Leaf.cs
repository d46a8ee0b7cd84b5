using System.Collections.Immutable;
using Proxmox.Engine.Declarations;
using Proxmox.Hcl;
using Proxmox.Model.Fields;

namespace Proxmox.Tools.Discover;

/// <summary>A value of a body that has no parts of its own to be told apart.</summary>
/// <param name="Path">The names down to it.</param>
/// <param name="Value">The value.</param>
internal sealed record Leaf(ImmutableArray<string> Path, HclExpression Value)
{
    /// <summary>The path in one text.</summary>
    public string Name => string.Join('\n', Path);

    /// <summary>The value as it is written.</summary>
    public string Text => HclWriter.Write(Value);

    /// <summary>The leaves of a body, in their order.</summary>
    public static IEnumerable<Leaf> Of(HclBody body) => Of(body.Attributes, []);

    /// <summary>The body with other values in the places of some leaves.</summary>
    /// <param name="attributes">The attributes.</param>
    /// <param name="others">The other values, by the name of the leaf.</param>
    public static ImmutableArray<HclAttribute> Replace(
        ImmutableArray<HclAttribute> attributes, IReadOnlyDictionary<string, HclExpression> others) => Replace(attributes, [], others);

    /// <summary>True where PVE picks a value of its own for each object that gives none.</summary>
    public bool IsServerChosen(Resource resource)
    {
        var (fields, known) = (resource.Attributes, (Field?)null);
        foreach (var step in Path)
        {
            // The key of a map leads to what is in it, whose attributes are those of the map.
            if (known?.Type is FieldType.Map && fields.All(field => field.Name != step))
            {
                continue;
            }

            known = fields.FirstOrDefault(field => field.Name == step);
            fields = known?.Type.Nested ?? [];
        }

        return known?.IsServerChosen is true;
    }

    private static IEnumerable<Leaf> Of(ImmutableArray<HclAttribute> attributes, ImmutableArray<string> at) =>
        attributes.SelectMany(attribute => attribute.Value is HclExpression.Map { Entries: { IsEmpty: false } entries }
            ? Of(entries, at.Add(attribute.Name)) : [new Leaf(at.Add(attribute.Name), attribute.Value)]);

    private static ImmutableArray<HclAttribute> Replace(ImmutableArray<HclAttribute> attributes, ImmutableArray<string> at,
        IReadOnlyDictionary<string, HclExpression> others) =>
    [
        .. attributes.Select(attribute => attribute with
        {
            Value = attribute.Value is HclExpression.Map { Entries: { IsEmpty: false } entries } map
                ? map with { Entries = Replace(entries, at.Add(attribute.Name), others) }
                : others.GetValueOrDefault(string.Join('\n', at.Add(attribute.Name)), attribute.Value),
        }),
    ];
}
