using System.Globalization;
using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Guests;
using Proxmox.Simulator.State;

namespace Proxmox.Simulator.Qemu;

/// <summary>A QEMU process.</summary>
public sealed class VmProcess
{
    internal VmProcess(int vmId, long pid, long startedAt, OptionSet config)
    {
        VmId = vmId;
        Pid = pid;
        StartedAt = startedAt;
        Config = config;
    }

    public int VmId { get; }

    public long Pid { get; }

    /// <summary>Seconds since 1970.</summary>
    public long StartedAt { get; }

    /// <summary>The options that it was started with.</summary>
    public OptionSet Config { get; }

    /// <summary>QEMU's state: <c>running</c>, <c>paused</c> or <c>suspended</c>.</summary>
    public string State { get; set; } = "running";

    public bool IsPaused => State is "paused";

    /// <summary>Whether it is still being started; its network devices come one after another.</summary>
    public bool IsStarting { get; set; }

    /// <summary>Bytes of memory that the guest uses.</summary>
    public long MemoryUsed { get; init; }

    /// <summary>Processes that the agent was asked to start, by their number in the guest.</summary>
    public Dictionary<int, JObject> GuestProcesses { get; } = [];

    /// <summary>Whether the agent has frozen the file systems.</summary>
    public bool IsFrozen { get; set; }

    /// <summary>Adds what shows only while it runs.</summary>
    internal void Describe(Datacenter datacenter, GuestConfig config, JObject entry, bool full)
    {
        var older = datacenter.Version == PveVersion.V84;
        entry["pid"] = Pid;
        entry["uptime"] = Math.Max(0, datacenter.Clock.UnixSeconds - StartedAt);
        entry["mem"] = MemoryUsed;
        if (!older)
        {
            entry["memhost"] = MemoryUsed;
            foreach (var kind in (string[])["cpu", "io", "memory"])
            {
                entry[$"pressure{kind}some"] = 0;
                entry[$"pressure{kind}full"] = 0;
            }
        }
        if (!full)
        {
            return;
        }

        var devices = config.Options.Keys.Where(NetworkDevices.IsDevice);
        var nics = (IsStarting ? devices.Take(1) : devices).Select(key => new JProperty(
            string.Create(CultureInfo.InvariantCulture, $"tap{VmId}i{key["net".Length..]}"),
            new JObject { ["netin"] = 0, ["netout"] = 0 })).ToList();
        if (nics.Count > 0)
        {
            entry["nics"] = new JObject(nics);
        }

        Hypervisor.Of(datacenter).Describe(this, config, entry);
    }
}

/// <summary>The QEMU processes of all nodes.</summary>
public sealed class VmProcesses
{
    private readonly Datacenter _datacenter;
    private readonly Dictionary<int, VmProcess> _processes = [];
    private long _pid = 30000;

    private VmProcesses(Datacenter datacenter)
    {
        _datacenter = datacenter;
    }

    public static VmProcesses Of(Datacenter datacenter) => datacenter.Part(d => new VmProcesses(d));

    /// <summary>A VM's process; null while it is not running.</summary>
    public VmProcess? Find(int vmId) => _processes.GetValueOrDefault(vmId);

    /// <summary>Starts a VM.</summary>
    public VmProcess Start(int vmId, GuestConfig config)
    {
        var hypervisor = Hypervisor.Of(_datacenter);
        var memory = VmFigures.Memory(GuestSchema.For(GuestKind.Vm, _datacenter.Version), config["memory"]) << 20;
        var process = new VmProcess(vmId, ++_pid, _datacenter.Clock.UnixSeconds, config.Options.Clone())
        {
            MemoryUsed = (long)(memory * hypervisor.MemoryInUse),
        };
        _processes[vmId] = process;
        var guest = _datacenter.Guests[vmId];
        guest.Status = "running";
        guest.StartedAt = process.StartedAt;
        return process;
    }

    /// <summary>Ends a VM's process, if it has one.</summary>
    public void Stop(int vmId)
    {
        _processes.Remove(vmId);
        if (_datacenter.Guests.GetValueOrDefault(vmId) is not { } guest)
        {
            return;
        }

        guest.Status = "stopped";
        guest.StartedAt = null;
    }
}
