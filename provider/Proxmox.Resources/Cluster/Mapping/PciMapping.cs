using Proxmox.Engine.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Cluster.Mapping;

/// <summary>PCI devices (PVE::Mapping::PCI).</summary>
public static class PciMapping
{
    private const string Address = "[a-f0-9]{4,}:[a-f0-9]{2}:[a-f0-9]{2}([.][a-f0-9])?";

    private static readonly Field<string> Path =
        Text("path", "Address of the device, such as `0000:01:00.0`; without the function (`0000:01:00`) all functions of the device. "
            + "Several with semicolons between them are alternatives, of which a guest gets the first that is free.")
            .Required().Matching($"({Address};)*{Address}", "an address such as \"0000:01:00.0\", or several with semicolons between them");

    private static readonly Field<string> SubsystemId =
        Text("subsystem_id", "Vendor and device id of the subsystem that the device is to have. A device that reports one needs it.")
            .OnWire("subsystem-id").As(Formats.AnyCase).Checked(ResourceMapping.HexPair);

    private static readonly Field<long> IommuGroup =
        Whole("iommu_group", "Number of the IOMMU group that the device is to be in. A device that is in one needs it.")
            .OnWire("iommugroup").Between(0);

    private static readonly Field<IReadOnlyList<Attributes>> Map =
        NestedList("map", "The devices that stand behind the name, in the order in which a guest on a node tries those of the node.",
            ResourceMapping.Node, Path, ResourceMapping.DeviceId, SubsystemId, IommuGroup, ResourceMapping.EntryDescription)
            .TypeNamed("PciMapEntry");

    private static readonly Field<bool> MediatedDevices =
        Flag("mediated_devices", "Whether the devices provide mediated devices (vGPUs), of which each guest gets one. Unset means false.")
            .OnWire("mdev").ImpliedDefault(false);

    private static readonly Field<bool> LiveMigrationCapable =
        Flag("live_migration_capable", "Whether a running guest can take the device along to another node, which hardware and driver must "
            + "support. Unset means false.").OnWire("live-migration-capable").ImpliedDefault(false);

    /// <summary>The declaration.</summary>
    public static Resource Declaration { get; } = ResourceMapping.Of(
        "pci", ConfigFiles.PciMappings,
        "A name for PCI devices of the nodes, so that a VM finds its device on whichever node it runs.",
        "gpu", Map, MediatedDevices, LiveMigrationCapable);
}
