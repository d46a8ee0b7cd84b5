using System.Collections.Immutable;
using Proxmox.Model.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Resources.Guests;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Qemu;

/// <summary>Devices of a VM beside disks, network and display.</summary>
internal static class Devices
{
    private const string HexId = "0x[0-9A-Fa-f]{4}";
    private const string Generator = "/dev/hwrng";

    /// <summary>A USB device of the node.</summary>
    public static Field<string> UsbHost { get; } =
        Text("host", "Device of the node: `vendor:product` in hexadecimal such as `0951:1666`, `bus-port` such as `1-2.3`, or `spice` for "
            + "one of the SPICE viewer.")
                .DefaultKey().As(Formats.AnyCase)
                .Matching("(0[xX])?[0-9A-Fa-f]{4}:(0[xX])?[0-9A-Fa-f]{4}|[0-9]+-[0-9]+([.][0-9]+)*|[Ss][Pp][Ii][Cc][Ee]",
                    "a device such as \"0951:1666\" or \"1-2.3\", or \"spice\"")
                .RootOnly("a device of the node", host => host.AsText()?.Equals("spice", StringComparison.OrdinalIgnoreCase) is false);

    /// <summary>A mapped USB device.</summary>
    public static Field<string> UsbMapping { get; } =
        Text("mapping", "Name of a USB mapping of the cluster, in place of `host`.")
            .RefersTo("mapping_usb.mapping_id").Checked(Identifiers.Mapping)
            .Needs(GuestPrivilege.Mapping("usb"));

    /// <summary>A PCI device of the node.</summary>
    public static Field<string> PciHost { get; } =
        Text("host", "Address of the device on the node, such as `0000:01:00.0`; without the function for all of its functions, several "
            + "with semicolons.")
                .DefaultKey().As(Formats.AnyCase)
                .Matching(
                    @"([A-Fa-f0-9]{4,}:)?[A-Fa-f0-9]{2}:[A-Fa-f0-9]{2}(\.[A-Fa-f0-9])?(;([A-Fa-f0-9]{4,}:)?[A-Fa-f0-9]{2}:[A-Fa-f0-9]{2}(\.[A-Fa-f0-9])?)*", "a PCI address such as \"0000:01:00.0\"").RootOnly();

    /// <summary>A mapped PCI device.</summary>
    public static Field<string> PciMapping { get; } =
        Text("mapping", "Name of a PCI mapping of the cluster, in place of `host`.")
            .RefersTo("mapping_pci.mapping_id").Checked(Identifiers.Mapping)
            .Needs(GuestPrivilege.Mapping("pci"));

    /// <summary>A file with the ROM of a PCI device.</summary>
    public static Field<string> RomFile { get; } =
        Text("rom_file", "File with the device's ROM, relative to `/usr/share/kvm/` on the node.").OnWire("romfile")
            .Matching("[^,;]+", "a file name without commas and semicolons").RootOnly();

    /// <summary>The serial ports.</summary>
    public static Field<IReadOnlyDictionary<string, string>> Serial { get; } =
        TextMap("serial", "Serial ports by slot: `socket` for one that `qm terminal` and the web console open, or a device of the node "
            + "such as `/dev/ttyS0`.")
            .InSlots(new SlotName("serial", 4)).Matching("socket|/dev/[^,]+", "\"socket\" or a device such as \"/dev/ttyS0\"")
            .RootOnly("a device of the node", port => port.AsText() != "socket").Needs(GuestPrivilege.Hardware)
                .TakesEffect(Effect.AtNextStart);

    /// <summary>The parallel ports.</summary>
    public static Field<IReadOnlyDictionary<string, string>> Parallel { get; } =
        TextMap("parallel", "Parallel ports by slot, each a device of the node such as `/dev/parport0`.")
            .InSlots(new SlotName("parallel", 3))
                .Matching("/dev/parport[0-9]+|/dev/usb/lp[0-9]+", "a device such as \"/dev/parport0\" or \"/dev/usb/lp0\"")
            .RootOnly().TakesEffect(Effect.AtNextStart);

