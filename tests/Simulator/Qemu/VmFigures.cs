using System.Globalization;
using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Guests;
using Proxmox.Simulator.State;

namespace Proxmox.Simulator.Qemu;

/// <summary>What a VM's config says about its size (<c>PVE::QemuServer::vmstatus</c>).</summary>
public static class VmFigures
{
    private const long DefaultMemory = 512;

    /// <summary>MiB (<c>get_current_memory</c>).</summary>
    public static long Memory(GuestSchema schema, string? memory) =>
        schema.Parse("memory", memory).TryGetValue("current", out var current) ? Number(current) : DefaultMemory;

    /// <summary>Processors that it starts with, no more than the node has.</summary>
    public static int Cpus(OptionSet options, Node node)
    {
        if (options["vcpus"] is { } started)
        {
            return (int)Number(started);
        }

        var all = (options["sockets"] is { } sockets ? Number(sockets) : 1) * (options["cores"] is { } cores ? Number(cores) : 1);
        return (int)Math.Min(all, node.Cpus);
    }

    /// <summary>Bytes of the disk that it boots from; 0 when there is none.</summary>
    public static long BootDisk(GuestSchema schema, OptionSet options)
    {
        var slots = BootOrder.Devices(schema, options["boot"]) ?? (options["bootdisk"] is { } disk ? [disk] : []);
        return slots.Where(slot => Drives.IsSlot(slot) && options.Has(slot))
            .Select(slot => Drive.TryParse(schema, slot, options[slot]!))
            .FirstOrDefault(drive => drive is { IsCdrom: false })?.Size ?? 0;
    }

    /// <summary>Tells the cluster what it is to know of a VM.</summary>
    public static void Publish(Datacenter datacenter, Guest guest, GuestConfig config)
    {
        var schema = GuestSchema.For(GuestKind.Vm, datacenter.Version);
        guest.Name = config["name"];
        guest.Template = config.IsTemplate;
        guest.Lock = config.LockedFor;
        guest.Tags = config["tags"];
        guest.MaxCpu = datacenter.FindNode(guest.Node) is { } node ? Cpus(config.Options, node) : 1;
        guest.MaxMemory = Memory(schema, config["memory"]) << 20;
        guest.MaxDisk = BootDisk(schema, config.Options);
    }

    /// <summary>The entry of a list of VMs, of one that runs with what its process shows.</summary>
    /// <param name="full">Whether QEMU itself is asked.</param>
    internal static JObject Status(VmContext context, int vmId, bool full)
    {
        var config = context.Load(vmId);
        var options = config.Options;
        var guest = context.Datacenter.Guests[vmId];
        var process = context.Processes.Find(vmId);
        var entry = new JObject
        {
            ["vmid"] = vmId,
            ["status"] = process is null ? "stopped" : "running",
            ["disk"] = 0,
            ["maxdisk"] = guest.MaxDisk,
            ["cpus"] = guest.MaxCpu,
            ["name"] = options["name"] ?? string.Create(CultureInfo.InvariantCulture, $"VM {vmId}"),
            ["maxmem"] = guest.MaxMemory,
        };
        if (options["balloon"] is { } balloon && balloon != "0")
        {
            entry["balloon_min"] = Number(balloon) << 20;
            entry["shares"] = options["shares"] is { } shares ? Number(shares) : 1000;
        }
        foreach (var key in (string[])["uptime", "cpu", "mem", "netin", "netout"])
        {
            entry[key] = 0;
        }

        if (context.Datacenter.Version != PveVersion.V84)
        {
            entry["memhost"] = 0;
        }

        if (config.IsTemplate)
        {
            entry["template"] = 1;
        }

        if (options.Keys.Any(key => key.StartsWith("serial", StringComparison.Ordinal)))
        {
            entry["serial"] = 1;
        }

        if (config.LockedFor is { } reason)
        {
            entry["lock"] = reason;
        }

        if (options["tags"] is { } tags)
        {
            entry["tags"] = tags;
        }

        process?.Describe(context.Datacenter, config, entry, full);
        if (full)
        {
            entry["qmpstatus"] = process?.State ?? "stopped";
        }

        return entry;
    }

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
