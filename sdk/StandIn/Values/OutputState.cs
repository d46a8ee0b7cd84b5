using System.Collections.Immutable;

namespace Pulumi;

/// <summary>What an output has become.</summary>
/// <typeparam name="T">The value's type.</typeparam>
/// <param name="Value">The value; meaningless when not known.</param>
/// <param name="IsKnown">False in a preview, for what only the deployment can tell.</param>
/// <param name="IsSecret">Whether the engine is to encrypt it.</param>
/// <param name="Resources">The resources that it came from.</param>
internal readonly record struct OutputState<T>(T Value, bool IsKnown, bool IsSecret, ImmutableHashSet<Resource> Resources)
{
    /// <summary>A known value in the clear, from no resource.</summary>
    public static OutputState<T> Of(T value) => new(value, IsKnown: true, IsSecret: false, []);

    /// <summary>A value that is not known.</summary>
    public static OutputState<T> Unknown(bool isSecret = false) => new(default!, IsKnown: false, isSecret, []);

    /// <summary>Another value with these marks.</summary>
    public OutputState<TOther> With<TOther>(TOther value) => new(value, IsKnown, IsSecret, Resources);

    /// <summary>This value with the marks of both: unknown or secret as soon as one is, and from the resources of both.</summary>
    public OutputState<T> Joined<TOther>(OutputState<TOther> other) =>
        new(Value, IsKnown && other.IsKnown, IsSecret || other.IsSecret, Resources.Union(other.Resources));
}
