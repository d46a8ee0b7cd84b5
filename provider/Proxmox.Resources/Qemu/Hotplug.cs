using System.Collections.Frozen;
using System.Collections.Immutable;
using Proxmox.Engine.Mapping;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Resources.Guests;

namespace Proxmox.Resources.Qemu;

/// <summary>
/// What a running VM takes on at once, and what only when it is stopped and started (<c>vmconfig_hotplug_pending</c>). Some of it depends on what the VM's
/// <c>hotplug</c> says. Disks are not judged here.
/// </summary>
internal static class Hotplug
{
    private static readonly string[] Default = ["network", "disk", "usb"];

    // Systems that USB devices can come to while they run.
    private static readonly string[] UsbSystems = ["l26", "win8", "win10", "win11"];

    // What QEMU never sees.
    private static readonly ImmutableArray<Field> Immediate =
    [
        General.Name, General.Description, General.Tags, General.Protection, General.StartAtBoot, General.Startup, General.HookScript, General.VmStateStorage,
        CloudInit.Settings, CloudInit.Password, MigrationSettings.Settings, Memory.Shares, Cpu.Limit, Cpu.Units,
    ];

    // What QEMU is told on its command line. Of a group, members may have a rule of their own.
    private static readonly ImmutableArray<Field> Cold =
    [
        General.Arguments, Machine.Bios, Machine.Type, Machine.OsType, Machine.Acpi, Machine.Kvm, Machine.KeyboardLayout, Machine.FreezeAtStart, Machine.AllowReboot,
        Machine.RtcLocalTime, Machine.RtcStartDate, Machine.TimeDriftFix, Machine.VmGenerationId, Machine.ScsiController, Machine.BootOrder, Smbios.Settings, Cpu.Processors, Cpu.Numa,
        Memory.Ram, Memory.Ivshmem, Display.Vga, Display.Spice, Display.Audio, Devices.Serial, Devices.Parallel, Devices.Pci, Devices.VirtioFs, Devices.Watchdog, Devices.Rng,
        Confidential.Sev, Confidential.Tdx,
    ];

    private static readonly FrozenDictionary<Field, Func<ChangedPart, Attributes, bool>> Rules = Immediate.Select(field => Rule(field, (_, _) => false))
        .Concat(Cold.Select(field => Rule(field, (_, _) => true)))
        .Concat(
        [
            Rule(General.Hotplug, (part, _) => Resizes(part.Before) || Resizes(part.After)),
            Rule(Machine.Tablet, (_, vm) => !Has(vm, "usb")),
            Rule(Cpu.Vcpus, (_, vm) => !Has(vm, "cpu")),
            Rule(Memory.Size, (_, vm) => !Has(vm, "memory")),
            Rule(Memory.Balloon, (part, _) => HasBalloon(part.Before) != HasBalloon(part.After)),
            Rule(Agent.Settings, (part, _) => part.Before.IsNull || part.After.IsNull || Differ(part, Agent.Settings, except: Agent.TrimAfterClone)),
            Rule(Network.Devices, (part, vm) => IsReplaced(part) && !Has(vm, "network")),
            Rule(Devices.Usb, (_, vm) => !(Has(vm, "usb") && UsbSystems.Contains(vm.Get(Machine.OsType), StringComparer.Ordinal))),
        ])
        .ToFrozenDictionary<Field, Func<ChangedPart, Attributes, bool>>(ReferenceEqualityComparer.Instance);

    /// <summary>Where a plan changes something that a running VM takes on only when it is stopped and started.</summary>
    /// <param name="attributes">The attributes of the VM; those that are no parameters of its config are not judged, and neither are disks.</param>
    /// <param name="prior">The VM as it is; its <c>hotplug</c> counts, not the planned one.</param>
    /// <param name="planned">The VM as it will be.</param>
    public static IEnumerable<AttributePath> NeedingRestart(IEnumerable<Field> attributes, Attributes prior, Attributes planned) =>
        ChangedPart.Of(attributes.Where(Rules.ContainsKey), prior, planned)
            .Where(part => (Rules.GetValueOrDefault(part.Field) ?? Rules[part.Attribute])(part, prior))
            .Select(part => part.Path);

    /// <summary>Whether a VM lets things of that kind be plugged while it runs: <c>network</c>, <c>disk</c>, <c>cpu</c>, <c>memory</c>, <c>usb</c>, <c>cloudinit</c>.</summary>
    public static bool Has(Attributes vm, string feature) => (vm.Get(General.Hotplug) ?? (IEnumerable<string>)Default).Contains(feature, StringComparer.Ordinal);

    private static KeyValuePair<Field, Func<ChangedPart, Attributes, bool>> Rule(Field field, Func<ChangedPart, Attributes, bool> needsRestart) => new(field, needsRestart);

    private static bool Resizes(Value features) => features.Items.Any(feature => feature.AsText() is "cpu" or "memory");

    private static bool HasBalloon(Value mib) => mib.AsLong() != 0;

    private static bool IsReplaced(ChangedPart device) =>
        device.Before[Network.Bridge.Name].IsNull || device.After[Network.Bridge.Name].IsNull
        || ((Field[])[Network.Model, Network.MacAddress, Network.Queues, Network.Mtu]).Any(field => !SemanticEquality.Equal(field, device.Before[field.Name], device.After[field.Name]));

    private static bool Differ(ChangedPart part, Field whole, Field except) =>
        whole.Type.Nested.Any(field => !ReferenceEquals(field, except) && !SemanticEquality.Equal(field, part.Before[field.Name], part.After[field.Name]));
}
