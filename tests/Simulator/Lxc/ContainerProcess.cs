using Proxmox.Simulator.Guests;
using Proxmox.Simulator.State;

namespace Proxmox.Simulator.Lxc;

/// <summary>A container that runs.</summary>
/// <param name="Pid">Process of its <c>init</c>.</param>
/// <param name="StartedAt">Seconds since 1970.</param>
public sealed record ContainerProcess(int VmId, long Pid, long StartedAt);

/// <summary>The containers that run, on all nodes, and how their nodes treat them.</summary>
public sealed class ContainerProcesses
{
    private readonly Datacenter _datacenter;
    private readonly Dictionary<int, ContainerProcess> _running = [];
    private long _pid = 40000;

    private ContainerProcesses(Datacenter datacenter)
    {
        _datacenter = datacenter;
    }

    /// <summary>Bytes of memory that a running container uses.</summary>
    public long MemoryUsed { get; set; } = 48L << 20;

    /// <summary>Whether the nodes' kernels tell how long containers wait for processors, memory and disks.</summary>
    public bool HasPressure { get; set; } = true;

    /// <summary>Whether the systems inside have the time zones of the world.</summary>
    public bool HasTimeZones { get; set; } = true;

    /// <summary>Paths of the devices that nodes have beside their disks.</summary>
    public ISet<string> Devices { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        "/dev/fuse", "/dev/kvm", "/dev/net/tun", "/dev/dri/card0", "/dev/dri/renderD128", "/dev/ttyUSB0",
    };

    /// <summary>Which of the tools that nodes have for containers do not work: <c>lxc-device</c>, <c>rsync</c> and <c>apparmor</c>. By
    /// default all do.</summary>
    public ISet<string> BrokenTools { get; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>Whether somebody has installed CRIU on the nodes, with which LXC saves the processes of a container.</summary>
    public bool HasCriu { get; set; }

    /// <summary>The containers whose processes are saved.</summary>
    public ISet<int> Checkpoints { get; } = new HashSet<int>();

    /// <summary>Whether a node has a directory that a container is to mount. By default it has every one.</summary>
    public Func<string, bool> HasDirectory { get; set; } = _ => true;

    public static ContainerProcesses Of(Datacenter datacenter) => datacenter.Part(d => new ContainerProcesses(d));

    /// <summary>A container's process; null while it is not running.</summary>
    public ContainerProcess? Find(int vmId) => _running.GetValueOrDefault(vmId);

    public void Start(int vmId, GuestConfig config)
    {
        var process = _running[vmId] = new ContainerProcess(vmId, ++_pid, _datacenter.Clock.UnixSeconds);
        var guest = _datacenter.Guests[vmId];
        guest.Status = "running";
        guest.StartedAt = process.StartedAt;
        ContainerFigures.Publish(_datacenter, guest, config);
    }

    /// <summary>Ends a container's processes, if it has any.</summary>
    public void Stop(int vmId)
    {
        _running.Remove(vmId);
        if (_datacenter.Guests.GetValueOrDefault(vmId) is not { } guest)
        {
            return;
        }

        guest.Status = "stopped";
        guest.StartedAt = null;
        if (ContainerStore.Of(_datacenter) is var configs && configs.Exists(guest.Node, vmId))
        {
            ContainerFigures.Publish(_datacenter, guest, configs.Load(guest.Node, vmId));
        }
    }
}
