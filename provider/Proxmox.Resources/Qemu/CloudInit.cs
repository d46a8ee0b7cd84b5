using Proxmox.Model.Fields;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Qemu;

/// <summary>What cloud-init tells the guest.</summary>
internal static class CloudInit
{
    /// <summary>What cloud-init tells the guest.</summary>
    public static Field<Attributes> Settings { get; } =
        Nested(
            "cloud_init",
            "What cloud-init tells the guest. It reads that from a cloud-init drive, which is one of the `disks`.",
            Text("user", "User that gets the password and the keys. Unset means the image's own.").OnWire("ciuser"),
            TextList("ssh_keys", "Public SSH keys that may log in as the user, one in each element.").OnWire("sshkeys").Written(WireForm.Repeated),
            Text("type", "Form of the settings: `nocloud`, `configdrive2` or `opennebula`. Unset means `configdrive2` for Windows, `nocloud` for others.").OnWire("citype"),
            Flag("upgrade", "Whether the guest upgrades its packages at the first boot. Unset means true.").OnWire("ciupgrade"),
            TextList("dns_servers", "Addresses of DNS servers. Unset means the node's, unless `search_domain` is set.").OnWire("nameserver").Written(WireForm.Spaces).As(Formats.IpAddress),
            Text("search_domain", "Domain in which names without one are looked up. Unset means the node's, unless `dns_servers` is set.").OnWire("searchdomain"),
            Interfaces,
            CustomFiles)
            .Written(WireForm.Inline);

    /// <summary>The password of the user.</summary>
    public static Field<string> Password { get; } =
        Text("cloud_init_password", "Password that cloud-init gives the user. PVE keeps it hashed and never tells it, so that a change of it elsewhere is not seen. SSH keys are the safer way in.")
            .OnWire("cipassword").Secret().Unread();

    private static Field<IReadOnlyDictionary<string, Attributes>> Interfaces =>
        Slots(
            "interfaces",
            "Addresses by network device, `net0` and so on.",
            Text("ipv4_address", "IPv4 address with the length of its prefix, such as `192.0.2.10/24`, or `dhcp`.").OnWire("ip"),
            Text("ipv4_gateway", "IPv4 address of the gateway.").OnWire("gw").As(Formats.IpAddress),
            Text("ipv6_address", "IPv6 address with the length of its prefix, such as `2001:db8::10/64`, or `dhcp`, or `auto`.").OnWire("ip6"),
            Text("ipv6_gateway", "IPv6 address of the gateway.").OnWire("gw6").As(Formats.IpAddress))
            .InSlots(new SlotName("net", 32, "ipconfig"));

    private static Field<Attributes> CustomFiles =>
        Nested(
            "custom_files",
            "Volumes with files that take the place of the generated ones, such as `local:snippets/user.yaml`.",
            Text("user", "The user's data."),
            Text("network", "The network's configuration."),
            Text("meta", "The instance's metadata."),
            Text("vendor", "The vendor's data."))
            .OnWire("cicustom");
}
