using Proxmox.Simulator.Tests.Qemu;

namespace Proxmox.Simulator.Tests.Sections;

/// <summary>What every list has whose entries are named by their position, by the example of the firewall's rules.</summary>
public sealed class OrderedListTests
{
    private const string Rules = "/cluster/firewall/rules";
    private const string Stale = "detected modified configuration - file changed by other user? Try again.";

    private VmApi _api = null!;

    [SetUp]
    public void Start()
    {
        _api = new VmApi();
        foreach (var name in new[] { "d", "c", "b", "a" })
        {
            _api.Get("POST", Rules, $"type=in&action=ACCEPT&comment={name}");
        }
    }

    [Test]
    public void A_new_entry_comes_first_whatever_position_is_asked_for()
    {
        _api.Get("POST", Rules, "type=in&action=ACCEPT&comment=e&pos=2");
        Assert.That(Order(), Is.EqualTo("eabcd"));
    }

    [TestCase(0, 2, "bacd")]
    [TestCase(0, 3, "bcad")]
    [TestCase(0, 4, "bcda")]
    [TestCase(0, 99, "bcda")]
    [TestCase(2, 0, "cabd")]
    [TestCase(3, 1, "adbc")]
    [TestCase(1, 1, "abcd")]
    [TestCase(0, 1, "abcd")]
    public void An_entry_is_moved_in_front_of_the_one_at_the_target(int position, int target, string order)
    {
        _api.Get("PUT", $"{Rules}/{position}", $"moveto={target}");
        Assert.That(Order(), Is.EqualTo(order));
    }

    [Test]
    public void A_move_changes_nothing_else()
    {
        _api.Get("PUT", Rules + "/0", "moveto=2&comment=x&action=DROP");
        Assert.That((Order(), _api.Get("GET", Rules + "/1").Value<string>("action")), Is.EqualTo(("bacd", "ACCEPT")));
    }

    [Test]
    public void A_position_is_a_number_in_the_list_and_text_alone()
    {
        Assert.That(_api.Get("GET", Rules)[1]!["pos"]!.ToString(Newtonsoft.Json.Formatting.None), Is.EqualTo("1"));
        Assert.That(_api.Get("GET", Rules + "/1")["pos"]!.ToString(Newtonsoft.Json.Formatting.None), Is.EqualTo("\"1\""));
    }

    [Test]
    public void What_is_not_sent_stays_and_what_is_empty_or_deleted_goes()
    {
        _api.Get("PUT", Rules + "/0", "proto=tcp&dport=22&enable=1");
        _api.Get("PUT", Rules + "/0", "comment=-&delete=dport");
        var rule = _api.Get("GET", Rules + "/0");
        Assert.That((rule["comment"], rule["dport"]), Is.EqualTo(((object?)null, (object?)null)));
        Assert.That((rule.Value<string>("proto"), rule.Value<int>("enable")), Is.EqualTo(("tcp", 1)));
    }

    [TestCase("GET", "/4", "", "no rule at position 4")]
    [TestCase("PUT", "/4", "enable=1", "no rule at position 4")]
    [TestCase("DELETE", "/4", "", "no rule at position 4")]
    [TestCase("PUT", "/0", "delete=nosuch", "delete: no such property ('nosuch')")]
    [TestCase("PUT", "/0", "delete=type", "delete: unable to delete required property 'type'")]
    [TestCase("PUT", "/0", "enable=1&digest=0000000000000000000000000000000000000000", Stale)]
    [TestCase("DELETE", "/0", "digest=0000000000000000000000000000000000000000", Stale)]
    [TestCase("POST", "", "type=in&action=ACCEPT&dport=22", "proto: missing property - 'dport' requires this property")]
    [TestCase("POST", "", "type=in&action=ACCEPT&proto=icmp&dport=22&icmp-type=any",
        "icmp-type: 'icmp-type' cannot be specified together with 'dport'")]
    [TestCase("POST", "", "type=in&action=ACCEPT&macro=NoSuch", "macro: unknown macro 'NoSuch'")]
    [TestCase("POST", "", "type=in&action=ACCEPT&source=%2Bdc/nosuch", "source: no such ipset 'nosuch'")]
    [TestCase("POST", "", "type=in&action=ACCEPT&source=nosuch", "source: no such alias 'nosuch'")]
    [TestCase("POST", "", "type=in&action=ACCEPT&source=192.0.2.1&dest=fd00::1", "dest: detected mixed ipv4/ipv6 addresses in rule")]
    public void What_cannot_be_is_refused_and_leaves_the_list_as_it_was(string verb, string path, string form, string message) =>
        Assert.That((_api.Fail(verb, Rules + path, form), Order()), Is.EqualTo((message, "abcd")));

