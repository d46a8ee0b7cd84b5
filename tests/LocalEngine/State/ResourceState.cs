using System.Collections.Immutable;
using Proxmox.LocalEngine.Wire;

namespace Proxmox.LocalEngine.State;

/// <summary>What is recorded of a resource. Copied, not changed; two records with the same content are still two.</summary>
public sealed class ResourceState
{
    /// <summary>Its name in the stack.</summary>
    public required string Urn { get; init; }

    /// <summary>Its type, such as <c>proxmox:storage:Nfs</c>.</summary>
    public required string Type { get; init; }

    /// <summary>Whether a provider manages it; otherwise it is a component.</summary>
    public bool Custom { get; init; }

    /// <summary>The provider's name for it; empty for components and before it exists.</summary>
    public string Id { get; set; } = "";

    /// <summary>What the provider's check made of what the program gave.</summary>
    public PropertyObject Inputs { get; set; } = PropertyObject.Empty;

    /// <summary>What the provider told of it.</summary>
    public PropertyObject Outputs { get; set; } = PropertyObject.Empty;

    /// <summary>URN of its parent; empty for none.</summary>
    public string Parent { get; set; } = "";

    /// <summary>Reference of its provider; empty for components and providers.</summary>
    public string Provider { get; set; } = "";

    /// <summary>URNs of the resources that it depends on.</summary>
    public ImmutableArray<string> Dependencies { get; set; } = [];

    /// <summary>URNs of the resources that each property depends on.</summary>
    public ImmutableSortedDictionary<string, ImmutableArray<string>> PropertyDependencies { get; set; } =
        ImmutableSortedDictionary<string, ImmutableArray<string>>.Empty;

    /// <summary>Why it exists but is not ready; empty when it is.</summary>
    public ImmutableArray<string> InitErrors { get; set; } = [];

    /// <summary>Outputs that are secret because the program says so.</summary>
    public ImmutableArray<string> AdditionalSecretOutputs { get; init; } = [];

    /// <summary>Paths whose changes are ignored.</summary>
    public ImmutableArray<string> IgnoreChanges { get; init; } = [];

    /// <summary>Paths whose changes replace it.</summary>
    public ImmutableArray<string> ReplaceOnChanges { get; init; } = [];

    /// <summary>Limits for its operations.</summary>
    public CustomTimeouts CustomTimeouts { get; init; } = new();

    /// <summary>The id that it was imported by; empty for none.</summary>
    public string ImportId { get; set; } = "";

    /// <summary>URN of a resource whose deletion deletes this one too; empty for none.</summary>
    public string DeletedWith { get; set; } = "";

    /// <summary>Whether it must not be deleted.</summary>
    public bool Protect { get; init; }

    /// <summary>Whether it is forgotten instead of deleted.</summary>
    public bool RetainOnDelete { get; init; }

    /// <summary>Whether it was only read, and is somebody else's.</summary>
    public bool External { get; init; }

    /// <summary>Whether it was replaced, and waits to be deleted.</summary>
    public bool Delete { get; set; }

    /// <summary>Whether it was deleted, and its replacement was not created yet.</summary>
    public bool PendingReplacement { get; set; }

    /// <summary>Whether the provider wants it read before the next operation.</summary>
    public bool RefreshBeforeUpdate { get; set; }

    /// <summary>The name that the program gave.</summary>
    public string Name => State.Urn.NameOf(Urn);

    /// <summary>A record of its own with the same content.</summary>
    public ResourceState Copy() => (ResourceState)MemberwiseClone();

    /// <inheritdoc/>
    public override string ToString() => $"{Urn} ({(Id.Length == 0 ? "no id" : Id)})";
}
