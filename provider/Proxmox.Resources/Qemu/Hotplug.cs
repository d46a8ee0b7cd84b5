using System.Collections.Immutable;
using Proxmox.Engine.Mapping;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;

namespace Proxmox.Resources.Qemu;

/// <summary>
/// What a running VM takes on at once, and what only when it is stopped and started (<c>vmconfig_hotplug_pending</c>): effects that depend
/// on its <c>hotplug</c>.
/// </summary>
internal static class Hotplug
{
    private static readonly string[] Default = ["network", "disk", "usb"];

    // Systems that USB devices can come to while they run.
    private static readonly string[] UsbSystems = ["l26", "win8", "win10", "win11"];

    // What QEMU sees of a network device.
    private static readonly Func<ImmutableArray<Field>> Card = () => [Network.Model, Network.MacAddress, Network.Queues, Network.Mtu];

    /// <summary>Processors are plugged.</summary>
    public static Effect OfCpu { get; } = Plugged("cpu");

    /// <summary>Memory is plugged.</summary>
    public static Effect OfMemory { get; } = Plugged("memory");

    /// <summary>The tablet is a USB device.</summary>
    public static Effect OfTablet { get; } = Plugged("usb");

    /// <summary>Disks are plugged. What becomes of a slot is judged with its bus.</summary>
    public static Effect OfDisk { get; } = Plugged("disk", "and a slot of `scsi` or `virtio`");

    /// <summary>USB devices are plugged.</summary>
    public static Effect OfUsb { get; } = Plugged(
        "usb",
        "and a guest of type `l26` or Windows 8 and newer",
        needs: (_, _, vm) => !UsbSystems.Contains(vm.Get(Machine.OsType), StringComparer.Ordinal));

    /// <summary>Network devices are plugged; what QEMU does not see of them needs no plugging.</summary>
    public static Effect OfNetwork { get; } = new(
        "at once with `network` in `hotplug`, else at the next start; bridge, VLANs, firewall, cable and rate always at once",
        (before, after, vm) => IsReplaced(before, after) && !Has(vm, "network"));

    /// <summary>The balloon device comes and goes with the VM's start; its size changes while it runs.</summary>
    public static Effect OfBalloon { get; } =
        new("at once; from 0 and to 0 at the next start", (before, after, _) => HasBalloon(before) != HasBalloon(after));

    /// <summary>Plugging processors and memory is prepared by the VM's start.</summary>
    public static Effect OfItself { get; } =
        new("at once; with `cpu` or `memory` at the next start", (before, after, _) => Resizes(before) || Resizes(after));

    /// <summary>
    /// Whether a VM lets things of that kind be plugged while it runs: <c>network</c>, <c>disk</c>, <c>cpu</c>, <c>memory</c>, <c>usb</c>,
    /// <c>cloudinit</c>.
    /// </summary>
    public static bool Has(Attributes vm, string feature) =>
        (vm.Get(General.Hotplug) ?? (IEnumerable<string>)Default).Contains(feature, StringComparer.Ordinal);

    private static Effect Plugged(string feature, string? also = null, Func<Value, Value, Attributes, bool>? needs = null) => new(
        $"at once with `{feature}` in `hotplug`{(also is null ? "" : $" {also}")}, else at the next start",
        (before, after, vm) => !Has(vm, feature) || needs?.Invoke(before, after, vm) is true);

    private static bool Resizes(Value features) => features.Items.Any(feature => feature.AsText() is "cpu" or "memory");

    private static bool HasBalloon(Value mib) => mib.AsLong() != 0;

    private static bool IsReplaced(Value before, Value after) =>
        before[Network.Bridge.Name].IsNull || after[Network.Bridge.Name].IsNull
        || Card().Any(field => !SemanticEquality.Equal(field, before[field.Name], after[field.Name]));
}