    /// <summary>The USB devices.</summary>
    public static Field<IReadOnlyDictionary<string, Attributes>> Usb { get; } =
        Slots(
            "usb",
            "USB devices by slot, `usb0` and so on. Slots above `usb4` need a guest of type `l26` or Windows 8 and newer.",
            UsbHost,
            UsbMapping,
            Flag("usb3", "Whether it is a device or port of USB 3; newer guests have only such. Unset means false.").ImpliedDefault(false))
            .InSlots(new SlotName("usb", 14)).TypeNamed("VirtualMachineUsbDevice")
            .Needs(GuestPrivilege.Hardware).TakesEffect(Hotplug.OfUsb);

    /// <summary>The PCI devices.</summary>
    public static Field<IReadOnlyDictionary<string, Attributes>> Pci { get; } =
        Slots(
            "pci",
            "PCI devices of the node that are passed through, by slot, `hostpci0` and so on.",
            PciHost,
            PciMapping,
            Text("mdev", "Type of the mediated device, such as `nvidia-63` or `i915-GVTg_V5_4`.")
                .Matching("[^/.:,]+", "a type of mediated device"),
            Flag("pcie", "Whether the guest sees it as a PCI Express device, which needs the machine type `q35`. Unset means false.")
                .ImpliedDefault(false),
            Flag("primary_gpu", "Whether it is the guest's main graphics card; `vga` is then not there. Unset means false.").OnWire("x-vga")
                .ImpliedDefault(false),
            Flag("rombar", "Whether the guest sees the device's ROM. Unset means true.").ImpliedDefault(true),
            RomFile,
            Flag("legacy_igd", "Whether an Intel graphics card is passed through the old way, which needs the machine type `pc` and no "
                + "other display. Unset means false.").OnWire("legacy-igd").ImpliedDefault(false),
            Text("driver", "Driver of the node that has the device while the VM runs: `vfio`, or `keep` for the one that it has. Unset "
                + "means `vfio`.").Among(
                ("vfio", "The driver that hands the device to the VM."),
                ("keep", "The driver that the node has for it.")).ImpliedDefault("vfio").Since("9.0"),
            Id("vendor_id", "Vendor's id that the guest sees, such as `0x8086`.").OnWire("vendor-id"),
            Id("device_id", "Device's id that the guest sees, such as `0x1234`.").OnWire("device-id"),
            Id("sub_vendor_id", "Subsystem vendor's id that the guest sees.").OnWire("sub-vendor-id"),
            Id("sub_device_id", "Subsystem device's id that the guest sees.").OnWire("sub-device-id"))
            .InSlots(new SlotName("hostpci", 16)).TypeNamed("VirtualMachinePciDevice")
            .Needs(GuestPrivilege.Hardware).TakesEffect(Effect.AtNextStart);

    /// <summary>A mapped directory.</summary>
    public static Field<string> VirtioFsMapping { get; } =
        Text("mapping", "Name of a directory mapping of the cluster; the guest mounts it by this tag.")
            .RefersTo("mapping_dir.mapping_id").Checked(Identifiers.Mapping)
            .OnWire("dirid").Required().DefaultKey()
            .Needs(GuestPrivilege.Mapping("dir"));

