using System.Collections.Immutable;
using Proxmox.Engine;
using Proxmox.Engine.Declarations;
using Proxmox.Hcl;
using Proxmox.Model.Values;

namespace Proxmox.Tools.Discover;

/// <summary>What was found in a datacenter, as the configuration that describes it.</summary>
/// <param name="Catalog">What the provider offers.</param>
/// <param name="Objects">The objects, each behind those that it refers to.</param>
/// <param name="NotTaken">What the configuration lacks, and why.</param>
public sealed record Discovery(Catalog Catalog, ImmutableArray<FoundObject> Objects, ImmutableArray<NotTaken> NotTaken)
{
    /// <summary>What could not be taken.</summary>
    public IEnumerable<NotTaken> Missed => NotTaken.Where(missed => !missed.IsRule);

    /// <summary>What there may be more of than the user or token is shown.</summary>
    public ImmutableArray<Hidden> Hidden { get; init; } = [];

    /// <summary>The nodes that do not answer.</summary>
    public ImmutableArray<NodeStatus> Offline { get; init; } = [];

    /// <summary>The kinds of objects of nodes that do not answer, of which none there could be read.</summary>
    public ImmutableArray<Resource> OfNodes { get; init; } = [];

    /// <summary>What somebody has to know who takes it over, in sentences.</summary>
    public IEnumerable<string> Advice =>
        Objects.Select(one => one.Resource.Discovery.Advice).OfType<string>().Distinct(StringComparer.Ordinal);

    /// <summary>What tells clients of objects that got another address than an earlier run gave them.</summary>
    internal ImmutableArray<AddressMove> Moves { get; init; } = [];

    /// <summary>
    /// The files of resources by topic, in the order of their names; each is made when it is asked for, so that no more than one is held.
    /// </summary>
    public IEnumerable<DiscoveredFile> Resources => new ResourceFiles(this).All;

    /// <summary>The variables that the files name, in their order; those of secrets.</summary>
    public ImmutableArray<DiscoveredVariable> Variables => [.. Objects.SelectMany(DiscoveredVariable.Of)];
}

/// <summary>One object.</summary>
/// <param name="Resource">What it is.</param>
/// <param name="Id">Its import id.</param>
/// <param name="Config">
/// What a user would have written of it, without members that are not set. A secret is unknown: a variable takes its place.
/// </param>
public sealed record FoundObject(Resource Resource, string Id, Value Config)
{
    /// <summary>What the configuration calls it: unique among those of its resource, but for <see cref="Key"/>.</summary>
    public string Label { get; init; } = "";

    /// <summary>Its key in the block that stands for several, by <c>for_each</c>; null in a block of its own.</summary>
    public string? Key { get; init; }

    /// <summary>What is to be said of it above its block.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];

    /// <summary>The secrets that it has and that no file tells.</summary>
    public ImmutableArray<string> Secrets { get; init; } = [];

    /// <summary>The secrets that it may have, of which PVE does not even tell that.</summary>
    public ImmutableArray<string> Untold { get; init; } = [];

    /// <summary>What is to be said of it and of all that are like it.</summary>
    internal ImmutableArray<string> Remarks =>
    [
        .. Remark(Secrets, "a secret, which stays as PVE has it while it is not set here."),
        .. Remark(Untold, "PVE never tells it. Whatever is there stays while it is not set here."),
    ];

    private static string[] Remark(ImmutableArray<string> names, string words) =>
        names.IsEmpty ? [] : [$"{string.Join(" and ", names)}: {words}"];

    /// <summary>How an earlier run has written it; null when none has.</summary>
    internal EarlierObject? Earlier { get; init; }

    /// <summary>Where it stands among all: it refers only to what stands before it.</summary>
    internal int Place { get; init; }
}

/// <summary>What the configuration lacks.</summary>
/// <param name="Resource">What it is.</param>
/// <param name="Ids">Which objects; empty for all of its kind.</param>
/// <param name="Reason">Why, in sentences.</param>
public sealed record NotTaken(Resource Resource, ImmutableArray<string> Ids, string Reason)
{
    /// <summary>True for what is left out on purpose.</summary>
    public bool IsRule => Ids.IsEmpty && Reason == Resource.Discovery.LeftOut;
}

/// <summary>A file.</summary>
/// <param name="Name">Its name, with the ending.</param>
/// <param name="Body">What is in it.</param>
public sealed record DiscoveredFile(string Name, HclBody Body);
