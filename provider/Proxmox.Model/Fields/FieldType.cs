using System.Collections.Immutable;

namespace Proxmox.Model.Fields;

/// <summary>The type of a field's value, the same for both protocols.</summary>
public abstract record FieldType
{
    private FieldType()
    {
    }

    /// <summary>Text.</summary>
    public sealed record Text : FieldType;

    /// <summary>A file that the user gives: a path in Terraform, an asset in Pulumi (<see cref="Values.FileValue"/>).</summary>
    public sealed record File : FieldType;

    /// <summary>True or false.</summary>
    public sealed record Bool : FieldType;

    /// <summary>A number.</summary>
    /// <param name="IsWhole">True when it has no fraction.</param>
    public sealed record Number(bool IsWhole) : FieldType;

    /// <summary>Elements of one type in an order that matters.</summary>
    /// <param name="Element">The type of each element.</param>
    public sealed record List(FieldType Element) : FieldType;

    /// <summary>Different elements of one type without order.</summary>
    /// <param name="Element">The type of each element.</param>
    public sealed record Set(FieldType Element) : FieldType;

    /// <summary>Elements of one type by free keys.</summary>
    /// <param name="Element">The type of each element.</param>
    public sealed record Map(FieldType Element) : FieldType;

    /// <summary>Fixed attributes, each with a type of its own.</summary>
    /// <param name="Fields">The attributes.</param>
    public sealed record Object(ImmutableArray<Field> Fields) : FieldType;

    /// <summary>The attributes of the object, or of the objects that the list, set or map holds; empty for every other type.</summary>
    public ImmutableArray<Field> Nested => this switch
    {
        Object o => o.Fields,
        List { Element: Object o } => o.Fields,
        Set { Element: Object o } => o.Fields,
        Map { Element: Object o } => o.Fields,
        _ => [],
    };
}
