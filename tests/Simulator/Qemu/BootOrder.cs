using Proxmox.Simulator.Guests;

namespace Proxmox.Simulator.Qemu;

/// <summary>The option <c>boot</c>.</summary>
public static class BootOrder
{
    /// <summary>Devices in order; null where the option is not set or of the old form.</summary>
    public static IReadOnlyList<string>? Devices(GuestSchema schema, string? boot) =>
        schema.Parse("boot", boot).TryGetValue("order", out var order) ? PerlList.Split(order) : null;

    /// <summary>The option for devices in order; a blank where there are none (<c>print_bootorder</c>).</summary>
    public static string Print(IReadOnlyCollection<string> devices) => devices.Count == 0 ? " " : "order=" + string.Join(';', devices);

    /// <summary>The first disk, the first disc and the first network device of a config (<c>get_default_bootdevices</c>).</summary>
    public static IReadOnlyCollection<string> Default(GuestSchema schema, OptionSet options)
    {
        var drives = Drive.All(schema, options).Where(drive => drive.Slot is not ("efidisk0" or "tpmstate0")).ToList();
        string?[] devices =
        [
            drives.Find(drive => !drive.IsCdrom)?.Slot,
            drives.Find(drive => drive.IsCdrom)?.Slot,
            options.Keys.Where(NetworkDevices.IsDevice)
                .MinBy(key => int.Parse(key.AsSpan("net".Length), System.Globalization.CultureInfo.InvariantCulture)),
        ];
        return [.. devices.OfType<string>()];
    }
}
