namespace Pulumi;

/// <summary>Names the type token that a resource class stands for, so that a reference to a resource can become an instance.</summary>
/// <param name="type">The type token, such as <c>acme:index:Box</c>.</param>
/// <param name="version">The version of the package that the class belongs to; null for any.</param>
[AttributeUsage(AttributeTargets.Class)]
public class ResourceTypeAttribute(string type, string? version) : Attribute
{
    /// <summary>The type token.</summary>
    public string Type { get; } = type;

    /// <summary>The version of the package; null for any.</summary>
    public string? Version { get; } = version;
}
