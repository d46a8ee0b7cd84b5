using System.Globalization;
using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Guests;
using Proxmox.Simulator.State;
using Proxmox.Simulator.Storage;

namespace Proxmox.Simulator.Lxc;

/// <summary>What a container's config and its process say about its size (<c>PVE::LXC::vmstatus</c>).</summary>
internal static class ContainerFigures
{
    private const long DefaultMemory = 512;
    private const long DefaultRoot = 4L << 30;

    private static readonly string[] Idle = ["mem", "swap", "uptime", "cpu", "netout", "netin", "diskread", "diskwrite", "disk"];

    /// <summary>Tells the cluster what it is to know of a container.</summary>
    public static void Publish(Datacenter datacenter, Guest guest, GuestConfig config)
    {
        var running = ContainerProcesses.Of(datacenter).Find(guest.VmId) is not null;
        var mount = RootMount(datacenter, config);
        var root = mount?.Size is > 0 and var size ? size : DefaultRoot;
        guest.Name = config["hostname"];
        guest.Template = config.IsTemplate;
        guest.Lock = config.LockedFor;
        guest.Tags = config["tags"];
        guest.MaxCpu = (int)Math.Max(
            1, Number(config["cores"]) ?? Number(config["cpulimit"]) ?? datacenter.FindNode(guest.Node)?.Cpus ?? 1);
        guest.MaxMemory = (long)(Number(config["memory"]) ?? DefaultMemory) << 20;
        guest.MaxDisk = running ? FileSystem.Capacity(root, FormattedSize(datacenter, guest, mount) ?? root) : root;
        guest.Memory = running ? ContainerProcesses.Of(datacenter).MemoryUsed : 0;
        guest.Disk = running ? FileSystem.Used(root) : 0;
    }

    /// <summary>The entry of a list of containers, of one that runs with what its process shows.</summary>
    public static JObject Status(LxcContext context, int vmId)
    {
        var config = context.Load(vmId);
        var guest = context.Datacenter.Guests[vmId];
        var process = context.Containers.Find(vmId);
        var entry = new JObject
        {
            ["type"] = "lxc",
            ["vmid"] = vmId,
            ["status"] = process is null ? "stopped" : "running",
            ["name"] = config["hostname"] ?? string.Create(CultureInfo.InvariantCulture, $"CT{vmId}"),
            ["cpus"] = config["cores"] is null && Number(config["cpulimit"]) is > 0 ? config["cpulimit"] : guest.MaxCpu,
            ["maxmem"] = guest.MaxMemory,
            ["maxswap"] = (long)(Number(config["swap"]) ?? 0) << 20,
            ["maxdisk"] = guest.MaxDisk,
        };
        foreach (var key in Idle)
        {
            entry[key] = 0;
        }

        if (config["tags"] is { } tags)
        {
            entry["tags"] = tags;
        }

        if (config.IsTemplate)
        {
            entry["template"] = 1;
        }

        if (config.LockedFor is { } reason)
        {
            entry["lock"] = reason;
        }

        if (process is not null)
        {
            Describe(context, guest, process, entry);
        }

        return entry;
    }

    private static void Describe(LxcContext context, Guest guest, ContainerProcess process, JObject entry)
    {
        entry["pid"] = process.Pid;
        entry["uptime"] = Math.Max(0, context.Datacenter.Clock.UnixSeconds - process.StartedAt);
        entry["mem"] = guest.Memory;
        entry["disk"] = guest.Disk;
        foreach (var kind in (string[])(context.Datacenter.Version == PveVersion.V84 ? [] : ["cpu", "io", "memory"]))
        {
            foreach (var share in (string[])["some", "full"])
            {
                entry[$"pressure{kind}{share}"] = context.Containers.HasPressure ? 0 : JValue.CreateNull();
            }
        }
    }

    private static MountPoint? RootMount(Datacenter datacenter, GuestConfig config) =>
        config[MountPoint.Root] is { } text
            ? MountPoint.TryParse(GuestSchema.For(GuestKind.Container, datacenter.Version), MountPoint.Root, text) : null;

    private static long? FormattedSize(Datacenter datacenter, Guest guest, MountPoint? root) =>
        root is null ? null : StorageConfig.Of(datacenter).Volumes.Find(root.Volume, guest.Node)?.SizeWhenFormatted;

    private static double? Number(string? text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;
}
