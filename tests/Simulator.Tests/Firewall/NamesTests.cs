using Proxmox.Simulator.Tests.Lxc;

namespace Proxmox.Simulator.Tests.Firewall;

/// <summary>Aliases and sets, of the cluster and of a guest.</summary>
internal sealed class NamesTests
{
    private const string Cluster = "/cluster/firewall";
    private const string Guest = "/nodes/pve1/lxc/200/firewall";

    private LxcApi _api = null!;

    [SetUp]
    public void Start()
    {
        _api = new();
        _api.Create(200);
    }

    [TestCase(Cluster)]
    [TestCase(Guest)]
    public void An_alias_is_made_changed_renamed_and_removed(string root)
    {
        _api.Get("POST", root + "/aliases", "name=Web&cidr=192.0.2.10/32&comment=c");
        Assert.That(_api.Fail("POST", root + "/aliases", "name=web&cidr=192.0.2.11"), Does.Contain("alias 'web' already exists"));
        Assert.That(Compact(_api.Get("GET", root + "/aliases/web")),
            Is.EqualTo("""{"name":"Web","cidr":"192.0.2.10","ipversion":4,"comment":"c"}"""));
        _api.Get("PUT", root + "/aliases/web", "cidr=2001:db8::/64&rename=six");
        Assert.That(_api.Get("GET", root + "/aliases").Single().Value<int>("ipversion"), Is.EqualTo(6));
        Assert.That(_api.Fail("GET", root + "/aliases/web"), Does.Contain("no such alias"));
        Assert.That(_api.Fail("PUT", root + "/aliases/six", $"cidr=192.0.2.1&digest={new string('0', 40)}"),
            Does.StartWith("detected modified configuration"));
        _api.Get("DELETE", root + "/aliases/six");
        Assert.That(_api.Get("GET", root + "/aliases"), Is.Empty);
    }

    [TestCase(Cluster)]
    [TestCase(Guest)]
    public void A_set_holds_addresses_networks_and_aliases(string root)
    {
        _api.Get("POST", root + "/aliases", "name=web&cidr=192.0.2.10");
        _api.Get("POST", root + "/ipset", "name=old&comment=c");
        _api.Get("POST", root + "/ipset", "name=set&rename=old");
        foreach (var entry in new[] { "cidr=192.0.2.7/24&nomatch=1", "cidr=web&comment=w", "cidr=192.0.2.1" })
        {
            _api.Get("POST", root + "/ipset/set", entry);
        }

        Assert.Multiple(() =>
        {
            Assert.That(_api.Get("GET", root + "/ipset").Single().Value<string>("comment"), Is.EqualTo("c"));
            Assert.That(_api.Get("GET", root + "/ipset/set").Select(entry => entry.Value<string>("cidr")),
                Is.EqualTo(new[] { "192.0.2.0/24", "192.0.2.1", "web" }));
            Assert.That(_api.Get("GET", root + "/ipset/set/192.0.2.0/24").Value<int>("nomatch"), Is.EqualTo(1));
            Assert.That(_api.Fail("POST", root + "/ipset/set", "cidr=192.0.2.1/32"), Does.Contain("address '192.0.2.1' already exists"));
            Assert.That(_api.Fail("POST", root + "/ipset/set", "cidr=none"), Is.EqualTo("no such alias 'none'"));
            Assert.That(_api.Fail("POST", root + "/ipset/set", "cidr=0.0.0.0/0"), Does.Contain("a zero prefix is not allowed"));
            Assert.That(_api.Fail("DELETE", root + "/ipset/set"), Is.EqualTo("IPSet 'set' is not empty"));
            Assert.That(_api.Fail("GET", root + "/ipset/none"), Is.EqualTo("no such IPSet 'none'"));
        });
        _api.Get("PUT", root + "/ipset/set/192.0.2.0/24", "comment=n");
        Assert.That(_api.Get("GET", root + "/ipset/set/192.0.2.0/24")["nomatch"], Is.Null);
        _api.Get("DELETE", root + "/ipset/set/web");
        _api.Get("DELETE", root + "/ipset/set", "force=1");
        Assert.That(_api.Get("GET", root + "/ipset"), Is.Empty);
    }

    [Test]
    public void A_guest_may_refer_to_the_names_of_the_cluster_and_to_its_own()
    {
        _api.Get("POST", Cluster + "/aliases", "name=web&cidr=192.0.2.10");
        _api.Get("POST", Guest + "/ipset", "name=ipfilter-net0");
        Assert.That(_api.Get("GET", Guest + "/refs").Select(Compact), Is.EqualTo(new[]
        {
            """{"type":"alias","name":"web","ref":"web","scope":"dc"}""",
            """{"type":"ipset","name":"ipfilter-net0","ref":"+ipfilter-net0","scope":"guest"}""",
        }));
        Assert.That(_api.Get("GET", Guest + "/refs", "type=alias").Count(), Is.EqualTo(1));
        _api.Get("POST", Guest + "/rules", "action=ACCEPT&type=in&source=dc/web&dest=%2Bipfilter-net0");
        Assert.That(_api.Fail("POST", Cluster + "/rules", "action=ACCEPT&type=in&dest=%2Bipfilter-net0"),
            Does.Contain("no such ipset 'ipfilter-net0'"));
    }

    private static string Compact(Newtonsoft.Json.Linq.JToken answer) => answer.ToString(Newtonsoft.Json.Formatting.None);
}
