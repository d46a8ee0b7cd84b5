using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Sections;
using Proxmox.Simulator.Tests.Qemu;

namespace Proxmox.Simulator.Tests.Sections;

/// <summary>What every area has whose changes wait until they are applied, by the example of a node's network.</summary>
public sealed class StagedFileTests
{
    private const string Root = "/nodes/pve1/network";

    private VmApi _api = null!;

    [SetUp]
    public void Start() => _api = new VmApi();

    [Test]
    public void A_change_is_shown_at_once_and_does_not_count_until_it_is_applied()
    {
        _api.Get("POST", Root, "iface=vmbr1&type=bridge&autostart=1");
        Assert.That((_api.Get("GET", Root + "/vmbr1")["active"], Bridges()), Is.EqualTo(((JToken?)null, "vmbr0")));
        Assert.That(Changes(), Does.Contain("+auto vmbr1\n+iface vmbr1 inet manual\n+\tbridge-ports none\n"));
        Apply();
        Assert.That(_api.Get("GET", Root + "/vmbr1").Value<int>("active"), Is.EqualTo(1));
        Assert.That((Bridges(), Changes()), Is.EqualTo(("vmbr0 vmbr1", (string?)null)));
    }

    [Test]
    public void What_is_reverted_never_was()
    {
        var before = _api.Get("GET", Root).ToString();
        _api.Get("POST", Root, "iface=vmbr1&type=bridge");
        _api.Get("PUT", Root + "/vmbr0", "type=bridge&cidr=192.0.2.99/24");
        _api.Get("DELETE", Root);
        Assert.That((_api.Get("GET", Root).ToString(), Changes()), Is.EqualTo((before, (string?)null)));
        Apply();
        Assert.That(Bridges(), Is.EqualTo("vmbr0"));
    }

    [Test]
    public void A_removal_waits_as_well()
    {
        _api.Get("DELETE", Root + "/vmbr0");
        Assert.That((_api.Fail("GET", Root + "/vmbr0"), Bridges()), Is.EqualTo(("iface: interface does not exist", "vmbr0")));
        Apply();
        Assert.That(Bridges(), Is.Empty);
    }

    [Test]
    public void Each_node_has_changes_of_its_own()
    {
        _api.Get("POST", Root, "iface=vmbr1&type=bridge");
        Assert.That(_api.Call("GET", "/nodes/pve2/network").Changes, Is.Null);
        Assert.That(_api.Fail("GET", "/nodes/pve2/network/vmbr1"), Is.EqualTo("iface: interface does not exist"));
    }

    [Test]
    public void The_file_is_locked_for_a_change()
    {
        const string Message = "can't lock file '/etc/network/.pve-interfaces.lock' - got timeout";
        _api.Datacenter.LockFailure = file => file == "/etc/network/.pve-interfaces.lock" ? Message : null;
        Assert.That(_api.Fail("POST", Root, "iface=vmbr1&type=bridge"), Is.EqualTo(Message));
        Assert.That(Changes(), Is.Null);
    }

    [TestCase("POST", "", "iface=vmbr0&type=bridge", "iface: interface already exists")]
    [TestCase("PUT", "/nosuch0", "type=bridge", "iface: interface does not exist")]
    [TestCase("DELETE", "/nosuch0", "", "iface: interface does not exist")]
    [TestCase("POST", "", "iface=vmbr1&type=bridge&cidr=198.51.100.1/24&gateway=198.51.100.2",
        "gateway: Default gateway already exists on interface 'vmbr0'.")]
    [TestCase("POST", "", "iface=bond0&type=bond&slaves=eth0", "slaves: eth0 is already used on interface 'vmbr0'.")]
    [TestCase("POST", "", "iface=vmbr1&type=bridge&cidr6=2001:db8::1/64",
        "address: 2001:db8::1 with type 'DOCUMENTATION', cannot be used as host IPv6 address.")]
    [TestCase("POST", "", "iface=vmbr1&type=bridge&cidr=198.51.100.1/24&address=198.51.100.1&netmask=255.255.255.0",
        "address: address conflicts with cidr")]
    [TestCase("POST", "", "iface=vmbr1&type=bridge&bridge_ports=nosuch0", "bridge 'vmbr1' - unable to find bridge port 'nosuch0'")]
    [TestCase("POST", "", "iface=vmbr9.8&type=vlan", "vlan 'vmbr9.8' - unable to find parent 'vmbr9'")]
    [TestCase("PUT", "/vmbr0", "type=vlan", "missing vlan-raw-device option at /usr/share/perl5/PVE/Network/Interfaces.pm line 954.")]
    [TestCase("DELETE", "/eth0", "", "bridge 'vmbr0' - unable to find bridge port 'eth0'")]
    public void What_cannot_be_is_refused_and_stages_nothing(string verb, string path, string form, string message) =>
        Assert.That((_api.Fail(verb, Root + path, form), Changes()), Is.EqualTo((message, (string?)null)));

