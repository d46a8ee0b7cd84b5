using Proxmox.Simulator.Guests;
using Proxmox.Simulator.Tests.Qemu;

namespace Proxmox.Simulator.Tests.Guests;

/// <summary>How the HA manager fares, and what it does when a node goes.</summary>
public sealed class HaRecoveryTests
{
    private VmApi _api = null!;

    [SetUp]
    public void Start()
    {
        _api = new VmApi();
        _api.Create(100, node: "pve2");
    }

    private void Pass(int seconds)
    {
        for (; seconds > 0; seconds -= 10)
        {
            _api.Datacenter.Clock.Advance(TimeSpan.FromSeconds(10));
            _api.Datacenter.Locked(datacenter => HaRecovery.Of(datacenter).RunDue());
        }
    }

    private string NodeState(string node) =>
        (string)_api.Get("GET", "/cluster/ha/status/manager_status")["manager_status"]!["node_status"]![node]!;

    private Newtonsoft.Json.Linq.JToken Entry(string id) =>
        _api.Get("GET", "/cluster/ha/status/current").Single(entry => (string?)entry["id"] == id);

    [Test]
    public void Before_the_first_resource_nobody_leads()
    {
        Assert.That(_api.Get("GET", "/cluster/ha/status/current").Select(entry => (string?)entry["id"]), Is.EqualTo(["quorum", "fencing"]));
        _api.Get("POST", "/cluster/ha/resources", "sid=vm:100&state=stopped&comment=x");
        var resource = Entry("service:vm:100");
        Assert.That(((string?)resource["state"], (string?)resource["status"], (string?)resource["comment"]),
            Is.EqualTo(("stopped", "vm:100 (pve2, stopped)", "x")));
        Assert.That((string?)Entry("lrm:pve2")["status"], Does.StartWith("pve2 (active, watchdog active, "));
        Assert.That((string?)Entry("lrm:pve3")["status"], Does.StartWith("pve3 (idle, watchdog standby, "));
    }

    [Test]
    public void The_resources_of_a_node_that_has_gone_come_up_elsewhere()
    {
        _api.Get("POST", "/cluster/ha/resources", "sid=vm:100&state=stopped");
        _api.Get("POST", "/cluster/ha/rules", "rule=best&type=node-affinity&resources=vm:100&nodes=pve3:2,pve1:1");
        _api.Datacenter.FindNode("pve2")!.Online = false;
        Pass(50);
        Assert.That(NodeState("pve2"), Is.EqualTo("unknown"));
        Pass(30);
        Assert.That(NodeState("pve2"), Is.EqualTo("fence"));
        Pass(60);
        Assert.That(_api.Datacenter.Guests[100].Node, Is.EqualTo("pve3"));
    }

    [Test]
    public void A_strict_rule_lets_a_resource_wait_for_its_nodes()
    {
        _api.Get("POST", "/cluster/ha/resources", "sid=vm:100&state=stopped");
        _api.Get("POST", "/cluster/ha/rules", "rule=only&type=node-affinity&resources=vm:100&nodes=pve2&strict=1");
        _api.Datacenter.FindNode("pve2")!.Online = false;
        Pass(200);
        Assert.That(_api.Datacenter.Guests[100].Node, Is.EqualTo("pve2"));
    }

    [TestCase("negative", "pve3")]
    [TestCase("positive", "pve1")]
    public void A_rule_about_two_resources_says_where_one_of_them_comes_up(string affinity, string node)
    {
        _api.Create(101, node: "pve1");
        _api.Get("POST", "/cluster/ha/resources", "sid=vm:100&state=stopped");
        _api.Get("POST", "/cluster/ha/resources", "sid=vm:101&state=stopped");
        _api.Get("POST", "/cluster/ha/rules", $"rule=both&type=resource-affinity&resources=vm:100,vm:101&affinity={affinity}");
        _api.Datacenter.FindNode("pve2")!.Online = false;
        Pass(200);
        Assert.That(_api.Datacenter.Guests[100].Node, Is.EqualTo(node));
    }

    [Test]
    public void Disarmed_the_manager_does_nothing_until_it_is_armed_again()
    {
        _api.Get("POST", "/cluster/ha/resources", "sid=vm:100&state=stopped");
        _api.Get("POST", "/cluster/ha/status/disarm-ha", "resource-mode=freeze");
        Assert.That((string?)Entry("fencing")["armed-state"], Is.EqualTo("disarmed"));
        _api.Get("PUT", "/cluster/ha/resources/vm:100", "state=started");
        _api.Wait();
        Assert.That((string?)_api.Get("GET", "/nodes/pve2/qemu/100/status/current")["status"], Is.EqualTo("stopped"));
        _api.Get("POST", "/cluster/ha/status/arm-ha");
        Assert.That(() => (string?)_api.Get("GET", "/nodes/pve2/qemu/100/status/current")["status"],
            Is.EqualTo("running").After(5000, 20));
    }
}
