using Proxmox.Simulator.Schema;

namespace Proxmox.Simulator.Tests.Schema;

/// <summary>Named formats: what passes, and what PVE says otherwise.</summary>
public sealed class FormatTests
{
    [TestCase("ipv4", "192.0.2.1")]
    [TestCase("ipv6", "2001:db8::1")]
    [TestCase("ip", "::ffff:192.0.2.1")]
    [TestCase("CIDR", "192.0.2.0/24")]
    [TestCase("CIDR", "2001:db8::/32")]
    [TestCase("mac-addr", "BC:24:11:00:00:01")]
    [TestCase("dns-name", "host.example-1.com")]
    [TestCase("email-opt", "")]
    [TestCase("pve-node-list", "")]
    [TestCase("pve-node-list", "a, b;c")]
    [TestCase("pve-poolid", "a/b/c")]
    [TestCase("pve-storage-portal-dns-list", "192.0.2.1:6789 [2001:db8::1]:6789 host")]
    [TestCase("pve-storage-zfs-blocksize", "16k")]
    [TestCase("pve-dir-override", "iso=images/iso")]
    [TestCase("pve-volume-id-or-qm-path", "none")]
    [TestCase("disk-size", "1.5GiB")]
    [TestCase("pve-startup-order", "order=1,up=30")]
    [TestCase("prune-backups", "keep-last=3,keep-weekly=2")]
    [TestCase("pve-sdn-subnet-id", "z-192.0.2.0-24")]
    [TestCase("pve-calendar-event", "mon..fri 02:30")]
    [TestCase("pve-calendar-event", "*/15")]
    [TestCase("pve-qm-boot", "order=scsi0;net0")]
    [TestCase("storage-pair-list", "a1:b1,c1:d1")]
    public void A_good_value_passes(string format, string value) => Assert.That(Formats.Check(format, value, "x"), Is.Null);

    [TestCase("ipv4", "192.0.2.01", "value does not look like a valid IPv4 address\n")]
    [TestCase("ipv6", "192.0.2.1", "value does not look like a valid IPv6 address\n")]
    [TestCase("CIDRv4", "192.0.2.0/7", "value does not look like a valid IPv4 CIDR network\n")]
    [TestCase("CIDR", "192.0.2.0", "value does not look like a valid CIDR network\n")]
    [TestCase("ipv4mask", "255.0.255.0", "value does not look like a valid IP netmask\n")]
    [TestCase("mac-addr", "01:00:00:00:00:01", "value does not look like a valid unicast MAC address\n")]
    [TestCase("address", "a_b", "value does not look like a valid address: a_b\n")]
    [TestCase("pve-iface", "bad name", "invalid network interface name 'bad name'\n")]
    [TestCase("pve-vlan-id-or-range", "1", "invalid VLAN tag '1'\n")]
    [TestCase("pve-vlan-id-or-range", "9-8", "VLAN range must go from lower to higher tag '9-8'\n")]
    [TestCase("pve-userid", "ab", "user name 'ab' is too short\n")]
    [TestCase("pve-userid", "bob", "value 'bob' does not look like a valid user name\n")]
    [TestCase("pve-poolid", "a/b/c/d", "pool name 'a/b/c/d' nested too deeply (max levels = 3)\n")]
    [TestCase("pve-storage-id", "a", "storage ID 'a' cannot be shorter than 2 characters\n")]
    [TestCase("pve-configid-list", "ok1,2no", "invalid configuration ID '2no'\n")]
    [TestCase("pve-storage-zfs-blocksize", "3k",
        "value '3k' is not a valid ZFS blocksize. Must be a power of 2 between 512B and 16MiB (e.g., 4k, 8k, 16k, 64k, 1m).\n")]
    [TestCase("pve-storage-options", "a b", "invalid options 'a b'\n")]
    [TestCase("pve-dir-override", "iso=../up/..", "invalid override 'iso=../up/..'\n")]
    [TestCase("pve-volume-id", "nocolon", "unable to parse volume ID 'nocolon'\n")]
    [TestCase("disk-size", "12X", "value does not look like a valid disk size: 12X\n")]
    [TestCase("pve-replication-job-id", "99-0", "invalid replication job id '99-0' (guest IDs < 100 are reserved)\n")]
    [TestCase("prune-backups", "keep-all=1,keep-last=2", "keep-all cannot be set together with other options.\n")]
    [TestCase("prune-backups", "keep-last=-1", "format error\nx.keep-last: value must have a minimum value of 0\n")]
    [TestCase("backup-fleecing", "1", "'storage' parameter is required when 'enabled' is set\n")]
    [TestCase("pve-qm-ipconfig", "gw=192.0.2.1", "format error\nx.ip: missing property required by 'x.gw'\n")]
    [TestCase("pve-fw-dport-spec", "90:80", "backwards range '90:80' not allowed, did you mean '80:90'?\n")]
    [TestCase("pve-fw-addr-spec", "192.0.2.1,2001:db8::1", "detected mixed ipv4/ipv6 addresses in address list '192.0.2.1,2001:db8::1'\n")]
    [TestCase("pve-calendar-event", "bad!",
        "invalid calendar event 'bad!' - unable to parse calendar event 'bad!' - unable to parse at 'bad!'\n\n")]
    [TestCase("pem-string", "x", "not a valid PEM-formatted string.\n")]
    [TestCase("ldap-simple-attr", "a-b", "value 'a-b' does not look like a simple ldap attribute name\n")]
    public void A_bad_value_is_refused_in_PVEs_words(string format, string value, string message) =>
        Assert.That(Formats.Check(format, value, "x"), Is.EqualTo(message));

    [TestCase("(?^:^[0-9A-F]{4}$)", "00FF", true)]
    [TestCase("(?^i:abc)", "ABC", true)]
    [TestCase("[a-z\\_]{,3}", "a_b", true)]
    [TestCase("[a-z]{,3}", "abcd", false)]
    public void Perls_patterns_are_understood(string pattern, string value, bool matches) =>
        Assert.That(PerlPattern.Anchored(pattern).IsMatch(value), Is.EqualTo(matches));

    [Test]
    public void A_property_string_is_printed_as_PVE_prints_it()
    {
        var keys = ApiTable.For("9.2").Find("POST", "/nodes/pve1/qemu", out _)!.Parameters["net0"].PropertyString!;
        Assert.That(PropertyString.Parse(keys, "bridge=vmbr0,virtio=BC:24:11:00:00:01,firewall=yes", "net0", out var values), Is.Null);
        Assert.That(values["model"], Is.EqualTo("virtio"));
        Assert.That(PropertyString.Print(keys, values), Is.EqualTo("virtio=BC:24:11:00:00:01,bridge=vmbr0,firewall=1"));
    }
}