    [TestCase("type=bridge", "manual", "198.51.100.1/24", "manual", null)]
    [TestCase("type=bridge&cidr=198.51.100.2/24", "static", "198.51.100.2/24", "manual", null)]
    [TestCase("type=bridge&cidr6=fd00::2/64", "manual", null, "static", "fd00::2/64")]
    [TestCase("type=bridge&cidr=198.51.100.2/24&cidr6=fd00::2/64", "static", "198.51.100.2/24", "static", "fd00::2/64")]
    [TestCase("type=bridge&delete=cidr", "manual", null, "manual", null)]
    public void An_update_keeps_what_it_does_not_name_but_has_to_send_the_addresses_again(
        string form, string method, string? cidr, string method6, string? cidr6)
    {
        _api.Get("POST", Root, "iface=vmbr1&type=bridge&autostart=1&mtu=1400&comments=c&cidr=198.51.100.1/24&cidr6=fd00::1/64");
        _api.Get("PUT", Root + "/vmbr1", form);
        var shown = _api.Get("GET", Root + "/vmbr1");
        string[] keys = ["method", "cidr", "method6", "cidr6", "mtu", "autostart", "comments"];
        Assert.That(keys.Select(key => shown[key]?.ToString()), Is.EqualTo(new[] { method, cidr, method6, cidr6, "1400", "1", "c\n" }));
    }

    [Test]
    public void A_name_decides_which_VLAN_it_is_whatever_is_sent()
    {
        _api.Get("POST", Root, "iface=vmbr0.9&type=vlan&vlan-id=10");
        _api.Get("POST", Root, "iface=vlan7&type=vlan&vlan-id=8&vlan-raw-device=vmbr0");
        var ids = new[] { "vmbr0.9", "vlan7" }.Select(name => _api.Get("GET", $"{Root}/{name}").Value<string>("vlan-id"));
        Assert.That(ids, Is.EqualTo(new[] { "9", "7" }));
    }

    [Test]
    public void Bridges_are_listed_to_those_who_may_use_them()
    {
        _api.Get("POST", Root, "iface=vmbr1&type=bridge");
        _api.Become("/sdn/zones/localnetwork/vmbr1", "SDN.Use");
        Assert.That(_api.Get("GET", Root).Select(entry => entry.Value<string>("iface")),
            Is.EqualTo(new[] { "eth0", "eth1", "eth2", "eth3", "vmbr1" }));
        Assert.That(_api.Call("POST", Root, "iface=vmbr2&type=bridge").Status, Is.EqualTo(403));
    }

    [Test]
    public void A_difference_has_three_lines_around_each_change_and_says_when_the_files_were_written()
    {
        var datacenter = _api.Datacenter;
        var file = new StagedFile(datacenter.File("a"), datacenter.File("a.new"), "1\n2\n3\n4\n5\n6\n7\n8\n9\n");
        Assert.That(file.Difference("a"), Is.Null);
        file.Stage("1\n2\n3\n4\nfive\n6\n7\n8\n9\n");
        Assert.That(Untimed(file), Is.EqualTo("--- a\t*\n+++ a.new\t*\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n"));
        file.Stage("1\n2\n3\n4\n5\n6\n7\n8\n9\n9\n");
        Assert.That(Untimed(file), Is.EqualTo("--- a\t*\n+++ a.new\t*\n@@ -7,3 +7,4 @@\n 7\n 8\n 9\n+9\n"));
        file.Apply();
        Assert.That((file.Applied, file.HasChanges), Is.EqualTo(("1\n2\n3\n4\n5\n6\n7\n8\n9\n9\n", false)));
    }

    [Test]
    public void Changes_far_from_each_other_are_hunks_of_their_own()
    {
        var datacenter = _api.Datacenter;
        var file = new StagedFile(datacenter.File("a"), datacenter.File("a.new"), "1\n2\n3\n4\n5\n6\n7\n8\n9\n");
        file.Stage("0\n1\n2\n3\n4\n5\n6\n7\n8\n");
        Assert.That(Untimed(file), Does.EndWith("@@ -1,3 +1,4 @@\n+0\n 1\n 2\n 3\n@@ -6,4 +7,3 @@\n 6\n 7\n 8\n-9\n"));
        file.Stage("0\n1\n2\n3\n4\n5\n6\nseven\n8\n9\n");
        Assert.That(Untimed(file), Does.EndWith(
            "@@ -1,9 +1,10 @@\n+0\n 1\n 2\n 3\n 4\n 5\n 6\n-7\n+seven\n 8\n 9\n"));
    }

    private static string? Untimed(StagedFile file) => file.Difference("a") is { } text
        ? Regex.Replace(text, @"\t\d{4}-.*", "\t*") : null;

    private string? Changes() => _api.Call("GET", Root).Changes;

    private string Bridges() => _api.Datacenter.Locked(state =>
        string.Join(' ', state.FindNode("pve1")!.Bridges.Order(StringComparer.Ordinal)));

    private void Apply()
    {
        var upid = _api.Get("PUT", Root).Value<string>()!;
        _api.Wait();
        Assert.That(_api.Datacenter.Tasks.Find(upid)!.ExitStatus, Is.EqualTo("OK"));
    }
}
