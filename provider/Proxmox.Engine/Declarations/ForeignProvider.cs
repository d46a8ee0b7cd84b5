using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Proxmox.Engine.Declarations;

/// <summary>Another provider for Proxmox VE, whose objects this one takes over.</summary>
public sealed class ForeignProvider
{
    private readonly FrozenDictionary<string, ForeignType> _types;

    /// <summary>That provider with those types.</summary>
    /// <param name="source">Its namespace and type, as <c>bpg/proxmox</c>, whatever the registry.</param>
    /// <param name="types">All of its resource types.</param>
    /// <exception cref="ArgumentException">Two types have the same name.</exception>
    public ForeignProvider(string source, params ImmutableArray<ForeignType> types)
    {
        Source = source;
        Types = types;
        _types = types.SelectMany(type => type.Names, (type, name) => KeyValuePair.Create(name, type))
            .ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>Its namespace and type, as <c>bpg/proxmox</c>.</summary>
    public string Source { get; }

    /// <summary>All of its resource types.</summary>
    public ImmutableArray<ForeignType> Types { get; }

    /// <summary>Its own settings that are not called the same here.</summary>
    public ImmutableArray<ForeignAttribute> Configuration { get; init; } = [];

    /// <summary>Its data sources that are not called as the resource that they read, with those that take their place here.</summary>
    public ImmutableDictionary<string, ForeignDataSource> DataSources { get; init; } =
        ImmutableDictionary<string, ForeignDataSource>.Empty;

    /// <summary>The type of that name, newer or older; null when it has none.</summary>
    public ForeignType? Type(string name) => _types.GetValueOrDefault(name);

    /// <summary>
    /// True for its address in any registry, as <c>registry.example.org/bpg/proxmox</c>: clients name their own registry's host, whichever
    /// the state was written with.
    /// </summary>
    public bool IsAt(string address) => address.Equals(Source, StringComparison.OrdinalIgnoreCase)
        || address.EndsWith("/" + Source, StringComparison.OrdinalIgnoreCase);
}

/// <summary>A data source of another provider, and what takes its place here.</summary>
/// <param name="Name">The data source here, without the provider's prefix.</param>
/// <param name="Attributes">What is not called the same here, beside the attributes of the resource that it reads.</param>
public sealed record ForeignDataSource(string Name, params ImmutableArray<ForeignAttribute> Attributes);
