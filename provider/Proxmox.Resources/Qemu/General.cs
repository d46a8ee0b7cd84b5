using System.Collections.Immutable;
using Proxmox.Model.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Resources.Guests;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Qemu;

/// <summary>What QEMU is told beside the machine, and what may change while it runs.</summary>
internal static class General
{
    /// <summary>What stands for nothing in <see cref="Hotplug"/>.</summary>
    public const string NoHotplug = "none";

    /// <summary>Arguments of QEMU's command line.</summary>
    public static Field<string> Arguments { get; } =
        Text("arguments", "Arguments that are added to QEMU's command line as they are.").OnWire("args")
            .RootOnly().TakesEffect(Effect.AtNextStart);

    /// <summary>What may be changed while it runs.</summary>
    public static Field<IReadOnlySet<string>> Hotplug { get; } =
        TextSet("hotplug", "What may be plugged and unplugged while the VM runs: `network`, `disk`, `cpu`, `memory`, `usb` and "
            + "`cloudinit`, or `none` alone. Unset means `network`, `disk` and `usb`.")
            .Among(
                ("network", "Network devices."),
                ("disk", "Disks."),
                ("cpu", "Processors."),
                ("memory", "Memory."),
                ("usb", "USB devices."),
                ("cloudinit", "Settings for cloud-init."),
                (NoHotplug, "Nothing; not together with others."))
            .Needs(GuestPrivilege.Hardware).TakesEffect(Qemu.Hotplug.OfItself);

    /// <summary>Where its state is kept when it is suspended.</summary>
    public static Field<string> VmStateStorage { get; } =
        Text("vm_state_storage", "Storage for the memory of the VM in snapshots and when it is hibernated.").RefersTo("storage_id")
            .Does("Unset lets PVE choose one that its disks are on.").OnWire("vmstatestorage").Checked(Identifiers.Storage)
            .Needs(GuestPrivilege.Disk, StoragePrivilege.SpaceOf("vm_state_storage")).TakesEffect(Effect.AtOnce);

    /// <summary>What is held to each other.</summary>
    public static ImmutableArray<Constraint> Constraints { get; } = [new(config =>
        config.Get(Hotplug) is { Count: > 1 } features && features.Contains(NoHotplug)
            ? [new(Hotplug, $"hotplug cannot be `{NoHotplug}` and something else: leave one of them out.")] : [])];
}
