using System.Text.RegularExpressions;
using Proxmox.Simulator.Guests;

namespace Proxmox.Simulator.Qemu;

/// <summary>Who may set which option (<c>check_vm_modify_config_perm</c> and its kin in <c>PVE::API2::Qemu</c>).</summary>
internal static partial class ConfigPermissions
{
    private static readonly Dictionary<string, string> Privileges = Table(
        ("VM.Config.CPU", "cores cpu runningcpu cpulimit cpuunits numa smp sockets vcpus"),
        ("VM.Config.Memory", "memory balloon shares allow-ksm"),
        ("VM.Config.HWType", "acpi hotplug kvm machine runningmachine scsihw smbios1 tablet vga watchdog audio0 rng0"),
        ("VM.Config.Options",
            "agent autostart bios description keyboard localtime migrate_downtime migrate_speed name onboot ostype protection "
            + "reboot startdate startup tdf template"),
        ("VM.PowerMgmt", "freeze"),
        ("VM.Config.Disk", "boot bootdisk vmstatestorage"),
        ("VM.Config.Network", "running-nets-host-mtu"));

    private static readonly string[] CloudInit =
        ["cicustom", "cipassword", "citype", "ciuser", "ciupgrade", "nameserver", "searchdomain", "sshkeys"];

    /// <summary>Fails unless the caller may change every option. What depends on the value is checked elsewhere.</summary>
    public static void RequireOptions(VmContext context, int vmId, string? pool, IEnumerable<string> keys)
    {
        if (context.IsRoot)
        {
            return;
        }

        foreach (var key in keys)
        {
            if (Drives.IsSlot(key) || key is "cdrom" or "tags" || ByValue().IsMatch(key))
            {
                continue;
            }

            if (Privileges.TryGetValue(key, out var privilege))
            {
                context.RequireOnVm(vmId, pool, privilege);
            }
            else if (key.StartsWith("numa", StringComparison.Ordinal))
            {
                context.RequireOnVm(vmId, pool, "VM.Config.CPU");
            }
            else if (NetworkDevices.IsDevice(key))
            {
                context.RequireOnVm(vmId, pool, "VM.Config.Network");
            }
            else if (CloudInit.Contains(key) || key.StartsWith("ipconfig", StringComparison.Ordinal))
            {
                context.RequireAnyOnVm(vmId, pool, "VM.Config.Cloudinit", "VM.Config.Network");
            }
            else if (key == "vmstate")
            {
                context.RequireOnVm(vmId, pool, "VM.Config.Disk", "VM.PowerMgmt");
            }
            else
            {
                throw PveError.Die($"only root can set '{key}' config");
            }

            if (key == "startup")
            {
                context.Require("/", "Sys.Modify");
            }
        }
    }

    /// <summary>Fails unless the caller may set the devices of a new VM.</summary>
    public static void RequireDevices(VmContext context, int vmId, string? pool, OptionSet options)
    {
        if (context.IsRoot)
        {
            return;
        }

        foreach (var (key, value) in options)
        {
            if (Serial().IsMatch(key))
            {
                if (value != "socket")
                {
                    throw PveError.Die($"only root can set '{key}' config for real devices");
                }

                context.RequireOnVm(vmId, pool, "VM.Config.HWType");
            }
            else
            {
                RequireDevice(context, vmId, pool, key, value);
            }
        }
    }

    /// <summary>Fails unless the caller may set, change or remove a USB or PCI device, a random number generator or a shared
    /// directory. Other options pass.</summary>
    public static void RequireDevice(VmContext context, int vmId, string? pool, string key, string value)
    {
        if (context.IsRoot)
        {
            return;
        }

        var kind = key.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
        var device = kind is "usb" or "hostpci" or "rng" or "virtiofs" ? context.Schema.Parse(key, value) : null;
        switch (kind)
        {
            case "usb":
                context.RequireOnVm(vmId, pool, "VM.Config.HWType");
                RequireMapping(context, "usb", device!, spiceIsFree: true, $"only root can set '{key}' config for real devices");
                break;
            case "hostpci":
                RequireMapping(context, "pci", device!, spiceIsFree: false, $"only root can set '{key}' config for non-mapped devices");
                context.RequireOnVm(vmId, pool, "VM.Config.HWType");
                if (device!.ContainsKey("romfile"))
                {
                    throw PveError.Parameter(key, "only root@pam can set 'romfile' option");
                }

                break;
            case "rng":
                context.RequireOnVm(vmId, pool, "VM.Config.HWType");
                if (device!.GetValueOrDefault("source") == "/dev/hwrng")
                {
                    context.Require("/mapping/hwrng", "Mapping.Use");
                }

                break;
            case "virtiofs":
                context.RequireOnVm(vmId, pool, "VM.Config.Disk");
                context.Require($"/mapping/dir/{device!.GetValueOrDefault("dirid")}", "Mapping.Use");
                break;
        }
    }

    /// <summary>Fails unless the caller may use the CPU model, where it is one that an administrator has made.</summary>
    public static void RequireCpuModel(VmContext context, string? cpu, string? existing)
    {
        if (cpu is null || context.Schema.Parse("cpu", cpu).GetValueOrDefault("cputype") is not { } model)
        {
            return;
        }

        if (existing is not null && context.Schema.Parse("cpu", existing).GetValueOrDefault("cputype") == model)
        {
            return;
        }

        if (model.StartsWith("custom-", StringComparison.Ordinal))
        {
            context.Require($"/mapping/cpu/{model["custom-".Length..]}", "Mapping.Use");
        }
    }

    /// <summary>Fails unless the caller may change what a drive is: a disc, a cloud-init drive or a disk.</summary>
    public static void RequireDrive(VmContext context, int vmId, string slot, string value)
    {
        if (Drive.TryParse(context.Schema, slot, value) is { } drive && (drive.IsCloudInit || drive.IsPlainCdrom))
        {
            context.RequireOnVm(vmId, null, drive.IsCloudInit ? ["VM.Config.Cloudinit", "VM.Config.CDROM"] : ["VM.Config.CDROM"]);
        }
        else
        {
            context.RequireOnVm(vmId, null, "VM.Config.Disk");
        }
    }

    private static void RequireMapping(
        VmContext context, string kind, IReadOnlyDictionary<string, string> device, bool spiceIsFree, string refusal)
    {
        if (device.TryGetValue("host", out var host))
        {
            if (!spiceIsFree || !host.Equals("spice", StringComparison.OrdinalIgnoreCase))
            {
                throw PveError.Die(refusal);
            }
        }
        else if (device.TryGetValue("mapping", out var mapping))
        {
            context.Require($"/mapping/{kind}/{mapping}", "Mapping.Use");
        }
        else
        {
            throw PveError.Die("either 'host' or 'mapping' must be set.");
        }
    }

    private static Dictionary<string, string> Table(params (string Privilege, string Options)[] rows) => rows
        .SelectMany(row => row.Options.Split(' ').Select(option => (option, row.Privilege)))
        .ToDictionary(row => row.option, row => row.Privilege, StringComparer.Ordinal);

    [GeneratedRegex(@"^(?:unused|serial|usb|hostpci|virtiofs)\d+$")]
    private static partial Regex ByValue();

    [GeneratedRegex(@"^serial\d+$")]
    private static partial Regex Serial();
}
