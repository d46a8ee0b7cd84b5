using System.Runtime.InteropServices;

namespace Pulumi;

/// <summary>Changes the arguments and options of a resource, and of those below it, before it is registered.</summary>
/// <param name="args">The resource as it would be registered.</param>
/// <returns>The arguments and options to take instead; null leaves them. The parent cannot be changed.</returns>
public delegate ResourceTransformationResult? ResourceTransformation(ResourceTransformationArgs args);

/// <summary>A resource as it would be registered.</summary>
/// <param name="resource">The resource.</param>
/// <param name="args">Its arguments.</param>
/// <param name="options">Its options.</param>
[StructLayout(LayoutKind.Auto)]
public readonly struct ResourceTransformationArgs(Resource resource, ResourceArgs args, ResourceOptions options)
{
    /// <summary>The resource; its outputs are not decided yet.</summary>
    public Resource Resource { get; } = resource;

    /// <summary>Its arguments.</summary>
    public ResourceArgs Args { get; } = args;

    /// <summary>Its options.</summary>
    public ResourceOptions Options { get; } = options;
}

/// <summary>What to register a resource with instead.</summary>
/// <param name="args">Its arguments.</param>
/// <param name="options">Its options.</param>
[StructLayout(LayoutKind.Auto)]
public readonly struct ResourceTransformationResult(ResourceArgs args, ResourceOptions options)
{
    /// <summary>Its arguments.</summary>
    public ResourceArgs Args { get; } = args;

    /// <summary>Its options.</summary>
    public ResourceOptions Options { get; } = options;
}
