using System.Collections.Immutable;
using Proxmox.Model.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Resources.Guests;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Qemu;

/// <summary>What a VM is called and how the node treats it as a whole.</summary>
internal static class General
{
    /// <summary>What stands for nothing in <see cref="Hotplug"/>.</summary>
    public const string NoHotplug = "none";

    /// <summary>The name.</summary>
    public static Field<string> Name { get; } =
        Text("name", "Name of the VM, a host name with or without a domain. PVE shows it beside the VMID and cloud-init gives it to the guest; two VMs may have the same.").Autonamed()
            .OfLength(1, 255)
            .Matching("[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?([.][A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)*", "a host name of letters, digits and hyphens, with dots between its labels")
            .Needs(GuestPrivilege.Options).TakesEffect(Effect.AtOnce);

    /// <summary>The notes.</summary>
    public static Field<string> Description { get; } =
        Text("description", "Notes that PVE shows on the VM's summary. Markdown is rendered.").As(Formats.Prose).OfLength(0, 8192)
            .Needs(GuestPrivilege.Options).TakesEffect(Effect.AtOnce);

    /// <summary>The tags.</summary>
    public static Field<IReadOnlySet<string>> Tags { get; } =
        TextSet("tags", "Tags of the VM. PVE keeps them in small letters.")
            .Written(WireForm.Semicolons).As(Formats.AnyCase)
            .Matching("[A-Za-z0-9_][A-Za-z0-9_+.-]*", "a tag of letters, digits and _ + . -, with a letter, digit or underscore in front")
            .Needs(GuestPrivilege.Options).TakesEffect(Effect.AtOnce);

    /// <summary>Whether it is protected against removal.</summary>
    public static Field<bool> Protection { get; } =
        Flag("protection", "Protects the VM and its disks against removal, here and in PVE. Unset means false.").ImpliedDefault(false)
            .Needs(GuestPrivilege.Options).TakesEffect(Effect.AtOnce);

    /// <summary>Whether it starts with its node.</summary>
    public static Field<bool> StartAtBoot { get; } =
        Flag("start_at_boot", "Whether the VM is started when its node starts. It says nothing about whether it runs now. Unset means false.").OnWire("onboot").ImpliedDefault(false)
            .Needs(GuestPrivilege.Options).TakesEffect(Effect.AtOnce);

    /// <summary>When it starts and stops among others.</summary>
    public static Field<Attributes> Startup { get; } =
        Nested(
            "startup",
            "When the VM is started and shut down among the others of its node.",
            Whole("order", "Place in the order of starting; shutting down goes the other way round. VMs without one come last.").DefaultKey().Between(0),
            Whole("up_delay_seconds", "Seconds to wait after this VM has been started before the next one is.").OnWire("up").Between(0),
            Whole("down_delay_seconds", "Seconds that this VM gets to shut down before it is stopped. Unset means 180.").OnWire("down").Between(0))
            .Needs(GuestPrivilege.Options, new("Sys.Modify", "/")).TakesEffect(Effect.AtOnce);

    /// <summary>The script that the node runs.</summary>
    public static Field<string> HookScript { get; } =
        Text("hook_script", "Volume of a script that the node runs when the VM starts and stops, such as `local:snippets/hook.pl`.")
            .OnWire("hookscript").Matching("[^:/ ]+:[^ ]+", "a volume such as \"local:snippets/hook.pl\"")
            .RootOnly().TakesEffect(Effect.AtOnce);

    /// <summary>Arguments of QEMU's command line.</summary>
    public static Field<string> Arguments { get; } =
        Text("arguments", "Arguments that are added to QEMU's command line as they are.").OnWire("args")
            .RootOnly().TakesEffect(Effect.AtNextStart);

    /// <summary>What may be changed while it runs.</summary>
    public static Field<IReadOnlySet<string>> Hotplug { get; } =
        TextSet("hotplug", "What may be plugged and unplugged while the VM runs: `network`, `disk`, `cpu`, `memory`, `usb` and `cloudinit`, or `none` alone. Unset means `network`, `disk` and `usb`.")
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
        Text("vm_state_storage", "Storage for the memory of the VM in snapshots and when it is hibernated.").Does("Unset lets PVE choose one that its disks are on.").OnWire("vmstatestorage").Checked(Identifiers.Storage)
            .Needs(GuestPrivilege.Disk, StoragePrivilege.SpaceOf("vm_state_storage")).TakesEffect(Effect.AtOnce);

    /// <summary>What is held to each other.</summary>
    public static ImmutableArray<Constraint> Constraints { get; } = [new(config =>
        config.Get(Hotplug) is { Count: > 1 } features && features.Contains(NoHotplug) ? [new(Hotplug, $"hotplug cannot be `{NoHotplug}` and something else: leave one of them out.")] : [])];
}