    [Test]
    public void A_digest_is_that_of_the_entries_and_lets_a_change_pass()
    {
        var digest = _api.Get("GET", Rules + "/0").Value<string>("digest");
        _api.Get("PUT", "/cluster/firewall/options", "enable=1");
        _api.Get("PUT", Rules + "/0", $"enable=1&digest={digest}");
        Assert.That(_api.Get("GET", Rules)[0]!.Value<string>("digest"), Is.Not.EqualTo(digest));
    }

    [Test]
    public void The_digest_is_the_one_that_PVE_makes_of_the_same_entries()
    {
        const string Vm = "/nodes/pve1/qemu/100/firewall/rules";
        _api.Get("POST", Vm, "type=in&action=ACCEPT&macro=SSH&iface=net0&enable=1");
        Assert.That(_api.Get("GET", Vm)[0]!.Value<string>("digest"), Is.EqualTo("95565beda8938ba21c4e2724be97a4f4210a2bf5"));
    }

    [Test]
    public void Each_list_is_its_own()
    {
        _api.Get("POST", "/cluster/firewall/groups", "group=web&comment=c");
        _api.Get("POST", "/cluster/firewall/groups/web", "type=in&action=DROP");
        _api.Get("POST", "/nodes/pve1/firewall/rules", "type=group&action=web");
        var inGroup = _api.Get("GET", "/cluster/firewall/groups/web").Count();
        var onOther = _api.Get("GET", "/nodes/pve2/firewall/rules").Count();
        Assert.That((Order(), inGroup, onOther), Is.EqualTo(("abcd", 1, 0)));
        Assert.That(_api.Fail("DELETE", "/cluster/firewall/groups/web"), Is.EqualTo("Security group 'web' is not empty"));
        Assert.That(_api.Fail("GET", "/cluster/firewall/groups/nosuch"), Is.EqualTo("no such security group 'nosuch'"));
        Assert.That(_api.Fail("POST", "/cluster/firewall/groups/web", "type=group&action=web"),
            Is.EqualTo("type: invalid rule type 'group' for rule_env 'group'"));
        Assert.That(_api.Fail("POST", "/nodes/pve1/qemu/100/firewall/rules", "type=in&action=DROP&iface=eth0"),
            Is.EqualTo(@"iface: value does not match the regex pattern 'net\d+'"));
    }

    [Test]
    public void A_renamed_group_is_named_anew_wherever_rules_name_it()
    {
        _api.Get("POST", "/cluster/firewall/groups", "group=web&comment=c");
        _api.Get("POST", "/nodes/pve1/firewall/rules", "type=group&action=web");
        _api.Get("POST", "/cluster/firewall/groups", "group=http&rename=web");
        Assert.That(_api.Get("GET", "/nodes/pve1/firewall/rules")[0]!.Value<string>("action"), Is.EqualTo("http"));
        Assert.That(_api.Get("GET", "/cluster/firewall/groups")[0]!.Value<string>("comment"), Is.EqualTo("c"));
        Assert.That(_api.Fail("POST", "/cluster/firewall/groups", "group=http"), Is.EqualTo("group: Security group 'http' already exists"));
    }

    [Test]
    public void A_change_waits_for_the_lists_lock()
    {
        _api.Datacenter.Locks.TryTake("cluster:firewall-cluster", shared: false);
        var waiting = Task.Run(() => _api.Call("DELETE", Rules + "/0"));
        _api.Get("POST", "/nodes/pve1/firewall/rules", "type=in&action=DROP");
        Assert.That(waiting.Wait(100), Is.False);
        _api.Datacenter.Locked(datacenter => datacenter.Locks.Release("cluster:firewall-cluster", shared: false));
        Assert.That((waiting.Result.Status, Order()), Is.EqualTo((200, "bcd")));
    }

    private string Order() => string.Concat(_api.Get("GET", Rules).Select(rule => rule.Value<string>("comment")));
}
