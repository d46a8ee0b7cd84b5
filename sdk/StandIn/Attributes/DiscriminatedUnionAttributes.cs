namespace Pulumi;

/// <summary>Marks an interface whose implementation is chosen by the value of one property.</summary>
/// <param name="propertyName">The property's name on the wire.</param>
[AttributeUsage(AttributeTargets.Interface)]
public sealed class DiscriminatedUnionDiscriminatorAttribute(string propertyName) : Attribute
{
    /// <summary>The property's name on the wire.</summary>
    public string PropertyName { get; } = propertyName;
}

/// <summary>Names the class that is read for one value of the choosing property.</summary>
/// <param name="tag">The property's value.</param>
/// <param name="type">The class, an implementation of the marked interface.</param>
[AttributeUsage(AttributeTargets.Interface, AllowMultiple = true)]
public sealed class DiscriminatedUnionCaseAttribute(string tag, Type type) : Attribute
{
    /// <summary>The property's value.</summary>
    public string Tag { get; } = tag;

    /// <summary>The class that is read.</summary>
    public Type Type { get; } = type;
}
