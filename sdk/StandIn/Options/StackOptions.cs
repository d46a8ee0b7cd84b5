namespace Pulumi;

/// <summary>What holds for all resources of a stack.</summary>
public class StackOptions
{
    /// <summary>What changes each resource before it is registered, in this order, after its own transformations.</summary>
    public List<ResourceTransformation> ResourceTransformations { get => field ??= []; set; }

    /// <summary>What the engine lets change each resource, in this order.</summary>
    public List<ResourceTransform> ResourceTransforms { get => field ??= []; set; }
}
