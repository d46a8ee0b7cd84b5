using Proxmox.Engine.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Cluster.Mapping;

/// <summary>USB devices (PVE::Mapping::USB).</summary>
public static class UsbMapping
{
    private static readonly Field<string> Path =
        Text("path", "Bus and port of the device, such as `1-2` or `1-2.4`. Unset means wherever a device with that id is plugged in.")
            .Matching("[0-9]+-[0-9]+([.][0-9]+)*", "a bus and a port such as \"1-2\"");

    private static readonly Field<IReadOnlyList<Attributes>> Map =
        NestedSet("map", "The device on each node that has one.",
            ResourceMapping.Node, ResourceMapping.DeviceId, Path, ResourceMapping.EntryDescription).TypeNamed("UsbMapEntry");

    /// <summary>The declaration.</summary>
    public static Resource Declaration { get; } = ResourceMapping.Of(
        "usb", ConfigFiles.UsbMappings,
        "A name for a USB device of each node, so that a VM finds its device on whichever node it runs.", "dongle", Map) with
    {
        Constraints = [ResourceMapping.OneForEachNode(Map)],
    };
}
