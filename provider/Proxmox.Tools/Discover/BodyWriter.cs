using System.Collections.Immutable;
using System.Globalization;
using Proxmox.Hcl;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;

namespace Proxmox.Tools.Discover;

/// <summary>Makes the body of a block from what was found of an object.</summary>
/// <param name="index">Finds the objects that attributes name.</param>
internal sealed class BodyWriter(ObjectIndex index)
{
    private static readonly HclPlace Nowhere = new("", 0);

    /// <summary>True when a program is made of it, in which what is secret needs no word.</summary>
    public bool IsForProgram { get; init; }

    /// <summary>The body: what is set, in the order of the documentation.</summary>
    public HclBody Write(FoundObject found)
    {
        var path = ImmutableArray.Create(found.Resource.Name, found.Label);
        return new(Members(found, found.Resource.Attributes, found.Config, path), []);
    }

    /// <summary>A value of an attribute.</summary>
    /// <param name="found">The object.</param>
    /// <param name="field">The attribute, or the one whose elements these are.</param>
    /// <param name="type">The type of the value.</param>
    /// <param name="value">The value.</param>
    /// <param name="beside">What is told beside it.</param>
    /// <param name="path">The resource, the label and the names down to the attribute.</param>
    public HclExpression Expression(
        FoundObject found, Field field, FieldType type, Value value, Value beside, ImmutableArray<string> path) => (type, value.Kind) switch
        {
            (_, ValueKind.Unknown) => Secret(new HclExpression.Path(Nowhere, ["var", DiscoveredVariable.NameOf(path)])),
            (FieldType.Object { Fields: var members }, ValueKind.Object) =>
                new HclExpression.Map(Nowhere, Members(found, members, value, path)),
            (FieldType.Map { Element: var element }, ValueKind.Object) => new HclExpression.Map(Nowhere,
                [.. value.Members.Select(member => new HclAttribute(
                Nowhere, member.Key, Expression(found, field, element, member.Value, value, path.Add(member.Key))))]),
            (FieldType.List { Element: var element }, ValueKind.List) => Items(found, field, element, value, beside, path),
            (FieldType.Set { Element: var element }, ValueKind.Set) => Items(found, field, element, value, beside, path),
            _ => index.Refer(found, field, value, beside) ?? Plain(value),
        };

    // The attribute is a secret by itself. A client that does not store the schema's word for that would plan a change of nothing but the
    // variable's.
    private HclExpression Secret(HclExpression variable) =>
        IsForProgram ? variable : new HclExpression.Call(Nowhere, "nonsensitive", [variable]);

    private HclExpression.List Items(
        FoundObject found, Field field, FieldType element, Value value, Value beside, ImmutableArray<string> path) =>
        new(Nowhere, [.. value.Items.Select(item => Expression(found, field, element, item, beside, path))]);

    private ImmutableArray<HclAttribute> Members(
        FoundObject found, ImmutableArray<Field> fields, Value config, ImmutableArray<string> path) =>
    [
        .. fields.Where(field => !config[field.Name].IsNull).Select(field => new HclAttribute(Nowhere, field.Name,
            Expression(found, field, field.Type, config[field.Name], config, path.Add(field.Name)))),
    ];

    private static HclExpression Plain(Value value) => value.Kind switch
    {
        ValueKind.Text => new HclExpression.Text(Nowhere, value.AsText()!),
        ValueKind.Bool => new HclExpression.Flag(Nowhere, value.AsBool()!.Value),
        ValueKind.Number => new HclExpression.Number(
            Nowhere, decimal.Parse(value.AsNumber()!.Value.ToString(), NumberStyles.Float, CultureInfo.InvariantCulture)),
        _ => new HclExpression.Null(Nowhere),
    };
}
