using System.Collections.Immutable;

namespace Proxmox.Engine.Declarations;

/// <summary>An attribute or block of another provider's configuration, and what says the same here.</summary>
/// <param name="Name">Its name there; empty for what its defaults say and has to be written here.</param>
/// <param name="To">
/// Where it is said here, with dots; below a block it counts from what the block becomes, and from the resource behind a slash. Empty for
/// a block whose parts alone are said here; null when nothing says it.
/// </param>
public sealed record ForeignAttribute(string Name, string? To)
{
    /// <summary>
    /// How the value is written here, an expression of HCL with <c>@</c> for what it is there and <c>@name</c> for its neighbour of that
    /// name; null when it is the same.
    /// </summary>
    public string? As { get; init; }

    /// <summary>
    /// How an expression says here what it tells there, with <c>@</c> for the object; null when it is the attribute here.
    /// </summary>
    public string? Told { get; init; }

    /// <summary>What there is in its place, as a sentence; an empty one for what need not be said here at all.</summary>
    public string Note { get; init; } = "";

    /// <summary>True for what counts only where nothing else says the same.</summary>
    public bool IsWeak { get; init; }

    /// <summary>True for a flag that says whether what it is a part of is there at all.</summary>
    public bool IsSwitch { get; init; }

    /// <summary>For a plain text that matches the pattern: where it is said instead.</summary>
    public (string Pattern, string To)? Where { get; init; }

    /// <summary>What becomes of several blocks of that name, or of the entries of a list or a map.</summary>
    public ForeignShape Shape { get; init; }

    /// <summary>
    /// For entries of a map: the part that is their key here, with a colon and a key where it may be missing; or, with a star at its end,
    /// the name that they are counted by.
    /// </summary>
    public string? Key { get; init; }

    /// <summary>Its parts that are not called the same here.</summary>
    public ImmutableArray<ForeignAttribute> Parts { get; init; } = [];
}

/// <summary>What becomes of a block, or of an attribute that holds others.</summary>
public enum ForeignShape
{
    /// <summary>One object.</summary>
    One,

    /// <summary>A list of objects.</summary>
    List,

    /// <summary>A map of objects.</summary>
    Map,

    /// <summary>A map of objects there as well, by the same keys.</summary>
    Keyed,
}
