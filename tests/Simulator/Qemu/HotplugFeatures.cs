using System.Globalization;
using Proxmox.Simulator.Guests;

namespace Proxmox.Simulator.Qemu;

/// <summary>What of a running VM may be changed (option <c>hotplug</c>).</summary>
internal sealed class HotplugFeatures
{
    private const string Default = "network,disk,usb";

    /// <summary>Options that QEMU never sees.</summary>
    private static readonly string[] Immediate =
    [
        "description", "hookscript", "lock", "migrate_downtime", "migrate_speed", "name", "onboot", "protection", "shares", "startup",
            "tags",
        "vmstatestorage", "citype", "ciuser", "cipassword", "ciupgrade", "cicustom", "searchdomain", "nameserver", "sshkeys",
    ];

    private readonly IReadOnlyList<string> _features;
    private readonly GuestConfig _config;

    public HotplugFeatures(GuestConfig config)
    {
        _config = config;
        _features = config["hotplug"] switch
        {
            "0" => [],
            null or "1" => PerlList.Split(Default),
            var list => PerlList.Split(list),
        };
    }

    public bool Network => _features.Contains("network");

    public bool Disk => _features.Contains("disk");

    public bool Cpu => _features.Contains("cpu");

    public bool Memory => _features.Contains("memory");

    public bool UsbController => _features.Contains("usb");

    public bool CloudInit => _features.Contains("cloudinit");

    /// <summary>Whether USB devices can come and go: not with every system.</summary>
    public bool Usb => UsbController && (_config["ostype"] == "l26" || Machines.WindowsVersion(_config["ostype"]) > 7);

    /// <summary>Whether an option takes effect at once on every VM.</summary>
    public static bool IsImmediate(string key) => Immediate.Contains(key) || key.StartsWith("ipconfig", StringComparison.Ordinal);

    /// <summary>Whether an option can be unset while the VM runs.</summary>
    public bool MayUnset(string key) => key switch
    {
        "hotplug" => !Processors(_config["hotplug"]),
        "tablet" => UsbController,
        "vcpus" => Cpu,
        "balloon" => _config["balloon"] != "0",
        "memory" => Memory,
        "cpuunits" or "cpulimit" => true,
        "efidisk0" or "tpmstate0" => false,
        _ when IsImmediate(key) => true,
        _ when NetworkDevices.IsDevice(key) => Network,
        _ when key.StartsWith("usb", StringComparison.Ordinal) => Usb,
        _ when Drives.IsSlot(key) => Disk && !HasFixedBus(key),
        _ => false,
    };

    /// <summary>Whether an option that is neither a drive nor a network device can be set while the VM runs.</summary>
    public bool MaySet(GuestSchema schema, string key, string value) => key switch
    {
        "hotplug" => !Processors(value) && !Processors(_config["hotplug"]),
        "tablet" => UsbController,
        "vcpus" => Cpu,
        "balloon" => IsOn(_config["balloon"]) == IsOn(value),
        "memory" => Memory,
        "cpuunits" or "cpulimit" => true,
        "agent" => _config["agent"] is { } agent && Agent(schema, agent).SequenceEqual(Agent(schema, value)),
        _ => key.StartsWith("usb", StringComparison.Ordinal) && Usb,
    };

    /// <summary>Whether a bus takes no disks while the VM runs.</summary>
    public static bool HasFixedBus(string slot) =>
        slot.StartsWith("ide", StringComparison.Ordinal) || slot.StartsWith("sata", StringComparison.Ordinal);

    private static bool Processors(string? hotplug) =>
        hotplug is not null && (hotplug.Contains("cpu", StringComparison.Ordinal) || hotplug.Contains("memory", StringComparison.Ordinal));

    private static bool IsOn(string? balloon) => balloon is null || long.Parse(balloon, CultureInfo.InvariantCulture) != 0;

    /// <summary>The parts of the agent's option that QEMU was started with.</summary>
    private static IEnumerable<KeyValuePair<string, string>> Agent(GuestSchema schema, string value) => schema.Parse("agent", value)
        .Where(part => part.Key != "fstrim_cloned_disks").OrderBy(part => part.Key, StringComparer.Ordinal);
}
