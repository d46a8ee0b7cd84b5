using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Resources.Guests;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Qemu;

/// <summary>The machine that QEMU emulates, and how it starts.</summary>
internal static class Machine
{
    /// <summary>The firmware.</summary>
    public static Field<string> Bios { get; } =
        Text("bios", "Firmware of the VM: `seabios`, or `ovmf` for UEFI, which wants an `efi_disk`. Unset means `seabios`, and `ovmf` on "
            + "ARM.").Among(("seabios", "SeaBIOS, a classic BIOS."), ("ovmf", "OVMF, for UEFI."))
            .Needs(GuestPrivilege.Options).TakesEffect(Effect.AtNextStart);

    /// <summary>The machine type.</summary>
    public static Field<Attributes> Type { get; } =
        Nested(
            "machine",
            "The machine that QEMU emulates.",
            Text("type", "Machine type: `pc`, `q35` or `virt`, or a version of one, such as `pc-q35-9.2+pve1`. For Windows PVE turns a "
                + "type without version into the newest version when the VM is created.")
                .DefaultKey().ServerChosen().OfLength(1, 40)
                    .Matching(@"pc|q35|virt|(pc(-i440fx|-q35)?|virt)-[0-9]+(\.[0-9]+)+(\+pve[0-9]+)?(\.pxe)?",
                    "a machine type such as \"q35\" or \"pc-q35-9.2+pve1\""),
            Text("viommu", "Kind of the virtual IOMMU: `intel`, which needs the type `q35`, or `virtio`. Unset means none.")
                .Among(("intel", "Intel's, for `q35`."), ("virtio", "Paravirtualized.")),
            Flag("enable_s3", "Whether the guest may suspend to memory (ACPI S3).").Does("Unset leaves it to the machine's version.")
                .OnWire("enable-s3"),
            Flag("enable_s4", "Whether the guest may suspend to disk (ACPI S4).").Does("Unset leaves it to the machine's version.")
                .OnWire("enable-s4"),
            Whole("aw_bits", "Width of the addresses of the virtual IOMMU in bits.").OnWire("aw-bits").Between(32, 64).Since("9.0"))
            .ServerChosen().UnknownWhen(IsPinned)
            .Needs(GuestPrivilege.Hardware).TakesEffect(Effect.AtNextStart);

    /// <summary>The kind of operating system.</summary>
    public static Field<string> OsType { get; } =
        Text("os_type", "Kind of operating system that PVE tunes the VM for: `l26` for Linux, `win11`, `win10` and older Windows, "
            + "`solaris`, `other`. Unset means `other`.").Among(
            ("other", "Any other."),
            ("wxp", "Windows XP."),
            ("w2k", "Windows 2000."),
            ("w2k3", "Windows Server 2003."),
            ("w2k8", "Windows Server 2008."),
            ("wvista", "Windows Vista."),
            ("win7", "Windows 7."),
            ("win8", "Windows 8, Server 2012."),
            ("win10", "Windows 10, Server 2016 and 2019."),
            ("win11", "Windows 11, Server 2022 and 2025."),
            ("l24", "Linux 2.4."),
            ("l26", "Linux 2.6 and newer."),
            ("solaris", "Solaris, OpenSolaris, OpenIndiana.")).OnWire("ostype")
            .Needs(GuestPrivilege.Options).TakesEffect(Effect.AtNextStart);

    /// <summary>Whether there is ACPI.</summary>
    public static Field<bool> Acpi { get; } = Flag("acpi", "Whether the VM has ACPI. Unset means true.").ImpliedDefault(true)
            .Needs(GuestPrivilege.Hardware).TakesEffect(Effect.AtNextStart);

    /// <summary>Whether the hardware helps.</summary>
    public static Field<bool> Kvm { get; } =
        Flag("kvm", "Whether the VM runs with hardware virtualization; without it everything is emulated and slow. Unset means true.")
            .ImpliedDefault(true)
            .Needs(GuestPrivilege.Hardware).TakesEffect(Effect.AtNextStart);

    /// <summary>Whether there is a tablet.</summary>
    public static Field<bool> Tablet { get; } =
        Flag("tablet", "Whether the VM has a USB tablet, which keeps the mouse in step on the console. Unset means true.")
            .ImpliedDefault(true)
            .Needs(GuestPrivilege.Hardware).TakesEffect(Hotplug.OfTablet);

    /// <summary>The layout of the console's keyboard.</summary>
    public static Field<string> KeyboardLayout { get; } =
        Text("keyboard_layout", "Keyboard layout of the VNC console, such as `en-us` or `de`. Unset means the datacenter's.")
            .OnWire("keyboard").Among(Keyboards.Layouts).TypeNamed(Keyboards.TypeName, Keyboards.TypeDoc)
            .Needs(GuestPrivilege.Options).TakesEffect(Effect.AtNextStart);

