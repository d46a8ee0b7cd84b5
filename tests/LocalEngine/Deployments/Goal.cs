using System.Collections.Immutable;
using Proxmox.LocalEngine.State;
using Proxmox.LocalEngine.Wire;

namespace Proxmox.LocalEngine.Deployments;

/// <summary>What a program wants a resource to be.</summary>
public sealed record Goal
{
    /// <summary>Its type.</summary>
    public required string Type { get; init; }

    /// <summary>Its name in the program.</summary>
    public required string Name { get; init; }

    /// <summary>Whether a provider manages it; otherwise it is a component.</summary>
    public bool Custom { get; init; }

    /// <summary>What the program gives.</summary>
    public PropertyObject Properties { get; init; } = PropertyObject.Empty;

    /// <summary>URN of its parent; empty for none.</summary>
    public string Parent { get; init; } = "";

    /// <summary>Reference of its provider; empty for components and providers.</summary>
    public string Provider { get; init; } = "";

    /// <summary>Whether it must not be deleted; null when not said.</summary>
    public bool? Protect { get; init; }

    /// <summary>Whether it is forgotten instead of deleted; null when not said.</summary>
    public bool? RetainOnDelete { get; init; }

    /// <summary>Whether a replaced one must be gone first; null leaves it to the provider.</summary>
    public bool? DeleteBeforeReplace { get; init; }

    /// <summary>URNs that it depends on.</summary>
    public ImmutableArray<string> Dependencies { get; init; } = [];

    /// <summary>URNs that each property depends on.</summary>
    public ImmutableSortedDictionary<string, ImmutableArray<string>> PropertyDependencies { get; init; } =
        ImmutableSortedDictionary<string, ImmutableArray<string>>.Empty;

    /// <summary>Paths whose changes are ignored.</summary>
    public ImmutableArray<string> IgnoreChanges { get; init; } = [];

    /// <summary>Paths whose changes replace it.</summary>
    public ImmutableArray<string> ReplaceOnChanges { get; init; } = [];

    /// <summary>Outputs that are secret.</summary>
    public ImmutableArray<string> AdditionalSecretOutputs { get; init; } = [];

    /// <summary>What it was called before.</summary>
    public ImmutableArray<AliasSpec> Aliases { get; init; } = [];

    /// <summary>The id to import it by; empty to create it.</summary>
    public string ImportId { get; init; } = "";

    /// <summary>Limits for its operations.</summary>
    public CustomTimeouts CustomTimeouts { get; init; } = new();

    /// <summary>URN of a resource whose deletion deletes this one; empty for none.</summary>
    public string DeletedWith { get; init; } = "";

    /// <summary>URNs of resources whose replacement replaces this one.</summary>
    public ImmutableArray<string> ReplaceWith { get; init; } = [];
}

/// <summary>A former name: a URN, or what differed from the present name. Empty parts are as they are now.</summary>
public sealed record AliasSpec(string Urn = "", string Name = "", string Type = "", string Stack = "", string Project = "",
    string ParentUrn = "", bool NoParent = false);

/// <summary>A resource that a program only reads.</summary>
public sealed record ReadGoal(
    string Type,
    string Name,
    string Id,
    string Parent,
    string Provider,
    PropertyObject Properties,
    ImmutableArray<string> Dependencies,
    ImmutableArray<string> AdditionalSecretOutputs);

/// <summary>What came of a registration.</summary>
public sealed record Registered(ResourceState State);
