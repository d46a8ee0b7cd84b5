using Proxmox.Model.Values;
using static Proxmox.Testing.Lifecycles.Lifecycle;

namespace Proxmox.Resources.Tests.Qemu;

/// <summary>What is wrong with a VM's config without asking PVE.</summary>
internal sealed class ProblemTests
{
    private static IEnumerable<TestCaseData> Wrong =>
    [
        new("name", Value.Of("under_score"), "name"),
        new("tags", Value.Set("#a"), "tags"),
        new("hotplug", Value.Set("none", "disk"), "hotplug"),
        new("vm_generation_id", Value.Of("1"), "vm_generation_id"),
        new("smbios", Config(("uuid", "one")), "smbios.uuid"),
        new("cpu", Config(("flags", Value.Set("aes"))), "cpu.flags"),
        new("cpu", Config(("physical_address_bits", "7")), "cpu.physical_address_bits"),
        new("cpu", Config(("limit", Value.Of(Number.Parse("128.5")))), "cpu.limit"),
        new("numa", Config(("numa8", Config(("cpus", Value.Set("0"))))), "numa[\"numa8\"]"),
        new("serial", Config(("serial0", "COM1")), "serial[\"serial0\"]"),
        new("serial", Config(("serial4", "socket")), "serial[\"serial4\"]"),
        new("usb", Config(("usb0", Config(("host", "0951:1666"), ("mapping", "stick")))), "usb"),
        new("pci", Config(("hostpci0", Config(("host", "00:02.0"), ("mapping", "gpu")))), "pci"),
        new("pci", Config(("hostpci0", Config(("vendor_id", "8086")))), "pci[\"hostpci0\"].vendor_id"),
        new("network_devices", Config(("net0", Config(("model", "virtio"), ("mac_address", "BC:24:11")))),
            "network_devices[\"net0\"].mac_address"),
        new("network_devices", Config(("eth0", Config(("model", "virtio")))), "network_devices[\"eth0\"]"),
        new("cloud_init", Config(("ssh_keys", Value.List("one\ntwo"))), "cloud_init.ssh_keys[0]"),
        new("cloud_init", Config(("dns_servers", Value.List("dns.example.org"))), "cloud_init.dns_servers[0]"),
        new("cloud_init", Config(("interfaces", Config(("net0", Config(("ipv4_address", "192.0.2.1")))))),
            "cloud_init.interfaces[\"net0\"].ipv4_address"),
        new("cloud_init", Config(("interfaces", Config(("net0", Config(("ipv4_address", "2001:db8::1/64")))))),
            "cloud_init.interfaces[\"net0\"].ipv4_address"),
        new("cloud_init", Config(("interfaces", Config(("net0", Config(("ipv6_address", "192.0.2.1/24")))))),
            "cloud_init.interfaces[\"net0\"].ipv6_address"),
        new("cloud_init", Config(("interfaces", Config(("net0", Config(("ipv4_gateway", "192.0.2.1")))))), "cloud_init"),
        new("cloud_init", Config(("interfaces", Config(("ipconfig0", Config(("ipv4_address", "dhcp")))))),
            "cloud_init.interfaces[\"ipconfig0\"]"),
    ];

    [TestCaseSource(nameof(Wrong))]
    public void A_wrong_value_is_shown_where_it_is(string attribute, Value value, string path) =>
        Assert.That(ConfigBench.Problems((attribute, value)), Has.Count.EqualTo(1).And.All.StartsWith($"Error at {path}: "));

    [Test]
    public void Commas_are_fine_where_PVE_takes_them_encoded() =>
        Assert.That(ConfigBench.Problems(("smbios", Config(("manufacturer", "Example, Inc."))), ("description", "a, b")), Is.Empty);

    [Test]
    public void Commas_are_refused_where_PVE_has_no_way_to_write_them() =>
        Assert.That(ConfigBench.Problems(("vga", Config(("type", "std,none")))),
            Has.Count.EqualTo(1).And.All.Contains("text without commas"));

    [Test]
    public void What_is_unknown_is_not_judged() => Assert.That(
        ConfigBench.Problems(
            ("usb", Config(("usb0", Config(("host", "spice"), ("mapping", Value.Unknown))))), ("pci", Value.Unknown),
            ("cloud_init",
                Config(("interfaces", Config(("net0", Config(("ipv4_address", Value.Unknown), ("ipv4_gateway", "192.0.2.1")))))))),
        Is.Empty);
}
