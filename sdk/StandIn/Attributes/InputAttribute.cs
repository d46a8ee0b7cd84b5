namespace Pulumi;

/// <summary>Names the property of a resource or function that a field or property of an arguments class holds.</summary>
/// <param name="name">The name on the wire.</param>
/// <param name="required">Whether null is refused with an <see cref="ArgumentNullException"/> when the arguments are sent.</param>
/// <param name="json">Whether the value is sent as the text of its JSON form, as provider settings that are no strings are.</param>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property)]
public sealed class InputAttribute(string name, bool required = false, bool json = false) : Attribute
{
    internal string Name { get; } = name;

    internal bool IsRequired { get; } = required;

    internal bool Json { get; } = json;
}
