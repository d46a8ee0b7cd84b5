using Pulumi.Proxmox.Mappings;
using Pulumi.Proxmox.Mappings.Inputs;

namespace Sdk.Tests.Generated.Chains;

/// <summary>Hands on what each function about mappings tells.</summary>
internal static class MappingChain
{
    /// <summary>The program.</summary>
    public static void Run()
    {
        var pci = GetPci.Invoke(new() { MappingId = "gpu" });
        _ = new Pci("gpu", new()
        {
            MappingId = pci.Apply(mapping => mapping.MappingId),
            MediatedDevices = pci.Apply(mapping => mapping.MediatedDevices),
            LiveMigrationCapable = pci.Apply(mapping => mapping.LiveMigrationCapable),
            Map =
            {
                new PciMapEntryArgs { Node = "pve1", Path = "0000:01:00.0", DeviceId = pci.Apply(mapping => mapping.Map[0].DeviceId) },
            },
        });
        var usb = GetUsb.Invoke(new() { MappingId = "dongle" });
        _ = new Usb("dongle", new()
        {
            MappingId = usb.Apply(mapping => mapping.MappingId),
            Map = { new UsbMapEntryArgs { Node = "pve1", DeviceId = usb.Apply(mapping => mapping.Map[0].DeviceId) } },
        });
        var directory = GetDir.Invoke(new() { MappingId = "share" });
        _ = new Dir("share", new()
        {
            MappingId = directory.Apply(mapping => mapping.MappingId),
            Map = { new DirMapEntryArgs { Node = "pve1", Path = directory.Apply(mapping => mapping.Map[0].Path) } },
        });
        var all = GetMappings.Invoke();
        _ = new Dir("another", new()
        {
            MappingId = all.Apply(mappings => mappings.Items[0].MappingId),
            Map = { new DirMapEntryArgs { Node = all.Apply(mappings => mappings.Items[0].Nodes[0]), Path = "/srv" } },
        });
    }
}
