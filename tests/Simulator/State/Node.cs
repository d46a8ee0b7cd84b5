namespace Proxmox.Simulator.State;

/// <summary>What becomes of a connection to a node.</summary>
public enum NodePort
{
    /// <summary>It is answered.</summary>
    Answers,

    /// <summary>The machine is there, and refuses it.</summary>
    Refuses,

    /// <summary>Nobody says anything, for 30 seconds.</summary>
    IsSilent,

    /// <summary>The network knows that nobody is there, after 3 seconds.</summary>
    IsUnreachable,
}

/// <summary>A cluster node.</summary>
public sealed class Node
{
    public Node(string name)
    {
        Name = name;
    }

    public string Name { get; }

    /// <summary>Whether the others have its vote. A node that goes off refuses connections as well, until it is told otherwise.</summary>
    public bool Online
    {
        get;
        set
        {
            field = value;
            Port = value ? NodePort.Answers : NodePort.Refuses;
        }
    } = true;

    /// <summary>What becomes of a connection to its API.</summary>
    public NodePort Port { get; set; }

    /// <summary>Whether the daemon runs that does what takes root's rights.</summary>
    public bool HasDaemon { get; set; } = true;

    /// <summary>Whether the cluster file system is mounted, without which nothing at all works.</summary>
    public bool HasFileSystem { get; set; } = true;

    /// <summary>Until when the others do not know its new certificate.</summary>
    public DateTimeOffset? DistrustedUntil { get; set; }

    /// <summary>Whether it has joined, and has not only been added to the list of nodes.</summary>
    public bool HasJoined { get; init; } = true;

    /// <summary>The bridges that it has.</summary>
    public ISet<string> Bridges { get; init; } = new HashSet<string>(StringComparer.Ordinal) { "vmbr0" };

    /// <summary>Its network cards. The first one is that by which it is in its network.</summary>
    public IReadOnlyList<string> Cards { get; set; } = ["eth0", "eth1", "eth2", "eth3"];

    /// <summary>Whether Open vSwitch is installed.</summary>
    public bool HasOpenVSwitch { get; set; } = true;

    /// <summary>Position in corosync's node list.</summary>
    public int Id { get; set; } = 1;

    /// <summary>How much it counts when the nodes vote.</summary>
    public int Votes { get; set; } = 1;

    public string Address { get; init; } = "127.0.0.1";

    /// <summary>Its addresses in other networks than that of the cluster.</summary>
    public IReadOnlyList<string> OtherAddresses { get; init; } = [];

    /// <summary>Its addresses by number of the link of corosync that they are for; only its own where none is given.</summary>
    public IReadOnlyDictionary<int, string> Links
    {
        get => field ?? new Dictionary<int, string> { [0] = Address };
        set => field = value.Count > 0 ? value : null;
    }

    public int Cpus { get; init; } = 4;

    /// <summary>Sockets of its processors.</summary>
    public int Sockets { get; set; } = 1;

    /// <summary>Bytes.</summary>
    public long MemoryTotal { get; init; } = 16L << 30;

    /// <summary>Bytes.</summary>
    public long MemoryUsed { get; set; } = 3L << 30;

    /// <summary>Bytes of the root file system.</summary>
    public long RootTotal { get; init; } = 100L << 30;

    /// <summary>Bytes of the root file system.</summary>
    public long RootUsed { get; set; } = 12L << 30;
}
