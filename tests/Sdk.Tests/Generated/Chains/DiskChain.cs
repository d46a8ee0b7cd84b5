using Pulumi;
using Pulumi.Proxmox.Nodes;

namespace Sdk.Tests.Generated.Chains;

/// <summary>Hands on what each function about disks, devices and what QEMU can do tells.</summary>
internal static class DiskChain
{
    private const string Node = "pve1";

    /// <summary>The program.</summary>
    public static void Run()
    {
        var disks = GetNodeDisks.Invoke(new() { Node = Node, Unused = true });
        var directory = GetNodeDirectory.Invoke(new() { Node = Node, Name = "files" });
        _ = new NodeDirectory("directory", new()
        {
            Node = directory.Apply(one => one.Node),
            Name = GetNodeDirectories.Invoke(new() { Node = Node }).Apply(all => all.Items[0].Name),
            Device = disks.Apply(all => all.Items[0].Device),
        });
        var group = GetNodeVolumeGroup.Invoke(new() { Node = Node, Name = "pve" });
        _ = new NodeVolumeGroup("group", new()
        {
            Node = group.Apply(one => one.Node),
            Name = GetNodeVolumeGroups.Invoke(new() { Node = Node }).Apply(all => all.Items[0].Name),
            Device = group.Apply(one => one.PhysicalVolumes[0]),
        });
        var thin = GetNodeThinPool.Invoke(new() { Node = Node, Name = "thin" });
        _ = new NodeThinPool("thin", new()
        {
            Node = thin.Apply(one => one.Node),
            Name = GetNodeThinPools.Invoke(new() { Node = Node }).Apply(all => all.Items[0].Name),
            Device = Output.Format($"/dev/{thin.Apply(one => one.VolumeGroup)}"),
        });
        var pool = GetNodeZfsPool.Invoke(new() { Node = Node, Name = "tank" });
        _ = new NodeZfsPool("pool", new()
        {
            Node = pool.Apply(one => one.Node),
            Name = GetNodeZfsPools.Invoke(new() { Node = Node }).Apply(all => all.Items[0].Name),
            RaidLevel = ZfsRaidLevel.Single,
            Devices = { disks.Apply(all => all.Items[0].Device) },
        });
        var smart = GetNodeDiskSmart.Invoke(new() { Node = Node, Disk = "/dev/sda" });
        _ = new NodeConfig("told", new()
        {
            Node = Node,
            Description = Output.Format($"{smart.Apply(one => one.Health)} {Devices()} {Capabilities()}"),
        });
    }

    private static Output<string> Devices()
    {
        var pci = GetNodePciDevices.Invoke(new() { Node = Node, Vendor = "nvidia" }).Apply(devices => devices.Items[0].Address);
        var usb = GetNodeUsbDevices.Invoke(new() { Node = Node }).Apply(devices => devices.Items[0].DeviceId);
        var types = GetNodeMediatedDeviceTypes.Invoke(new() { Node = Node, PciDevice = pci }).Apply(all => all.Items[0].Type);
        return Output.Format($"{pci} {usb} {types}");
    }

    private static Output<string> Capabilities()
    {
        var machine = GetNodeQemuMachines.Invoke(new() { Node = Node, Type = "q35" }).Apply(machines => machines.Items[0].Machine);
        var model = GetNodeCpuModels.Invoke(new() { Node = Node, Vendor = "amd" }).Apply(models => models.Items[0].Name);
        var flag = GetNodeCpuFlags.Invoke(new() { Node = Node }).Apply(flags => flags.Items[0].Name);
        var migration = GetNodeMigrationCapabilities.Invoke(new() { Node = Node }).Apply(told => told.HasDbusVmstate);
        return Output.Format($"{machine} {model} {flag} {migration}");
    }
}
