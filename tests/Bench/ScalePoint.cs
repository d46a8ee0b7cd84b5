namespace Proxmox.Bench;

/// <summary>What a command has cost the builds in a cluster of some size.</summary>
/// <param name="Command">The command.</param>
/// <param name="Guests">How many guests the cluster has.</param>
/// <param name="Costs">The figures.</param>
internal sealed record ScalePoint(string Command, int Guests, Comparison Costs)
{
    /// <summary>Requests for each guest.</summary>
    public const string Requests = "requests a VM";

    /// <summary>The time of the processor for each guest.</summary>
    public const string Cpu = "CPU ms a VM";

    /// <summary>The most memory that the provider had.</summary>
    public const string Memory = "peak MiB";

    /// <summary>How long it took.</summary>
    public const string Time = "s";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> Metrics { get; } = [Requests, Cpu, Memory, Time];
}
