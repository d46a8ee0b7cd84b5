using System.Collections.Immutable;
using Proxmox.Model.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Resources.Guests;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Qemu;

/// <summary>What cloud-init tells the guest.</summary>
internal static class CloudInit
{
    /// <summary>Whether a VM has settings for cloud-init, or a drive by which it would be told a password.</summary>
    public static bool IsUsed(Value vm) => !vm[Settings.Name].IsNull
        || vm[Disks.Map.Name].Members.Values.Any(disk => disk["cloud_init"].AsBool() is true);

    private static readonly Field<IReadOnlyDictionary<string, Attributes>> Interfaces =
        Slots("interfaces", "Addresses by network device, `net0` and so on.",
            [
                InterfaceAddress.Ipv4 with
                {
                    Doc = "IPv4 address with the length of its prefix, `dhcp`, or `manual` for none. Unset means `dhcp` where the "
                        + "device has no IPv6 address either.",
                },
                InterfaceAddress.Ipv4Gateway, InterfaceAddress.Ipv6, InterfaceAddress.Ipv6Gateway,
            ])
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
                .Written(WireForm.Repeated).As(SshKey.Notation).Checked(SshKey.Rule),
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
    public static ImmutableArray<Constraint> Constraints { get; } = [new(config => InterfaceAddress.GatewaysWithoutAddress(
        Settings, Interfaces.Name, config.Get(Settings)?.Get(Interfaces) ?? ImmutableDictionary<string, Attributes>.Empty))];

    private static Field<string> File(string name, string doc) => Text(name, doc).Checked(Identifiers.Volume);
}
