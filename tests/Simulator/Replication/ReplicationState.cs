namespace Proxmox.Simulator.Replication;

/// <summary>How a replication job fared. Times are in seconds since 1970, and 0 for never.</summary>
public sealed class ReplicationState
{
    public long LastSync { get; set; }

    public long LastTry { get; set; }

    /// <summary>How often it has failed since it last succeeded.</summary>
    public int FailCount { get; set; }

    /// <summary>Why it failed last; null when it did not.</summary>
    public string? Error { get; set; }

    /// <summary>Seconds.</summary>
    public double Duration { get; set; }

    /// <summary>What its last run has written.</summary>
    public IReadOnlyList<string> Log { get; set; } = [];
}
