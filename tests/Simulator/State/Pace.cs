namespace Proxmox.Simulator.State;

/// <summary>How long things take, in simulated time. By default hardly anything takes any.</summary>
public sealed class Pace
{
    /// <summary>
    /// A change of a file of the cluster, such as <c>storage.cfg</c>, for which it is locked: as long as a real node takes that is alone in
    /// its cluster, and so the one thing that takes time by default.
    /// </summary>
    public TimeSpan ConfigFile { get; set; } = TimeSpan.FromMilliseconds(12);

    /// <summary>From the start of a VM's process until the worker is done.</summary>
    public TimeSpan Start { get; set; }

    /// <summary>From the order to quit until a VM's process is gone.</summary>
    public TimeSpan Stop { get; set; }

    /// <summary>From the order to shut down until a guest that obeys has powered off.</summary>
    public TimeSpan Shutdown { get; set; }

    /// <summary>The allocation of a volume, during which its storage is locked.</summary>
    public TimeSpan Allocate { get; set; }

    /// <summary>The copy of a gibibyte of a volume or of memory.</summary>
    public TimeSpan CopyGibibyte { get; set; }

    /// <summary>A snapshot of a volume.</summary>
    public TimeSpan Snapshot { get; set; }

    /// <summary>From a ping that no agent answers until it counts as unanswered: 3 seconds on a real node.</summary>
    public TimeSpan AgentTimeout { get; set; }

    /// <summary>From a change of what HA is to do until it is done: up to 20 seconds on a real cluster.</summary>
    public TimeSpan HighAvailability { get; set; }

    /// <summary>How long a change of the cluster's files waits for quorum: 10 seconds on a real node.</summary>
    public TimeSpan Quorum { get; set; }

    /// <summary>From the moment at which a cluster takes a node until the node has the cluster's files: seconds on a real node.</summary>
    public TimeSpan Join { get; set; }

    /// <summary>Between one VM and the next when a node starts them all: 3 seconds on a real node.</summary>
    public TimeSpan StartupDelay { get; set; }

    /// <summary>From the request to check that a domain is the node's own until the authority has: 5 seconds on a real node.</summary>
    public TimeSpan Validation { get; set; }

    /// <summary>The time that so many bytes take.</summary>
    public TimeSpan Copy(long bytes) => CopyGibibyte * ((double)bytes / (1L << 30));
}
