using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Proxmox.Simulator.Guests;

namespace Proxmox.Simulator.Qemu;

/// <summary>Machine types and what depends on them (<c>PVE::QemuServer::Machine</c>).</summary>
internal static partial class Machines
{
    private static readonly FrozenDictionary<string, int> Windows = new Dictionary<string, int>(StringComparer.Ordinal)
    {
        ["wxp"] = 5,
        ["w2k3"] = 5,
        ["w2k"] = 5,
        ["wvista"] = 6,
        ["w2k8"] = 6,
        ["win7"] = 7,
        ["win8"] = 8,
        ["win10"] = 10,
        ["win11"] = 11,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The release of Windows that a guest is; 0 for other systems.</summary>
    public static int WindowsVersion(string? osType) => osType is null ? 0 : Windows.GetValueOrDefault(osType);

    /// <summary>The option <c>machine</c> with a version where the guest is a Windows that is not to see another one.</summary>
    /// <returns>Null where there is nothing to set.</returns>
    public static string? Pin(VmContext context, string? machine, string? osType)
    {
        var parts = context.Schema.Parse("machine", machine).ToDictionary(StringComparer.Ordinal);
        var type = parts.GetValueOrDefault("type");
        if (type is null or "pc" or "q35" or "virt" && WindowsVersion(osType) > 0)
        {
            parts["type"] = context.Hypervisor.PinnedMachine(type);
            context.Run.Print($"pinning machine type to '{parts["type"]}' for Windows guest OS");
        }
        RequireValid(parts);
        return parts.Count == 0 ? null : context.Schema.Print("machine", parts);
    }

    /// <summary>Fails where the parts of the option do not fit together.</summary>
    public static void RequireValid(IReadOnlyDictionary<string, string> machine)
    {
        var q35 = machine.GetValueOrDefault("type")?.Contains("q35", StringComparison.Ordinal) == true;
        if (machine.GetValueOrDefault("viommu") == "intel" && !q35)
        {
            throw PveError.Die("to use Intel vIOMMU please set the machine type to q35");
        }

        if (machine.ContainsKey("aw-bits") && machine.GetValueOrDefault("viommu") is null)
        {
            throw PveError.Die("aw-bits for vIOMMU can only be set when 'viommu' is set");
        }
    }

    /// <summary>Fails where a display cannot do what its clipboard needs (<c>assert_clipboard_config</c>).</summary>
    public static void RequireClipboard(GuestSchema schema, string? vga)
    {
        var display = schema.Parse("vga", vga);
        if (display.GetValueOrDefault("clipboard") == "vnc" && display.TryGetValue("type", out var type) && !WithClipboard().IsMatch(type))
        {
            throw PveError.Die($"vga type {type} is not compatible with VNC clipboard");
        }
    }

    [GeneratedRegex("^(?:std|cirrus|vmware|virtio|qxl)")]
    private static partial Regex WithClipboard();
}
