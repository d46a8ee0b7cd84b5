namespace Proxmox.Client;

/// <summary>When PVE counts as overloaded, and what is done about it.</summary>
internal sealed record LoadOptions
{
    /// <summary>How many requests may be under way at once, however well PVE bears it; null for as many as are asked for.</summary>
    public int? Most { get; init; }

    /// <summary>How many may be under way however PVE is: its proxy and its daemon have three workers each.</summary>
    public int Least { get; init; } = 3;

    /// <summary>The part of the requests under way that may still be at once after a sign of overload.</summary>
    public double Cut { get; init; } = 0.5;

    /// <summary>How many more may be under way after each answer that came in time.</summary>
    public double Growth { get; init; } = 0.25;

    /// <summary>No answer that takes less is slow, whatever it took before.</summary>
    public TimeSpan Slow { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>An answer is slow when it takes that many times as long as the fastest of its kind.</summary>
    public double SlowFactor { get; init; } = 5;

    /// <summary>
    /// How many slow answers there must be, and more of them than of those in time: one long look at a storage holds up a third of all
    /// requests, for they wait for the same worker.
    /// </summary>
    public int ManySlow { get; init; } = 10;

    /// <summary>After that time an answer counts for half as much, which is what a long request of PVE takes.</summary>
    public TimeSpan HalfLife { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The longest rest, whatever PVE or the proxy before it asks for.</summary>
    public TimeSpan LongestRest { get; init; } = TimeSpan.FromSeconds(30);
}
