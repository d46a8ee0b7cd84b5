using System.Globalization;
using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Guests;
using Proxmox.Simulator.State;

namespace Proxmox.Simulator.Qemu;

/// <summary>The QEMU that the nodes have installed.</summary>
public sealed class Hypervisor
{
    private readonly GuestSchema _schema;

    private Hypervisor(Datacenter datacenter)
    {
        _schema = GuestSchema.For(GuestKind.Vm, datacenter.Version);
        Version = datacenter.Version == PveVersion.V84 ? "9.2.0" : "10.1.2";
    }

    /// <summary>The version that a VM's <c>meta</c> names.</summary>
    public string Version { get; set; }

    /// <summary>Whether it tells what Proxmox has added to it; one that does not leaves most of a VM's figures out.</summary>
    public bool IsPatched { get; set; } = true;

    /// <summary>Whether the nodes' processors can virtualise.</summary>
    public bool HasKvm { get; set; } = true;

    /// <summary>What the sizes of images must be multiples of where they are written past the cache: 512 bytes on most file systems,
    /// 4096 on some.</summary>
    public int RequestAlignment { get; set; } = 512;

    /// <summary>The share of its memory that a running guest uses, 0 to 1.</summary>
    public double MemoryInUse { get; set; } = 0.4;

    public static Hypervisor Of(Datacenter datacenter) => datacenter.Part(d => new Hypervisor(d));

    /// <summary>Version of the newest machine types: <c>10.1</c>.</summary>
    public string MachineVersion => string.Join('.', Version.Split('.').Take(2));

    /// <summary>The machine that a config asks for, as a running VM names it.</summary>
    public string RunningMachine(OptionSet options) => _schema.Parse("machine", options["machine"]).GetValueOrDefault("type") switch
    {
        null or "pc" => $"pc-i440fx-{MachineVersion}+pve0",
        "q35" => $"pc-q35-{MachineVersion}+pve0",
        var pinned => pinned.Contains('+', StringComparison.Ordinal) ? pinned : pinned + "+pve0",
    };

    /// <summary>The machine type with the version that Windows guests are tied to when they are made.</summary>
    public string PinnedMachine(string? type) => type == "q35" ? $"pc-q35-{MachineVersion}" : $"pc-i440fx-{MachineVersion}";

    /// <summary>The option <c>meta</c> of a new VM.</summary>
    public string Meta(Clock clock) => string.Create(CultureInfo.InvariantCulture, $"creation-qemu={Version},ctime={clock.UnixSeconds}");

    /// <summary>Adds what QEMU itself tells of a VM.</summary>
    internal void Describe(VmProcess process, GuestConfig config, JObject entry)
    {
        if (!IsPatched)
        {
            return;
        }

        var memory = VmFigures.Memory(_schema, process.Config["memory"]) << 20;
        entry["running-machine"] = RunningMachine(process.Config);
        entry["running-qemu"] = Version;
        entry["proxmox-support"] = new JObject
        {
            ["backup-fleecing"] = true,
            ["backup-max-workers"] = true,
            ["pbs-dirty-bitmap"] = true,
            ["pbs-dirty-bitmap-migration"] = true,
            ["pbs-dirty-bitmap-savevm"] = true,
            ["pbs-library-version"] = "1.5.2 (UNKNOWN)",
            ["pbs-masterkey"] = true,
            ["query-bitmap-info"] = true,
        };
        entry["diskread"] = 0;
        entry["diskwrite"] = 0;
        entry["blockstat"] = new JObject(config.Options.Keys.Where(Drives.IsSlot)
            .Select(slot => new JProperty(
                slot, new JObject { ["rd_bytes"] = 0, ["wr_bytes"] = 0, ["rd_operations"] = 0, ["wr_operations"] = 0 })));
        if (config["balloon"] == "0")
        {
            return;
        }

        entry["balloon"] = memory;
        entry["freemem"] = memory - process.MemoryUsed;
        entry["ballooninfo"] = new JObject
        {
            ["actual"] = memory,
            ["max_mem"] = memory,
            ["total_mem"] = memory,
            ["free_mem"] = memory - process.MemoryUsed,
        };
    }
}