    /// <summary>The directories of the node that the guest shares.</summary>
    public static Field<IReadOnlyDictionary<string, Attributes>> VirtioFs { get; } =
        Slots(
            "virtiofs",
            "Directories of the node that the guest can mount, by slot, `virtiofs0` and so on.",
            VirtioFsMapping,
            Text("cache", "What the guest caches: `auto`, `always`, `metadata` or `never`. Unset means `auto`.").Among(
                ("auto", "Attributes for a short time, contents while a file is open."),
                ("always", "Everything, as if the guest alone changed files."),
                ("metadata", "Attributes alone."),
                ("never", "Nothing.")).ImpliedDefault("auto"),
            Flag("direct_io", "Whether the guest's programs may ask for unbuffered access. Unset means false.").OnWire("direct-io")
                .ImpliedDefault(false),
            Flag("expose_acl", "Whether POSIX ACLs can be used, and with them extended attributes. Unset means false.").OnWire("expose-acl")
                .ImpliedDefault(false),
            Flag("expose_xattr", "Whether extended attributes can be used. Unset means false.").OnWire("expose-xattr")
                .ImpliedDefault(false))
            .InSlots(new SlotName("virtiofs", 10)).TypeNamed("VirtualMachineVirtiofsShare")
            .Needs(GuestPrivilege.Disk).TakesEffect(Effect.AtNextStart);

    /// <summary>The watchdog.</summary>
    public static Field<Attributes> Watchdog { get; } =
        Nested(
            "watchdog",
            "A device that acts when the guest no longer reports to it, once the guest has begun to.",
            Text("model", "Kind of watchdog: `i6300esb` or `ib700`. Unset means `i6300esb`.")
                .Among(("i6300esb", "The Intel 6300ESB on the PCI bus."), ("ib700", "The iBASE 700 on the ISA bus.")).DefaultKey()
                .ImpliedDefault("i6300esb"),
            Text("action", "What it does to the VM. Unset means `reset`.").OneOf(
                ("reset", "It is reset."),
                ("shutdown", "It is asked to shut down."),
                ("poweroff", "It is switched off."),
                ("pause", "It is paused."),
                ("debug", "QEMU notes it in its log."),
                ("none", "Nothing.")))
            .Needs(GuestPrivilege.Hardware).TakesEffect(Effect.AtNextStart);

    /// <summary>Where the random numbers come from.</summary>
    public static Field<string> RngSource { get; } =
        Text("source", "Where the node takes them from: `/dev/urandom`, `/dev/random` or `/dev/hwrng`.").Among(
                ("/dev/urandom", "The node's pool, which never blocks."),
                ("/dev/random", "The node's pool, which may block after the node's start."),
                (Generator, "A hardware generator of the node.")).Required().DefaultKey()
            .Needs(new Privilege("Mapping.Use", "/mapping/hwrng")
            {
                Case = $"`{Generator}`",
                When = (source, _) =>
                source.AsText() == Generator
            });

    /// <summary>The random numbers.</summary>
    public static Field<Attributes> Rng { get; } =
        Nested(
            "rng",
            "A device that gives the guest random numbers of the node.",
            RngSource,
            Whole("max_bytes", "Most bytes that the guest gets in each period; 0 means no limit. Unset means 1024.").Between(0)
                .ImpliedDefault(1024),
            Whole("period_ms", "Length of the period in milliseconds. Unset means 1000.").OnWire("period").Between(0).ImpliedDefault(1000))
            .OnWire("rng0")
            .Needs(GuestPrivilege.Hardware).TakesEffect(Effect.AtNextStart);

    /// <summary>What is held to each other.</summary>
    public static ImmutableArray<Constraint> Constraints { get; } = [NotBoth(Usb, UsbHost, UsbMapping), NotBoth(Pci, PciHost, PciMapping)];

    private static Constraint NotBoth(Field<IReadOnlyDictionary<string, Attributes>> devices, Field host, Field mapping) => new(config =>
        from slot in config.Get(devices) ?? ImmutableDictionary<string, Attributes>.Empty
        where slot.Value.Has(host) && slot.Value.Has(mapping)
        select new Violation(
            devices, $"{devices.Name}[\"{slot.Key}\"] has both {host.Name} and {mapping.Name}: set the one that the device is known by."));

    private static Field<string> Id(string name, string doc) =>
        Text(name, doc).As(Formats.AnyCase).Matching(HexId, "4 hexadecimal digits with 0x in front, such as \"0x8086\"");
}
