using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Pulumi;

/// <summary>
/// Changes the arguments and options of a resource, and of those below it, wherever they are registered. The engine calls it.
/// </summary>
/// <param name="args">The resource as it would be registered.</param>
/// <param name="cancellationToken">Ends when the engine no longer waits.</param>
/// <returns>The arguments and options to take instead; null leaves them.</returns>
public delegate Task<ResourceTransformResult?> ResourceTransform(ResourceTransformArgs args, CancellationToken cancellationToken = default);

/// <summary>A resource as it would be registered.</summary>
/// <param name="name">Its name.</param>
/// <param name="type">Its type token.</param>
/// <param name="custom">Whether a provider manages it.</param>
/// <param name="args">Its arguments.</param>
/// <param name="options">Its options.</param>
[StructLayout(LayoutKind.Auto)]
public readonly struct ResourceTransformArgs(
    string name, string type, bool custom, ImmutableDictionary<string, object?> args, ResourceOptions options)
{
    /// <summary>Its name.</summary>
    public string Name { get; } = name;

    /// <summary>Its type token.</summary>
    public string Type { get; } = type;

    /// <summary>Whether a provider manages it.</summary>
    public bool Custom { get; } = custom;

    /// <summary>Its arguments by their names on the wire; secret and unknown ones are outputs.</summary>
    public ImmutableDictionary<string, object?> Args { get; } = args;

    /// <summary>Its options.</summary>
    public ResourceOptions Options { get; } = options;
}

/// <summary>What to register a resource with instead.</summary>
/// <param name="args">Its arguments.</param>
/// <param name="options">Its options.</param>
[StructLayout(LayoutKind.Auto)]
public readonly struct ResourceTransformResult(ImmutableDictionary<string, object?> args, ResourceOptions options)
{
    /// <summary>Its arguments by their names on the wire.</summary>
    public ImmutableDictionary<string, object?> Args { get; } = args;

    /// <summary>Its options.</summary>
    public ResourceOptions Options { get; } = options;
}
