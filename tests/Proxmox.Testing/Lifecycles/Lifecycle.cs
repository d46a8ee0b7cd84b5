using Newtonsoft.Json.Linq;
using Proxmox.Model.Values;
using Proxmox.Simulator;

namespace Proxmox.Testing.Lifecycles;

/// <summary>What the ladder needs to know of one resource.</summary>
/// <param name="Resource">The resource's name without the provider's prefix.</param>
public sealed record Lifecycle(string Resource)
{
    /// <summary>The import id of the object that <see cref="Minimal"/> makes.</summary>
    public required string Id { get; init; }

    /// <summary>Finds the import id where PVE chooses a part of it; null where it is <see cref="Id"/>.</summary>
    public Func<PveSimulator, string>? FindId { get; init; }

    /// <summary>The least that the object can be created with.</summary>
    public required Value Minimal { get; init; }

    /// <summary>The same object with every optional attribute set.</summary>
    public required Value Full { get; init; }

    /// <summary>
    /// The same object with as many attributes as possible changed, compared with <see cref="Full"/>; null when there are none.
    /// </summary>
    public Value Changed { get; init; } = Value.Null;

    /// <summary>
    /// Further values for changes of several attributes at once, besides those of <see cref="Full"/> and <see cref="Changed"/>.
    /// </summary>
    public IReadOnlyList<(string Attribute, Value Other)> Further { get; init; } = [];

    /// <summary>Attributes that are not changed together with others, with the reason that the reader is owed.</summary>
    public IReadOnlyDictionary<string, string> NotCombined { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Attributes whose change replaces the object, with another value each.</summary>
    public IReadOnlyList<(string Attribute, Value Other)> Replacements { get; init; } = [];

    /// <summary>Titles of warnings that belong to the changes of this resource.</summary>
    public IReadOnlyCollection<string> Warned { get; init; } = [];

    /// <summary>The PVE version that has the resource.</summary>
    public PveVersion Version { get; init; } = PveVersion.V92;

    /// <summary>What must be there before.</summary>
    public Action<PveSimulator> Arrange { get; init; } = _ => { };

    /// <summary>Changes the full object behind the provider's back; null when nothing can change.</summary>
    public Action<PveSimulator>? Drift { get; init; }

    /// <summary>Removes the object behind the provider's back; null when it cannot go.</summary>
    public Action<PveSimulator>? Remove { get; init; }

    /// <summary>Finds the object in the simulator; null, or an error, when it is not there.</summary>
    public required Func<PveSimulator, JToken?> Find { get; init; }

    /// <summary>Attributes that an import cannot know, because PVE never tells them.</summary>
    public IReadOnlyCollection<string> Untold { get; init; } = [];

    /// <summary>Attributes that cannot be cleared alone, with the reason that the reader is owed.</summary>
    public IReadOnlyDictionary<string, string> NotCleared { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The request that creates the object, as verb and path with `*` for what differs, for the step in which it fails.</summary>
    public required (string Verb, string Path) CreateRequest { get; init; }

    /// <summary>True when PVE keeps the object for root@pam with a password, and refuses tokens.</summary>
    public bool NeedsLogin { get; init; }

    /// <summary>True when it takes a simulator of its own, where objects of others cannot be.</summary>
    public bool IsAlone { get; init; }

    /// <summary>The provider's configuration for a simulator.</summary>
    public Value ProviderFor(PveSimulator pve) => NeedsLogin ? Configurations.ByLogin(pve) : Configurations.Of(pve);

    /// <summary>The import id of the object in a simulator that has it.</summary>
    public string IdIn(PveSimulator pve) => FindId?.Invoke(pve) ?? Id;

    /// <summary>How many requests a refresh of one object makes.</summary>
    public int RequestsPerRefresh { get; init; } = 1;

    /// <summary>True when a delete leaves an object that always exists, such as the realm <c>pam</c>.</summary>
    public bool IsPermanent { get; init; }

    /// <summary>Makes an object value.</summary>
    public static Value Config(params ReadOnlySpan<(string Name, Value Value)> members) => Value.Object(members);
}
