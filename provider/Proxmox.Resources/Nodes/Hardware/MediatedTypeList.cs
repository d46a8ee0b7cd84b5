using Proxmox.Client;
using Proxmox.Engine.Declarations;
using Proxmox.Model.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Nodes.Hardware;

/// <summary>Mediated devices that can be made of a PCI device: <c>GET /nodes/{node}/hardware/pci/{device}/mdev</c>
/// (PVE::API2::Hardware::PCI).</summary>
public static class MediatedTypeList
{
    private static readonly Field<string> Device =
        Text("pci_device", "PCI device that they are made of: its address, such as `0000:01:00.0`, or the name of a mapping.").Required()
            .Matching("([0-9A-Fa-f]{4}:)?[0-9A-Fa-f]{2}:[0-9A-Fa-f]{2}\\.[0-9A-Fa-f]|[A-Za-z][A-Za-z0-9_-]+",
                "an address such as \"0000:01:00.0\", or the name of a mapping");

    private static readonly Field<bool> IsAvailable =
        Flag("available", "True for only types of which one more can be made. Unset means all.");

    private static readonly Field<long> Count =
        Whole("available_count", "How many more of it can be made now.").OnWire("available").AlwaysReturned();

    private static readonly Field<IReadOnlyList<Attributes>> Items = EntryList.Items(
        "The types, ordered by name.",
        Text("type", "Name of the type, as a VM's PCI device takes it: `nvidia-259`.").AlwaysReturned(),
        Text("name", "What the vendor calls it; null where it has no name."),
        Text("description", "What such a device has, in the vendor's words.").As(Formats.Prose),
        Count);

    /// <summary>The declaration.</summary>
    public static DataSource Declaration { get; } = new(
        "node_mediated_device_types", "The types of mediated devices (vGPUs) that can be made of a PCI device of a node, and how many "
            + "more.")
    {
        Area = Areas.Nodes,
        Noun = "NodeMediatedDeviceTypes",
        Fields = [Names.Node, Device, IsAvailable, Items],
        Privileges = [new(["Sys.Audit", "Sys.Modify"], "/") { For = Purposes.Read }],
        Read = async (session, config, cancel) =>
        {
            var types = await session.Pve.GetAsync(
                PvePath.Join("nodes", config.Get(Names.Node)!, "hardware", "pci", config.Get(Device)!, "mdev"), cancel: cancel);
            return EntryList.Of(Items, types.Items.Where(type =>
                config.Get(IsAvailable) is not { } available || (type[Count.Wire].AsLong() > 0) == available));
        },
    };
}
