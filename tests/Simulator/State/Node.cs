namespace Proxmox.Simulator.State;

/// <summary>A cluster node.</summary>
public sealed class Node
{
    public Node(string name)
    {
        Name = name;
    }

    public string Name { get; }

    /// <summary>Whether the node answers; an offline one makes proxied calls fail with 595.</summary>
    public bool Online { get; set; } = true;

    /// <summary>The bridges that it has.</summary>
    public ISet<string> Bridges { get; init; } = new HashSet<string>(StringComparer.Ordinal) { "vmbr0" };

    /// <summary>Position in corosync's node list.</summary>
    public int Id { get; init; } = 1;

    public string Address { get; init; } = "127.0.0.1";

    public int Cpus { get; init; } = 4;

    /// <summary>Bytes.</summary>
    public long MemoryTotal { get; init; } = 16L << 30;

    /// <summary>Bytes.</summary>
    public long MemoryUsed { get; set; } = 3L << 30;

    /// <summary>Bytes of the root file system.</summary>
    public long RootTotal { get; init; } = 100L << 30;

    /// <summary>Bytes of the root file system.</summary>
    public long RootUsed { get; set; } = 12L << 30;
}