    /// <summary>Whether it waits after the start.</summary>
    public static Field<bool> FreezeAtStart { get; } =
        Flag("freeze_at_start", "Whether the processors stay stopped after the start until they are resumed in QEMU's monitor. Unset means "
            + "false.").OnWire("freeze").ImpliedDefault(false)
            .Needs(GuestPrivilege.Power).TakesEffect(Effect.AtNextStart);

    /// <summary>Whether it may reboot.</summary>
    public static Field<bool> AllowReboot { get; } =
        Flag("allow_reboot", "Whether the guest may reboot; otherwise the VM ends where the guest reboots. Unset means true.")
            .OnWire("reboot").ImpliedDefault(true)
            .Needs(GuestPrivilege.Options).TakesEffect(Effect.AtNextStart);

    /// <summary>Whether the clock runs in local time.</summary>
    public static Field<bool> RtcLocalTime { get; } =
        Flag("rtc_local_time", "Whether the VM's clock shows the node's local time and not UTC. Unset means true for Windows, false for "
            + "others.").OnWire("localtime")
            .Needs(GuestPrivilege.Options).TakesEffect(Effect.AtNextStart);

    /// <summary>Where the clock begins.</summary>
    public static Field<string> RtcStartDate { get; } =
        Text("rtc_start_date", "What the VM's clock shows when it starts: `now`, a date such as `2006-06-17`, or a time such as "
            + "`2006-06-17T16:01:21`. Unset means `now`.")
            .OnWire("startdate").ImpliedDefault("now")
            .Matching("now|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(T[0-9]{1,2}:[0-9]{1,2}:[0-9]{1,2})?",
                "\"now\", a date such as \"2006-06-17\" or a time such as \"2006-06-17T16:01:21\"")
            .Needs(GuestPrivilege.Options).TakesEffect(Effect.AtNextStart);

    /// <summary>Whether lost ticks are made up for.</summary>
    public static Field<bool> TimeDriftFix { get; } =
        Flag("time_drift_fix", "Whether clock ticks that were lost are made up for. Unset means false.").OnWire("tdf").ImpliedDefault(false)
            .Needs(GuestPrivilege.Options).TakesEffect(Effect.AtNextStart);

    /// <summary>The id that changes when the guest is set back in time.</summary>
    public static Field<string> VmGenerationId { get; } =
        Text("vm_generation_id",
            "Id by which the guest notices that it was cloned or set back, a UUID; `0` gives it none. PVE draws one for a new VM.")
            .OnWire("vmgenid").ServerChosen().Incidental().ClearedBy(Clear.Forgetting).As(Formats.AnyCase)
                .Matching(Smbios.UuidPattern + "|0", "a UUID, or \"0\" for none")
            .RootOnly().TakesEffect(Effect.AtNextStart);

    /// <summary>The SCSI controller.</summary>
    public static Field<string> ScsiController { get; } =
        Text("scsi_controller", "SCSI controller of the `scsi` disks: `virtio-scsi-single`, `virtio-scsi-pci`, `lsi`, `lsi53c810`, "
            + "`megasas` or `pvscsi`. Unset means `lsi`, and `virtio-scsi-pci` on ARM.").Among(
            ("lsi", "LSI 53C895A."),
            ("lsi53c810", "LSI 53C810."),
            ("virtio-scsi-pci", "Paravirtualized, one controller for all disks."),
            ("virtio-scsi-single", "Paravirtualized, one controller for each disk, which threads of their own need."),
            ("megasas", "LSI MegaRAID SAS 8708EM2."),
            ("pvscsi", "VMware's paravirtualized controller.")).OnWire("scsihw")
            .Needs(GuestPrivilege.Hardware).TakesEffect(Effect.AtNextStart);

    /// <summary>What it boots from.</summary>
    public static Field<IReadOnlyList<string>> BootOrder { get; } =
        TextList("boot_order", "Slots that the VM boots from, in the order in which they are tried, such as `scsi0`, `net0`. PVE takes the "
            + "first disk, CD drive and network device of a new VM.")
            .Matching(
                "(ide[0-3]|sata[0-5]|scsi([0-9]|[12][0-9]|30)|virtio([0-9]|1[0-5])|net([0-9]|[12][0-9]|3[01])|usb([0-9]|1[0-3])|hostpci([0-9]|1[0-5]))", "a slot such as \"scsi0\" or \"net0\"")
            .Written(WireForm.Semicolons).PartOf("boot", "order").ServerChosen().UnknownWhen(Qemu.BootOrder.IsTouched)
            .Needs(GuestPrivilege.Disk).TakesEffect(Effect.AtNextStart);

    // A VM that becomes one for Windows gets the version of its machine (PVE::API2::Qemu, update_vm_api).
    private static bool IsPinned(Value prior, Value planned) =>
        !planned[OsType.Name].Equals(prior[OsType.Name])
            && (planned[OsType.Name].IsUnknown || planned[OsType.Name].AsText()?.StartsWith('w') is true);
}
