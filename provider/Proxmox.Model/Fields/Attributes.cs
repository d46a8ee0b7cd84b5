using Proxmox.Model.Values;

namespace Proxmox.Model.Fields;

/// <summary>Typed access to the members of an object value by their fields.</summary>
/// <param name="Value">The object.</param>
public readonly record struct Attributes(Value Value)
{
    /// <summary>The member as it is: null, unknown or known.</summary>
    public Value this[Field field] => Value[field.Name];

    /// <summary>True when the member is neither null nor unknown.</summary>
    public bool Has(Field field) => this[field] is { IsNull: false, IsUnknown: false };

    /// <summary>The member; null when it is null or unknown.</summary>
    public T? Get<T>(Field<T> field)
        where T : class => Has(field) ? field.Read(this[field]) : null;
}

/// <summary>The part of <see cref="Attributes"/> that reads values of C#'s value types.</summary>
public static class AttributesOfValueTypes
{
    /// <summary>The member; null when it is null or unknown.</summary>
    public static T? Get<T>(this Attributes attributes, Field<T> field)
        where T : struct => attributes.Has(field) ? field.Read(attributes[field]) : null;
}
