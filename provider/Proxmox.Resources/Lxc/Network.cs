using Proxmox.Model.Fields;
using Proxmox.Resources.Guests;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Lxc;

/// <summary>The network devices of a container, and the names that it looks up.</summary>
internal static class Network
{
    /// <summary>What it is called inside.</summary>
    public static Field<string> InterfaceName { get; } =
        Text("name", "Name of the device inside the container, such as `eth0`; unique in the container.").Required()
            .Matching("[-_.A-Za-z0-9]{1,15}", "1 to 15 letters, digits, dots, underscores and hyphens");

    /// <summary>The address.</summary>
    public static Field<string> MacAddress { get; } =
        Text("mac_address", "MAC address. PVE draws one for a new device.").OnWire("hwaddr").ServerChosen().ClearedBy(Clear.Forgetting)
            .As(Formats.MacAddress);

    /// <summary>The network devices.</summary>
    public static Field<IReadOnlyDictionary<string, Attributes>> Devices { get; } =
        Slots(
            "network_devices",
            "Network devices by slot, `net0` and so on, with the addresses that PVE sets inside the container.",
            [
                InterfaceName, MacAddress, NetworkDevice.Bridge,
                .. InterfaceAddress.All,
                NetworkDevice.Vlan, NetworkDevice.Trunks with
                {
                    Doc = "VLANs that pass tagged, each by its number. Unset means all.",
                    Rules = [Rule.Pattern("[0-9]+", "a VLAN's number")],
                },
                NetworkDevice.Firewall, NetworkDevice.LinkDown,
                Whole("mtu", "MTU. Unset means that of the bridge.").Between(64, 65_535),
                Fraction("rate_limit_mib", "How much it sends and receives at most, in MiB per second. Unset means no limit.")
                    .OnWire("rate").Between(0),
                Flag("host_managed", "Whether the node sets the addresses and runs the DHCP client, for containers without a network "
                    + "manager of their own.").UnsetMeans("false, and true for what runs without a system, such as OCI images")
                    .OnWire("host-managed").ServerChosen().ClearedBy(Clear.Forgetting).Since("9.1"),
            ])
            .InSlots(new SlotName("net", 32)).TypeNamed("ContainerNetworkDevice")
            .Needs(GuestPrivilege.Network).TakesEffect(Effect.AtOnce);

    /// <summary>The name servers.</summary>
    public static Field<IReadOnlyList<string>> DnsServers { get; } =
        TextList("dns_servers", "Addresses of DNS servers.").Does("Unset, a new container gets the node's, unless `search_domains` is set.")
            .OnWire("nameserver").Written(WireForm.Spaces)
            .Checked(new("an IP address, a link-local one with its zone such as \"fe80::1%eth0\"", address =>
                address.AsText() is not { } text || Formats.IpAddress.Canonical(text.Split('%')[0]) is not null))
            .Needs(GuestPrivilege.Network).TakesEffect(Effect.AtNextStart);

    /// <summary>The domains.</summary>
    public static Field<IReadOnlyList<string>> SearchDomains { get; } =
        TextList("search_domains", "Domains in which names without one are looked up.")
            .Does("Unset, a new container gets the node's, unless `dns_servers` is set.").OnWire("searchdomain")
            .Written(WireForm.Spaces).Checked(Identifiers.HostName)
            .Needs(GuestPrivilege.Network).TakesEffect(Effect.AtNextStart);
}
