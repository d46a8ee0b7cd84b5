namespace Pulumi;

/// <summary>Marks a property of type <see cref="Output{T}"/> as an output of a resource or stack.</summary>
/// <param name="name">The name on the wire; null takes the property's own.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class OutputAttribute(string? name = null) : Attribute
{
    /// <summary>The name on the wire; null means the property's own.</summary>
    public string? Name { get; } = name;
}

/// <summary>Marks a class that objects on the wire are read into.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class OutputTypeAttribute : Attribute;

/// <summary>Marks the constructor that an object on the wire is read with; its parameters are named as the object's properties.</summary>
[AttributeUsage(AttributeTargets.Constructor)]
public sealed class OutputConstructorAttribute : Attribute;

/// <summary>Names a property on the wire that is no C# identifier.</summary>
/// <param name="name">The name on the wire.</param>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class OutputConstructorParameterAttribute(string name) : Attribute
{
    /// <summary>The name on the wire.</summary>
    public string Name { get; } = name;
}
