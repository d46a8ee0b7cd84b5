using System.Collections.Immutable;
using System.Text;
using Proxmox.Model.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Resources.Guests;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Qemu;

/// <summary>What cloud-init tells the guest.</summary>
internal static class CloudInit
{
    private static readonly Format Ipv4 =
        Address("\"dhcp\", \"manual\", or an IPv4 address with prefix length such as \"192.0.2.10/24\"", isIpv6: false, "dhcp", "manual");
    private static readonly Format Ipv6 =
        Address("\"auto\", \"dhcp\", \"manual\", or an IPv6 address with prefix length such as \"2001:db8::10/64\"", isIpv6: true, "auto",
            "dhcp", "manual");

    // Files with keys end in a line feed.
    private static readonly Format Trimmed = new("public key", "a public SSH key", text => text.Trim());

    private static readonly Field<string> Ipv4Address =
        Text("ipv4_address", "IPv4 address with the length of its prefix, `dhcp`, or `manual` for none. Unset means `dhcp` where the "
            + "device has no IPv6 address either.").OnWire("ip").As(Ipv4);

    private static readonly Field<string> Ipv4Gateway = Text("ipv4_gateway", "IPv4 address of the gateway; it needs `ipv4_address`.")
        .OnWire("gw").As(Formats.IpAddress);

    private static readonly Field<string> Ipv6Address =
        Text("ipv6_address", "IPv6 address with the length of its prefix, `auto` to take what routers announce (SLAAC), `dhcp`, or "
            + "`manual` for none.").OnWire("ip6").As(Ipv6);

    private static readonly Field<string> Ipv6Gateway = Text("ipv6_gateway", "IPv6 address of the gateway; it needs `ipv6_address`.")
        .OnWire("gw6").As(Formats.IpAddress);

    private static readonly Field<IReadOnlyDictionary<string, Attributes>> Interfaces =
        Slots("interfaces", "Addresses by network device, `net0` and so on.", Ipv4Address, Ipv4Gateway, Ipv6Address, Ipv6Gateway)
            .InSlots(new SlotName("net", 32, "ipconfig"));

    /// <summary>Files in place of the generated ones.</summary>
    public static Field<Attributes> CustomFiles { get; } =
        Nested(
            "custom_files",
            "Volumes with files that take the place of the generated ones, such as `local:snippets/user.yaml`.",
            File("user", "The user's data, with `user`, `ssh_keys` and the like in it."),
            File("network", "The network's configuration."),
            File("meta", "The metadata of the instance."),
            File("vendor", "The vendor's data."))
            .OnWire("cicustom");

    /// <summary>What cloud-init tells the guest.</summary>
    public static Field<Attributes> Settings { get; } =
        Nested(
            "cloud_init",
            "What cloud-init configures in the guest, which reads it from a cloud-init drive, which is one of the `disks`.",
            Text("user", "User that gets the password and the keys. Unset means the image's own.").OnWire("ciuser"),
            TextList("ssh_keys", "Public SSH keys that may log in as the user, one in each element.").OnWire("sshkeys")
                .Written(WireForm.Repeated)
                .As(Trimmed).Checked(new("one public key in one line, such as \"ssh-ed25519 AAAA... name@host\"", key =>
                    key.AsText() is not { } text || IsPublicKey(text))),
            Text("type", "Form of the settings: `nocloud`, `configdrive2` or `opennebula`. Unset means `configdrive2` for Windows, "
                + "`nocloud` for others.").Among(
                ("configdrive2", "A drive as OpenStack makes it."),
                ("nocloud", "A drive of the NoCloud source."),
                ("opennebula", "A drive as OpenNebula makes it.")).OnWire("citype"),
            Flag("upgrade", "Whether the guest upgrades its packages at the first boot. Unset means true.").OnWire("ciupgrade"),
            TextList("dns_servers", "Addresses of DNS servers. Unset means the node's, unless `search_domain` is set.").OnWire("nameserver")
                .Written(WireForm.Spaces).As(Formats.IpAddress),
            Text("search_domain", "Domain in which names without one are looked up. Unset means the node's, unless `dns_servers` is set.")
                .OnWire("searchdomain"),
            Interfaces,
            CustomFiles)
            .Written(WireForm.Inline)
            .Needs(GuestPrivilege.CloudInitOrNetwork).TakesEffect(Effect.AtOnce);

    /// <summary>The password of the user.</summary>
    public static Field<string> Password { get; } =
        Text("cloud_init_password", "Password that cloud-init gives the user. PVE keeps it hashed and never returns it, so a change "
            + "elsewhere goes unnoticed. SSH keys are the safer way in.")
            .OnWire("cipassword").Secret().NeverReturned().Matching(@"[^\r\n]*", "text of one line")
            .Needs(GuestPrivilege.CloudInitOrNetwork).TakesEffect(Effect.AtOnce);

    /// <summary>What is held to each other.</summary>
    public static ImmutableArray<Constraint> Constraints { get; } = [new(GatewaysHaveAddresses)];

    // A key says its type twice: before the base64 text, and behind four bytes of length within it.
    private static bool IsPublicKey(string text)
    {
        var words = text.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return !text.Trim().AsSpan().ContainsAny('\n', '\r') && words.Zip(words.Skip(1)).Any(pair =>
        {
            var blob = new byte[pair.Second.Length];
            return Convert.TryFromBase64String(pair.Second, blob, out var length) && length > 4 + pair.First.Length
                && blob.AsSpan(4, pair.First.Length).SequenceEqual(Encoding.ASCII.GetBytes(pair.First));
        });
    }

    private static IEnumerable<Violation> GatewaysHaveAddresses(Attributes config) =>
        from slot in config.Get(Settings)?.Get(Interfaces) ?? ImmutableDictionary<string, Attributes>.Empty
        from pair in ((Field Gateway, Field Address)[])[(Ipv4Gateway, Ipv4Address), (Ipv6Gateway, Ipv6Address)]
        where slot.Value.Has(pair.Gateway) && slot.Value[pair.Address].IsNull
        select new Violation(Settings,
            $"interfaces[\"{slot.Key}\"] has {pair.Gateway.Name} without {pair.Address.Name}: set both, or leave the gateway to DHCP.");

    private static Format Address(string expectation, bool isIpv6, params ImmutableArray<string> words) =>
        new("interface address", expectation, text =>
        words.Contains(text) ? text
        : text.Contains(':', StringComparison.Ordinal) == isIpv6 ? Formats.Cidr.Canonical(text)
        : null);

    private static Field<string> File(string name, string doc) => Text(name, doc).Checked(Identifiers.Volume);
}
