using System.Net;

namespace Proxmox.Simulator;

/// <summary>How a simulator starts.</summary>
public sealed record SimulatorOptions
{
    /// <summary>The PVE release.</summary>
    public PveVersion Version { get; init; } = PveVersion.V92;

    /// <summary>The state to start from: <c>demo</c>, <c>stocked</c>, <c>separate</c> (nodes that have not joined each other), or one that
    /// recordings began in: <c>recording</c>, <c>acceptance</c>, <c>cluster</c>.</summary>
    public string Profile { get; init; } = "demo";

    /// <summary>How many nodes there are: <c>pve1</c>, <c>pve2</c> and so on. Null for as many as the profile has: three in <c>demo</c> and
    /// <c>stocked</c>, one in <c>recording</c>.</summary>
    public int? Nodes { get; init; }

    /// <summary>Whether each node has an address of its own. Else all that is sent goes to the first one.</summary>
    public bool AddressForEachNode { get; init; }

    /// <summary>How many VMs there are beside the profile's, from VMID 10000 on, on all nodes in turn. Their disks are on <c>local-lvm</c>,
    /// which <c>recording</c> does not have.</summary>
    public int Guests { get; init; }

    /// <summary>Address to listen on.</summary>
    public IPAddress Address { get; init; } = IPAddress.Loopback;

    /// <summary>Port to listen on; 0 for any free one.</summary>
    public int Port { get; init; }

    /// <summary>How long the answer to a failed login is held back: 3 seconds on a real node, none by default.</summary>
    public TimeSpan LoginPenalty { get; init; }

    /// <summary>The time to start from; null for the real one. It runs on with the real time.</summary>
    public DateTimeOffset? Start { get; init; }
}
