using Proxmox.Client;
using Proxmox.Engine.Declarations;
using Proxmox.Model.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Nodes.Hardware;

/// <summary>PCI devices of a node: <c>GET /nodes/{node}/hardware/pci</c> (PVE::API2::Hardware::PCI).</summary>
public static class PciDeviceList
{
    private static readonly Field<string> Class =
        Text("class", "Only devices whose class begins with these hexadecimal digits: `03` for display controllers, `0300` for VGA "
            + "alone, `02` for network cards, `0108` for NVMe. Unset means all but memory controllers, bridges and processors.")
            .Matching("(0x)?[0-9A-Fa-f]{2,6}", "two to six hexadecimal digits, such as \"03\"");

    private static readonly Field<string> Vendor =
        Text("vendor", "Only devices of this vendor: its id, such as `10de`, or a part of its name in any case, such as `nvidia`.");

    private static readonly Field<string> Device =
        Text("device", "Only such devices: their id, such as `1e30`, or a part of their name in any case, such as `x710`.");

    private static readonly Field<long> IommuGroup = Whole("iommu_group", "Only devices of this IOMMU group.").Between(0);

    private static readonly Field<bool> IsMediated =
        Flag("mediated_devices", "True for only devices that mediated devices (vGPUs) can be made of, false for only others. Unset "
            + "means all.");

    private static readonly Field<IReadOnlyList<Attributes>> Items = EntryList.Items(
        "The devices, ordered by address.",
        Text("address", "Address on the bus, as `0000:01:00.0`: the path of an entry of a mapping.").OnWire("id").AlwaysReturned(),
        Text("device_id", "Vendor and device id, as `10de:1e30`, which a mapping takes.").OnWire("ids").AlwaysReturned(),
        Text("subsystem_id", "Vendor and device id of the subsystem; null where the device reports none.").OnWire("subsystem_ids"),
        Whole("iommu_group", "IOMMU group; null where it is in none, and cannot be passed to a guest."),
        Text("class", "Class, six hexadecimal digits, as `030000`.").OnWire("kind").AlwaysReturned(),
        Text("vendor_name", "Name of the vendor; null where PVE knows none."),
        Text("device_name", "Name of the device; null where PVE knows none."),
        Text("subsystem_vendor_name", "Name of the vendor of the subsystem."),
        Text("subsystem_device_name", "Name of the subsystem, which mostly is that of the card."),
        Flag("mediated_devices", "Whether mediated devices (vGPUs) can be made of it.").OnWire("mdev").ImpliedDefault(false));

    /// <summary>The declaration.</summary>
    public static DataSource Declaration { get; } = new(
        "node_pci_devices", "The PCI devices of a node, such as to make a mapping of them by which guests use them.")
    {
        Area = Areas.Nodes,
        Noun = "NodePciDevices",
        Fields = [Names.Node, Class, Vendor, Device, IommuGroup, IsMediated, Items],
        Privileges = [new(["Sys.Audit", "Sys.Modify"], "/") { For = Purposes.Read }],
        Read = async (session, config, cancel) =>
        {
            var query = new Form();
            if (config.Has(Class))
            {
                // What PVE leaves out by itself may be what is asked for.
                query.Add("pci-class-blacklist", "");
            }

            var devices = await session.Pve.GetAsync(PvePath.Join("nodes", config.Get(Names.Node)!, "hardware", "pci"), query, cancel);
            return EntryList.Of(Items, devices.Items.Where(device => IsWanted(config, device)).Select(Told));
        },
    };

    private static bool IsWanted(Attributes config, PveData device) =>
        (config.Get(Class) is not { } kind || Plain(device["class"]).StartsWith(Plain(kind), StringComparison.OrdinalIgnoreCase))
        && (config.Get(Vendor) is not { } vendor || Is(vendor, device["vendor"], device["vendor_name"]))
        && (config.Get(Device) is not { } wanted || Is(wanted, device["device"], device["device_name"], device["subsystem_device_name"]))
        && (config.Get(IommuGroup) is not { } group || device["iommugroup"].AsLong() == group)
        && (config.Get(IsMediated) is not { } mediated || (device["mdev"].AsBool() is true) == mediated);

    private static bool Is(string wanted, PveData id, params ReadOnlySpan<PveData> names)
    {
        if (Plain(id).Equals(Plain(wanted), StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        foreach (var name in names)
        {
            if (name.AsText()?.Contains(wanted, StringComparison.OrdinalIgnoreCase) is true)
            {
                return true;
            }
        }

        return false;
    }

    private static PveData Told(PveData device) => PveData.Object(
    [
        .. device.Members.Where(member => member.Key is not "class"),
        new("kind", PveData.Of(Plain(device["class"]))),
        new("ids", PveData.Of($"{Plain(device["vendor"])}:{Plain(device["device"])}")),
        new("subsystem_ids", device["subsystem_vendor"].AsText() is null ? PveData.Null
            : PveData.Of($"{Plain(device["subsystem_vendor"])}:{Plain(device["subsystem_device"])}")),
        new("iommu_group", device["iommugroup"].AsLong() is { } group and >= 0 ? PveData.Of(group) : PveData.Null),
    ]);

    private static string Plain(PveData number) => Plain(number.AsText() ?? "");

    private static string Plain(string number) => number.StartsWith("0x", StringComparison.OrdinalIgnoreCase) ? number[2..] : number;
}
