using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Nodes;
using Proxmox.Simulator.Routing;

namespace Proxmox.Simulator.Hardware;

/// <summary><c>/nodes/{node}/hardware</c> (<c>PVE::API2::Hardware</c>): what is on the buses of a node.</summary>
public sealed class HardwareEndpoints : IEndpoints
{
    private const string Path = "/nodes/{node}/hardware";
    private const string OfDevice = Path + "/pci/{pci-id-or-mapping}";

    public void Map(Router router)
    {
        router.On("GET", Path, _ => Router.Directory("type", ["pci", "usb"]));
        router.On("GET", Path + "/pci", ListPci);
        router.On("GET", OfDevice, _ => Router.Directory("method", ["mdev"]));
        router.On("GET", OfDevice + "/mdev", ListMediated);
        router.On("GET", Path + "/usb", call => new JArray(Hardware(call).Usb.Select(Entry)));
    }

    private static NodeHardware Hardware(PveCall call) => NodeHardware.Of(call.Datacenter, call.NodeName);

    private static JArray ListPci(PveCall call)
    {
        var hidden = PerlList.Split(call.OptionalText("pci-class-blacklist") ?? "05;06;0b");
        return new JArray(Hardware(call).Pci
            .Where(device => !hidden.Any(kind => device.Class.StartsWith(kind, StringComparison.Ordinal)))
            .OrderBy(device => device.Id, StringComparer.Ordinal)
            .Select(device => Entry(device, call.Flag("verbose") is not false)));
    }

    private static JObject Entry(PciDevice device, bool isVerbose)
    {
        var entry = new JObject
        {
            ["id"] = device.Id,
            ["class"] = "0x" + device.Class,
            ["vendor"] = device.Vendor.Number,
            ["device"] = device.Device.Number,
            ["iommugroup"] = device.IommuGroup,
        };
        if (device.Mediated.Count > 0)
        {
            entry["mdev"] = 1;
        }

        if (isVerbose)
        {
            entry["vendor_name"] = device.Vendor.Name;
            entry["device_name"] = device.Device.Name;
            entry["subsystem_vendor"] = device.Vendor.Number;
            entry["subsystem_device"] = device.Card?.Number ?? device.Device.Number;
            entry["subsystem_vendor_name"] = device.Vendor.Name;
            if (device.Card is { } card)
            {
                entry["subsystem_device_name"] = card.Name;
            }
        }

        return entry;
    }

    private static JArray ListMediated(PveCall call)
    {
        var wanted = call.Text("pci-id-or-mapping");
        var devices = Hardware(call).Pci;
        if (wanted.Contains(':', StringComparison.Ordinal))
        {
            return Types(devices.Where(device => device.Id == (wanted.Split(':').Length == 2 ? "0000:" + wanted : wanted)));
        }

        var mapping = ResourceMappings.Of(call.Datacenter).Read("pci").Find(wanted)
            ?? throw PveError.Die($"pci device '{wanted}' not found");
        var paths = (mapping["map"] ?? "").Split('\n').Select(entry => entry.Split(','))
            .Where(parts => parts.Contains("node=" + call.NodeName))
            .SelectMany(parts => parts.Where(part => part.StartsWith("path=", StringComparison.Ordinal))
                .Select(part => part["path=".Length..]))
            .ToHashSet(StringComparer.Ordinal);
        return Types(devices.Where(device => paths.Contains(device.Id)));
    }

    private static JArray Types(IEnumerable<PciDevice> devices) => new(devices.SelectMany(device => device.Mediated)
        .DistinctBy(type => type.Name).OrderBy(type => type.Name, StringComparer.Ordinal).Select(type => new JObject
        {
            ["type"] = type.Name,
            ["name"] = type.Title,
            ["description"] = type.Description,
            ["available"] = type.Available,
        }));

    private static JObject Entry(UsbDevice device)
    {
        var entry = new JObject
        {
            ["busnum"] = device.Bus,
            ["devnum"] = device.Number,
            ["level"] = device.Path?.Split('.').Length ?? 0,
            ["port"] = device.Path is { } path ? int.Parse(path.Split('.')[^1], System.Globalization.CultureInfo.InvariantCulture) - 1 : 0,
            ["class"] = device.Class,
            ["vendid"] = device.Vendor.Number,
            ["prodid"] = device.Product.Number,
            ["speed"] = device.Speed,
            ["manufacturer"] = device.Vendor.Name,
            ["product"] = device.Product.Name,
        };
        if (device.Path is not null)
        {
            entry["usbpath"] = device.Path;
        }

        if (device.Serial is not null)
        {
            entry["serial"] = device.Serial;
        }

        return entry;
    }
}
