using System.Collections.Immutable;
using Proxmox.Model.Fields;

namespace Proxmox.Terraform.Wire;

/// <summary>A type of Terraform's type system, cty.</summary>
public abstract record CtyType
{
    private CtyType()
    {
    }

    /// <summary>Text.</summary>
    public static CtyType String { get; } = new Primitive("string");

    /// <summary>A number of any size and precision.</summary>
    public static CtyType Number { get; } = new Primitive("number");

    /// <summary>True or false.</summary>
    public static CtyType Bool { get; } = new Primitive("bool");

    /// <summary>Each value brings its own type along.</summary>
    public static CtyType Dynamic { get; } = new Primitive("dynamic");

    /// <summary>The type of a field's values.</summary>
    public static CtyType Of(FieldType type) => type switch
    {
        FieldType.Text or FieldType.File => String,
        FieldType.Bool => Bool,
        FieldType.Number => Number,
        FieldType.List list => new List(Of(list.Element)),
        FieldType.Set set => new Set(Of(set.Element)),
        FieldType.Map map => new Map(Of(map.Element)),
        FieldType.Object nested => Of(nested.Fields),
        _ => throw new InvalidOperationException($"There is no cty type for {type}."),
    };

    /// <summary>The object type with one attribute per field.</summary>
    public static CtyType Of(ImmutableArray<Field> fields) =>
        new Object(fields.Select(field => KeyValuePair.Create(field.Name, Of(field.Type)))
            .ToImmutableSortedDictionary(StringComparer.Ordinal));

    /// <summary>One of the types without parts.</summary>
    /// <param name="Name">Its name in type JSON.</param>
    public sealed record Primitive(string Name) : CtyType;

    /// <summary>Elements of one type in order.</summary>
    /// <param name="Element">Their type.</param>
    public sealed record List(CtyType Element) : CtyType;

    /// <summary>Different elements of one type without order.</summary>
    /// <param name="Element">Their type.</param>
    public sealed record Set(CtyType Element) : CtyType;

    /// <summary>Elements of one type by free keys.</summary>
    /// <param name="Element">Their type.</param>
    public sealed record Map(CtyType Element) : CtyType;

    /// <summary>A fixed number of elements, each of its own type.</summary>
    /// <param name="Elements">Their types.</param>
    public sealed record Tuple(ImmutableArray<CtyType> Elements) : CtyType
    {
        /// <inheritdoc/>
        public bool Equals(Tuple? other) => other is not null && Elements.AsSpan().SequenceEqual(other.Elements.AsSpan());

        /// <inheritdoc/>
        public override int GetHashCode() => Elements.Aggregate(0, HashCode.Combine);
    }

    /// <summary>Fixed attributes, each of its own type.</summary>
    /// <param name="Attributes">Their types by name, in ordinal order.</param>
    public sealed record Object(ImmutableSortedDictionary<string, CtyType> Attributes) : CtyType
    {
        /// <inheritdoc/>
        public bool Equals(Object? other) => other is not null && Attributes.SequenceEqual(other.Attributes);

        /// <inheritdoc/>
        public override int GetHashCode() =>
            Attributes.Aggregate(0, (hash, attribute) => HashCode.Combine(hash, attribute.Key, attribute.Value));
    }
}
