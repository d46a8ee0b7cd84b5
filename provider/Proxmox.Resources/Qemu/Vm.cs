using System.Collections.Immutable;
using Proxmox.Engine.Declarations;
using Proxmox.Model.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Resources.Guests;
using Proxmox.Resources.Guests.Lifecycle;
using Proxmox.Resources.Qemu.Lifecycle;
using Proxmox.Resources.Qemu.Preflight;
using Proxmox.Resources.Shared;

namespace Proxmox.Resources.Qemu;

/// <summary>
/// Virtual machines: <c>/nodes/{node}/qemu/{vmid}</c> (PVE::API2::Qemu). The attributes are declared by topic in the files beside this one.
/// </summary>
public static class Vm
{
    /// <summary>The drives, for which PVE has requests of their own.</summary>
    internal static ImmutableArray<Field> Drives { get; } = [Disks.Map, Disks.Efi, Disks.Tpm];

    /// <summary>What PVE keeps in the VM's configuration.</summary>
    internal static ImmutableArray<Field> Config { get; } =
    [
        GuestOptions.Name, GuestOptions.Description, GuestOptions.Tags, GuestOptions.Protection, GuestOptions.StartAtBoot,
            GuestOptions.Startup,
        Cpu.Processors, Cpu.Numa, Memory.Ram,
        .. Drives,
        Network.Devices, CloudInit.Settings, CloudInit.Password, Agent.Settings,
        Machine.Bios, Machine.Type, Machine.OsType, Machine.BootOrder, Machine.ScsiController,
        Display.Vga, Display.Audio, Display.Spice, Devices.Serial, Devices.Parallel, Devices.Usb, Devices.Pci, Devices.VirtioFs,
            Devices.Watchdog, Devices.Rng, Memory.Ivshmem,
        Machine.Acpi, Machine.Kvm, Machine.Tablet, Machine.KeyboardLayout, Machine.FreezeAtStart, Machine.AllowReboot, Machine.RtcLocalTime,
            Machine.RtcStartDate, Machine.TimeDriftFix,
        Smbios.Settings, Machine.VmGenerationId, Confidential.Sev, Confidential.Tdx,
        General.Hotplug, GuestOptions.HookScript, General.Arguments, General.VmStateStorage, Qemu.MigrationSettings.Settings,
    ];

    /// <summary>The declaration.</summary>
    public static Resource Declaration { get; } = new("vm", "A virtual machine. What the configuration does not mention is left as it is.")
    {
        ReadDoc = "A virtual machine.",
        Area = Areas.Guests,
        Noun = "VirtualMachine",
        Plural = "vms",
        Api = new("/cluster/resources") { Item = "/nodes/{current_node}/qemu/{vmid}/config", HasDigest = true },
        Fields =
        [
            Placement.VmId, Placement.VmIdRange, Placement.Node, Placement.Mode, Placement.Migration, Placement.Pool, CloneSource.Clone,
                Source.Restore, Power.Template,
            .. Config,
            Power.State, Power.StartOnCreate, Power.OnRestartRequired, Power.ShutdownTimeout, Power.WaitForAddress,
            Lifetime.StopOnDestroy, Lifetime.PurgeOnDestroy, Lifetime.DeleteUnreferenced, Lifetime.Preflight,
            Placement.CurrentNode, Power.Status, Power.Pending, Disks.Unused, Agent.Ipv4, Agent.Ipv6,
        ],
        Identity = [Placement.VmId],
        Discovery = new() { Topic = "vms", HasSecrets = CloudInit.IsUsed, Tidy = NaturalFormat.LeftOut },
        ImportId = new("{vmid}", "100", "(?:[A-Za-z0-9.-]+/)?(?<vmid>[0-9]+)"),
        Copying = new([CloneSource.Clone, Source.Restore], Config),
        Constraints = VmRules.Constraints,
        Privileges =
        [
            GuestPrivilege.Allocate with { For = Purposes.Create | Purposes.Delete }, GuestPrivilege.Audit,
            GuestPrivilege.Power with { For = Purposes.Delete, Case = "while it runs" },
        ],
        Timeouts = new(TimeSpan.FromHours(1), TimeSpan.FromMinutes(5), TimeSpan.FromHours(1), TimeSpan.FromMinutes(20)),
        Hooks = new()
        {
            Create = (operation, cancel) => GuestCreate.CreateAsync(operation, VmModel.Instance, cancel),
            Read = VmReading.ReadAsync,
            Update = (operation, cancel) => GuestUpdate.UpdateAsync(operation, VmModel.Instance, cancel),
            Finish = (operation, cancel) => GuestCreate.FinishAsync(operation, VmModel.Instance, cancel),
            Delete = (operation, cancel) => GuestDeletion.DeleteAsync(operation, GuestKind.Vm, cancel),
            List = (operation, cancel) => GuestSearch.ListAsync(operation, GuestKind.Vm, cancel),
            Find = (session, name, cancel) => GuestSearch.FindAsync(session, GuestKind.Vm, name, cancel),
            CheckPlan = VmPlanCheck.Instance.CheckPlan,
            Preflight = VmPreflight.Checks.CheckAsync,
            LeavesPveAlone = Lifetime.IsQuiet,
        },
    };
}
