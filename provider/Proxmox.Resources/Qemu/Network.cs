using Proxmox.Model.Fields;
using Proxmox.Resources.Guests;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Qemu;

/// <summary>The network devices of a VM.</summary>
internal static class Network
{
    /// <summary>The kind of network card.</summary>
    public static Field<string> Model { get; } =
        Text("model", "Kind of network card: `virtio`, `e1000`, `e1000e`, `vmxnet3`, `rtl8139` and others.").Among(
            ("e1000", "Intel 82540EM, with a driver in almost every system."),
            ("e1000-82540em", "Intel 82540EM."),
            ("e1000-82544gc", "Intel 82544GC."),
            ("e1000-82545em", "Intel 82545EM."),
            ("e1000e", "Intel 82574L."),
            ("i82551", "Intel 82551."),
            ("i82557b", "Intel 82557B."),
            ("i82559er", "Intel 82559ER."),
            ("ne2k_isa", "NE2000 on the ISA bus."),
            ("ne2k_pci", "NE2000 on the PCI bus."),
            ("pcnet", "AMD PCnet."),
            ("rtl8139", "Realtek RTL8139."),
            ("virtio", "Paravirtualized, the fastest; Windows needs a driver."),
            ("vmxnet3", "VMware's paravirtualized card.")).Required().DefaultKey();

    /// <summary>The address.</summary>
    public static Field<string> MacAddress { get; } =
        Text("mac_address", "MAC address. PVE draws one for a new device.").OnWire("macaddr").ServerChosen().ClearedBy(Clear.Forgetting)
            .As(Formats.MacAddress);

    /// <summary>What it is plugged into.</summary>
    public static Field<string> Bridge { get; } = NetworkDevice.Bridge with
    {
        Doc = "Bridge or SDN VNet that it is plugged into, such as `vmbr0`. Unset means none: QEMU itself gives the guest a way out, by "
            + "NAT.",
    };

    /// <summary>The size of packets.</summary>
    public static Field<long> Mtu { get; } =
        Whole("mtu", "MTU, for `virtio` alone; 1 means that of the bridge. Unset means that of the bridge since PVE 9, and 1500 before.")
            .Between(1, 65520);

    /// <summary>The queues for packets.</summary>
    public static Field<long> Queues { get; } =
        Whole("queues", "Queues for packets, for `virtio` alone.").Between(0, 64);

    /// <summary>The network devices.</summary>
    public static Field<IReadOnlyDictionary<string, Attributes>> Devices { get; } =
        Slots(
            "network_devices",
            "Network devices by slot, `net0` and so on.",
            Model,
            MacAddress,
            Bridge,
            NetworkDevice.Vlan,
            NetworkDevice.Trunks,
            NetworkDevice.Firewall,
            NetworkDevice.LinkDown,
            Mtu,
            Queues,
            Fraction("rate_limit_mib", "How much it sends and receives at most, in MiB per second. Unset means no limit.").OnWire("rate")
                .Between(0),
            Flag("host_tunnel", "Whether the node splits large packets in UDP tunnels, for `virtio` alone.").OnWire("host-tunnel")
                .Since("9.1"))
            .InSlots(new SlotName("net", 32))
            .Needs(GuestPrivilege.Network).TakesEffect(Hotplug.OfNetwork);
}
