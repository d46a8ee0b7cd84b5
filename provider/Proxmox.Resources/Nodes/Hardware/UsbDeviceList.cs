using Proxmox.Client;
using Proxmox.Engine.Declarations;
using Proxmox.Model.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Nodes.Hardware;

/// <summary>USB devices of a node: <c>GET /nodes/{node}/hardware/usb</c> (PVE::API2::Hardware::USB).</summary>
public static class UsbDeviceList
{
    private const long Hub = 9;

    private static readonly Field<string> Vendor =
        Text("vendor", "Only devices of this vendor: its id, such as `051d`, or a part of its name in any case.");

    private static readonly Field<string> Product =
        Text("product", "Only such devices: their id, such as `0002`, or a part of their name in any case.");

    private static readonly Field<bool> IncludeHubs = Flag("include_hubs", "Whether hubs are told too. Unset means false.");

    private static readonly Field<IReadOnlyList<Attributes>> Items = EntryList.Items(
        "The devices, ordered by bus and number.",
        Text("bus_and_number", "Bus and number on it, as `001:003`. The number changes when the device is plugged in again.")
            .OnWire("place").AlwaysReturned(),
        Text("path", "Bus and ports, as `1-5.1`, which stay while it is plugged in there: the path of an entry of a mapping. Null for the "
            + "root of a bus."),
        Text("device_id", "Vendor and product id, as `051d:0002`, which a mapping takes.").OnWire("ids").AlwaysReturned(),
        Text("manufacturer", "Name of the manufacturer, as the device tells it."),
        Text("product", "Name of the product, as the device tells it."),
        Text("serial", "Serial number, as the device tells it."),
        Whole("class", "Class of the device; 9 is a hub, and 0 says that its interfaces have theirs."),
        Fraction("speed_mbps", "Speed, in Mbit/s.").OnWire("speed"));

    /// <summary>The declaration.</summary>
    public static DataSource Declaration { get; } = new(
        "node_usb_devices", "The USB devices of a node, such as to make a mapping of one by which guests use it.")
    {
        Area = Areas.Nodes,
        Noun = "NodeUsbDevices",
        Fields = [Names.Node, Vendor, Product, IncludeHubs, Items],
        Privileges = [new("Sys.Modify", "/") { For = Purposes.Read }],
        Read = async (session, config, cancel) =>
        {
            var devices = await session.Pve.GetAsync(PvePath.Join("nodes", config.Get(Names.Node)!, "hardware", "usb"), cancel: cancel);
            return EntryList.Of(Items, devices.Items.Where(device => IsWanted(config, device)).Select(Told));
        },
    };

    private static bool IsWanted(Attributes config, PveData device) =>
        (config.Get(IncludeHubs) is true || device["class"].AsLong() != Hub)
        && (config.Get(Vendor) is not { } vendor || Is(vendor, device["vendid"], device["manufacturer"]))
        && (config.Get(Product) is not { } product || Is(product, device["prodid"], device["product"]));

    private static bool Is(string wanted, PveData id, PveData name) =>
        string.Equals(id.AsText(), wanted, StringComparison.OrdinalIgnoreCase)
        || name.AsText()?.Contains(wanted, StringComparison.OrdinalIgnoreCase) is true;

    private static PveData Told(PveData device) => PveData.Object(
    [
        .. device.Members.Where(member => member.Key is not "path"),
        new("place", PveData.Of($"{device["busnum"].AsLong():D3}:{device["devnum"].AsLong():D3}")),
        new("path", device["usbpath"].AsText() is { } ports ? PveData.Of($"{device["busnum"].AsLong()}-{ports}") : PveData.Null),
        new("ids", PveData.Of($"{device["vendid"].AsText()}:{device["prodid"].AsText()}")),
    ]);
}
