using Proxmox.Simulator.State;
using Proxmox.Simulator.Storage;

namespace Proxmox.Simulator.Hardware;

/// <summary>A device on the PCI bus.</summary>
/// <param name="Id">Its address: <c>0000:01:00.0</c>.</param>
/// <param name="Class">Its class, six hexadecimal digits.</param>
/// <param name="Vendor">Number and name of its vendor.</param>
/// <param name="Device">Number and name of what it is.</param>
/// <param name="IommuGroup">Its IOMMU group; -1 for none.</param>
public sealed record PciDevice(
    string Id, string Class, (string Number, string Name) Vendor, (string Number, string Name) Device, int IommuGroup)
{
    /// <summary>The name of the card, where it is not that of the vendor's reference.</summary>
    public (string Number, string Name)? Card { get; init; }

    /// <summary>The mediated devices that can be made of it.</summary>
    public IReadOnlyList<MediatedType> Mediated { get; init; } = [];
}

/// <summary>A kind of mediated device.</summary>
/// <param name="Name">Its name: <c>nvidia-259</c>.</param>
/// <param name="Title">What its vendor calls it.</param>
/// <param name="Description">What it has.</param>
/// <param name="Available">How many more can be made.</param>
public sealed record MediatedType(string Name, string Title, string Description, int Available);

/// <summary>A device on a USB bus.</summary>
/// <param name="Bus">The bus.</param>
/// <param name="Number">Its number on the bus.</param>
/// <param name="Vendor">Number and name of its vendor.</param>
/// <param name="Product">Number and name of what it is.</param>
/// <param name="Class">Its class; 9 is a hub.</param>
/// <param name="Path">The ports that lead to it; null for the root of a bus.</param>
public sealed record UsbDevice(
    int Bus, int Number, (string Number, string Name) Vendor, (string Number, string Name) Product, int Class, string? Path)
{
    public string Speed { get; init; } = "480";

    public string? Serial { get; init; }
}

/// <summary>The devices of a node: those of a small server, except on the host of the recordings.</summary>
public sealed class NodeHardware
{
    private static readonly (string, string) Intel = ("0x8086", "Intel Corporation");
    private static readonly (string, string) Nvidia = ("0x10de", "NVIDIA Corporation");
    private static readonly (string, string) RedHat = ("0x1af4", "Red Hat, Inc.");
    private static readonly (string, string) Linux = ("1d6b", "Linux Foundation");

    private NodeHardware(bool isRecorded)
    {
        Pci = isRecorded
            ?
            [
                Virtio(1, "ffff00", "0x1045", "Virtio 1.0 memory balloon"), Virtio(2, "018000", "0x1042", "Virtio 1.0 block device"),
                Virtio(3, "020000", "0x1041", "Virtio 1.0 network device"), Virtio(4, "ffff00", "0x1053", "Virtio 1.0 socket"),
                Virtio(5, "ffff00", "0x1044", "Virtio 1.0 RNG"),
            ]
            :
            [
                new("0000:00:00.0", "060000", Intel, ("0x09a2", "Ice Lake Memory Map/VT-d"), 0),
                new("0000:00:17.0", "010601", Intel, ("0xa182", "C620 Series Chipset Family SATA Controller"), 1),
                new("0000:01:00.0", "030000", Nvidia, ("0x1e30", "TU102GL"), 14) { Card = ("0x12ba", "Quadro RTX 6000"), Mediated = Grids },
                new("0000:01:00.1", "040300", Nvidia, ("0x10f7", "TU102 High Definition Audio Controller"), 14),
                new("0000:02:00.0", "020000", Intel, ("0x1572", "Ethernet Controller X710 for 10GbE SFP+"), 15),
                new("0000:02:00.1", "020000", Intel, ("0x1572", "Ethernet Controller X710 for 10GbE SFP+"), 16),
                new("0000:03:00.0", "010802", ("0x144d", "Samsung Electronics Co Ltd"), ("0xa80a", "NVMe SSD Controller PM9A1"), 17),
            ];
        Usb = isRecorded ? []
            :
            [
                new(1, 1, Linux, ("0002", "xHCI Host Controller"), 9, null),
                new(1, 2, ("051d", "American Power Conversion"), ("0002", "Smart-UPS 1500"), 0, "4")
                {
                    Speed = "12",
                    Serial = "AS1234567890",
                },
                new(1, 3, ("10c4", "Silicon Labs"), ("ea60", "CP2102N USB to UART Bridge Controller"), 0, "5.1") { Speed = "12" },
                new(2, 1, Linux, ("0003", "xHCI Host Controller"), 9, null) { Speed = "10000" },
            ];
    }

    /// <summary>The devices on the PCI bus, by address.</summary>
    public IList<PciDevice> Pci { get; }

    /// <summary>The devices on USB, each behind the hub that it is at.</summary>
    public IList<UsbDevice> Usb { get; }

    private static MediatedType[] Grids =>
    [
        new("nvidia-256", "GRID RTX6000-1Q", "num_heads=4, frl_config=60, framebuffer=1024M, max_instance=24", 24),
        new("nvidia-259", "GRID RTX6000-4Q", "num_heads=4, frl_config=60, framebuffer=4096M, max_instance=6", 6),
    ];

    /// <summary>The devices of a node.</summary>
    public static NodeHardware Of(Datacenter datacenter, string node)
    {
        var all = datacenter.Part(_ => new Racks()).Nodes;
        return all.TryGetValue(node, out var hardware) ? hardware
            : all[node] = new NodeHardware(StorageConfig.Of(datacenter).Host.BlockDevices.Count > 0);
    }

    private static PciDevice Virtio(int slot, string kind, string number, string name) =>
        new($"0000:00:0{slot}.0", kind, RedHat, (number, name), -1);

    private sealed class Racks
    {
        public Dictionary<string, NodeHardware> Nodes { get; } = new(StringComparer.Ordinal);
    }
}
