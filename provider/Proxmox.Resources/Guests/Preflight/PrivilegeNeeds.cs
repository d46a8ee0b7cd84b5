using System.Collections.Immutable;
using System.Globalization;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Resources.Qemu;
using Proxmox.Resources.Qemu.Drives;

namespace Proxmox.Resources.Guests.Preflight;

/// <summary>The privileges that PVE asks for the parts of a VM (<c>PVE::API2::Qemu</c>). All of them exist in every supported version.</summary>
internal static class PrivilegeNeeds
{
    // Who may set what, where the value does not matter.
    private static readonly ImmutableArray<(ImmutableArray<string> AnyOf, ImmutableArray<Field> Attributes)> OnVm =
    [
        (["VM.Config.CPU"], [Cpu.Processors, Cpu.Numa]),
        (["VM.Config.Memory"], [Memory.Ram]),
        (["VM.Config.Network"], [Network.Devices]),
        (["VM.Config.Disk"], [Machine.BootOrder, General.VmStateStorage, Devices.VirtioFs]),
        (["VM.Config.Cloudinit", "VM.Config.Network"], [CloudInit.Settings, CloudInit.Password]),
        (["VM.PowerMgmt"], [Machine.FreezeAtStart]),
        (["VM.Config.HWType"],
        [
            Machine.Acpi, General.Hotplug, Machine.Kvm, Machine.Type, Machine.ScsiController, Smbios.Settings, Machine.Tablet, Display.Vga, Display.Audio, Devices.Watchdog,
            Devices.Rng, Devices.Serial, Devices.Usb, Devices.Pci,
        ]),
        (["VM.Config.Options"],
        [
            General.Name, General.Description, General.Tags, General.Protection, General.StartAtBoot, General.Startup, Agent.Settings, Machine.Bios, Machine.OsType,
            Machine.KeyboardLayout, Machine.AllowReboot, Machine.RtcLocalTime, Machine.RtcStartDate, Machine.TimeDriftFix, MigrationSettings.Settings,
        ]),
    ];

    /// <summary>All that a plan needs, in the order of its attributes.</summary>
    public static async Task<IEnumerable<PrivilegeNeed>> OfAsync(PlannedGuest vm, CancellationToken cancel)
    {
        var bridges = vm.Node is { } node && vm.Parts(Network.Devices).Any() ? await vm.Datacenter.BridgesAsync(node, cancel) : null;
        return [.. OfObject(vm), .. OfConfig(vm), .. OfDrives(vm), .. OfStorages(vm), .. OfMappings(vm), .. OfNetwork(vm, bridge => bridges?.GetValueOrDefault(bridge) == "vnet")];
    }

    /// <summary>The path of the VM; a new one without a VMID inherits what holds for all.</summary>
    public static string PathOf(PlannedGuest vm) => "/vms/" + (vm.Plan.Planned.Get(Placement.VmId) is { } vmid ? Number.Of(vmid).ToString() : "{vmid}");

    private static IEnumerable<PrivilegeNeed> OfObject(PlannedGuest vm)
    {
        var path = PathOf(vm);
        if (vm.Plan.IsCreate)
        {
            yield return new(AttributePath.Of(Placement.VmId.Name), path, ["VM.Allocate"], "create the VM");
            yield return new(AttributePath.Of(Placement.VmId.Name), path, ["VM.Audit"], "read it afterwards");
            if (vm.Source is { } source && source.Kind == vm.Kind)
            {
                yield return new(AttributePath.Of(CloneSource.Clone.Name), $"/vms/{source.VmId}", ["VM.Clone"], $"clone VM {source.VmId}");
            }
        }

        if (vm.IsMoved)
        {
            yield return new(AttributePath.Of(Placement.Node.Name), path, ["VM.Migrate"], "migrate the VM to another node");
        }

        if (vm.Plan.IsUpdate && vm.Plan.IsChanged(Placement.Pool) && vm.Plan.Planned.Get(Placement.Pool) is { } pool)
        {
            yield return new(AttributePath.Of(Placement.Pool.Name), $"/pool/{pool}", ["Pool.Allocate"], "make the VM a member of the pool");
        }

        if (Switches(vm) is { } power)
        {
            yield return new(AttributePath.Of(power.Name), path, ["VM.PowerMgmt"], "start and stop the VM");
        }
    }

