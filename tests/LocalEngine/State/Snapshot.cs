using System.Collections.Immutable;

namespace Proxmox.LocalEngine.State;

/// <summary>What an operation was doing when the engine ended.</summary>
public enum PendingKind
{
    /// <summary>Creating the resource, which may now exist.</summary>
    Creating,

    /// <summary>Changing it.</summary>
    Updating,

    /// <summary>Deleting it.</summary>
    Deleting,

    /// <summary>Reading it.</summary>
    Reading,

    /// <summary>Importing it.</summary>
    Importing,
}

/// <summary>An operation that was begun and not ended.</summary>
public sealed record PendingOperation(PendingKind Kind, ResourceState Resource);

/// <summary>All that is recorded of a stack, each resource after those that it depends on.</summary>
public sealed record Snapshot(ImmutableArray<ResourceState> Resources, ImmutableArray<PendingOperation> Pending)
{
    /// <summary>A stack without resources.</summary>
    public static Snapshot Empty { get; } = new([], []);

    /// <summary>The resource of that URN, or of the one name that it ends with; null when there is none.</summary>
    public ResourceState? Find(string urnOrName) =>
        Resources.FirstOrDefault(resource => !resource.Delete && resource.Urn == urnOrName)
        ?? Resources.FirstOrDefault(resource => !resource.Delete && resource.Name == urnOrName);

    /// <summary>The stack's own outputs.</summary>
    public Wire.PropertyObject Outputs =>
        Resources.FirstOrDefault(resource => resource.Type == Urn.StackType)?.Outputs ?? Wire.PropertyObject.Empty;
}
