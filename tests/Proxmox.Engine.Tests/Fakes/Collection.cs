namespace Proxmox.Engine.Tests.Fakes;

/// <summary>A config file of the fake and how PVE treats its sections.</summary>
/// <param name="Path">The path of the collection.</param>
/// <param name="Key">The parameter that names a section.</param>
internal sealed record Collection(string Path, string Key)
{
    /// <summary>True when the key comes as a parameter and not in the path.</summary>
    public bool InQuery { get; init; }

    /// <summary>True when GET of one section answers an array of one.</summary>
    public bool InArray { get; init; }

    /// <summary>Parameters that are answered as arrays.</summary>
    public IReadOnlySet<string> Arrays { get; init; } = new HashSet<string>();

    /// <summary>Parameters that are never answered.</summary>
    public IReadOnlySet<string> Hidden { get; init; } = new HashSet<string>();

    /// <summary>What PVE does to a section after every write: rewrites spellings, picks values.</summary>
    public Action<SortedDictionary<string, List<string>>> Settle { get; init; } = _ => { };
}
