using System.Text.RegularExpressions;

namespace Proxmox.Simulator.Lxc;

/// <summary>Devices of a node that a container may use: <c>dev[n]</c>.</summary>
internal static partial class PassedDevice
{
    public static bool IsSlot(string key) => Slot().IsMatch(key);

    /// <summary>Fails where the node does not have the device.</summary>
    public static void RequirePresent(LxcContext context, string key, string value)
    {
        if (context.Schema.Parse(key, value).GetValueOrDefault("path") is { } path && !context.Containers.Devices.Contains(path))
        {
            throw PveError.Die($"Device {path} does not exist");
        }
    }

    [GeneratedRegex(@"^dev\d+$")]
    private static partial Regex Slot();
}