    private static Field? Switches(PlannedGuest vm)
    {
        var state = vm.Plan.Planned.Get(Power.State);
        if (vm.Plan.IsUpdate)
        {
            return vm.Plan.IsChanged(Power.State) && state is not (null or Power.Unmanaged) ? Power.State : null;
        }

        return state is not (null or Power.Unmanaged) ? state == Power.Stopped ? null : Power.State
            : vm.Plan.Config.Get(Power.StartOnCreate) is false || vm.Plan.Config.Get(Power.Template) is true ? null
            : Power.StartOnCreate;
    }

    private static IEnumerable<PrivilegeNeed> OfConfig(PlannedGuest vm)
    {
        var path = PathOf(vm);
        var ofRoot = RootOnly.In(vm.Plan.Prior, vm.Plan.Planned).ToHashSet();
        foreach (var (anyOf, attributes) in OnVm)
        {
            foreach (var part in vm.Parts(attributes).Where(part => !ofRoot.Contains(part.Path)))
            {
                yield return PrivilegeNeed.ToSet(part.Path, path, anyOf);
                if (part.Attribute == General.Startup)
                {
                    yield return PrivilegeNeed.ToSet(part.Path, "/", "Sys.Modify");
                }
            }
        }
    }

    // A new VM's drives are a matter of their storages alone; those of a clone are changed after it was made.
    private static IEnumerable<PrivilegeNeed> OfDrives(PlannedGuest vm)
    {
        if (vm.Plan.IsCreate && vm.ToClone is null)
        {
            yield break;
        }

        var path = PathOf(vm);
        foreach (var part in vm.Parts(Vm.Drives).Where(part => part.After.Kind == ValueKind.Object))
        {
            var drive = new Drive("", part.After);
            if (drive.IsCloudInit)
            {
                yield return PrivilegeNeed.ToSet(part.Path, path, "VM.Config.Cloudinit");
            }

            yield return PrivilegeNeed.ToSet(part.Path, path, drive.IsDisk ? "VM.Config.Disk" : "VM.Config.CDROM");
        }
    }

    private static IEnumerable<PrivilegeNeed> OfStorages(PlannedGuest vm)
    {
        foreach (var need in vm.Storages)
        {
            if (need.IsNew)
            {
                yield return new(need.Path, $"/storage/{need.Storage}", ["Datastore.AllocateSpace"], $"make the volume for {need.Path}");
            }
            else if (need.Content is "iso" or "import")
            {
                yield return new(need.Path, $"/storage/{need.Storage}", ["Datastore.Audit", "Datastore.AllocateSpace", "Datastore.Allocate"], $"use {need.Volume}");
            }
        }
    }

    private static IEnumerable<PrivilegeNeed> OfMappings(PlannedGuest vm)
    {
        foreach (var (kind, slots, member) in ((string, Field, Field)[])[("usb", Devices.Usb, Devices.UsbMapping), ("pci", Devices.Pci, Devices.PciMapping), ("dir", Devices.VirtioFs, Devices.VirtioFsMapping)])
        {
            foreach (var (at, name) in vm.Texts(slots, member))
            {
                yield return PrivilegeNeed.ToSet(at, $"/mapping/{kind}/{name}", "Mapping.Use");
            }
        }

        foreach (var part in vm.Parts(Devices.Rng).Where(part => part.After[Devices.RngSource.Name].AsText() == "/dev/hwrng"))
        {
            yield return PrivilegeNeed.ToSet(part.Path.Attribute(Devices.RngSource.Name), "/mapping/hwrng", "Mapping.Use");
        }
    }

    // Of a VNet the zone is not told, and without it there is no path to check.
    private static IEnumerable<PrivilegeNeed> OfNetwork(PlannedGuest vm, Predicate<string> isVNet) =>
        from part in vm.Parts(Network.Devices)
        let bridge = part.After[Network.Bridge.Name].AsText()
        where bridge is not null && !isVNet(bridge)
        from path in Vlans(part.After).Select(vlan => $"/{vlan}").DefaultIfEmpty("")
        select PrivilegeNeed.ToSet(part.Path.Attribute(Network.Bridge.Name), $"/sdn/zones/localnetwork/{bridge}{path}", "SDN.Use");

    private static IEnumerable<string> Vlans(Value device) =>
        device[Network.Trunks.Name].Items.Select(item => item.AsText()).Prepend(device[Network.Vlan.Name].AsNumber()?.ToString()).OfType<string>().SelectMany(Range);

    private static IEnumerable<string> Range(string vlans) => vlans.Split('-') is [var first, var last] && int.Parse(first, CultureInfo.InvariantCulture) is var from
        ? Enumerable.Range(from, Math.Max(1, int.Parse(last, CultureInfo.InvariantCulture) - from + 1)).Select(vlan => vlan.ToString(CultureInfo.InvariantCulture))
        : [vlans];
}
