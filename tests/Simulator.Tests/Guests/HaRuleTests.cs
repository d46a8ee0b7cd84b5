using Newtonsoft.Json;
using Proxmox.Simulator.Tests.Qemu;

namespace Proxmox.Simulator.Tests.Guests;

/// <summary>The HA manager's rules, on three nodes and with the resources vm:100, vm:101 and vm:102.</summary>
public sealed class HaRuleTests
{
    private const string Root = "/cluster/ha/rules";
    private const string NoType = "property is missing and it is not optional";

    private VmApi _api = null!;

    private string File => _api.Datacenter.File("ha/rules.cfg").Text;

    [SetUp]
    public void Start()
    {
        _api = new VmApi();
        foreach (var vmId in new[] { 100, 101, 102 })
        {
            _api.Create(vmId);
            _api.Get("POST", "/cluster/ha/resources", $"sid=vm:{vmId}&state=stopped");
        }
    }

    [Test]
    public void A_rule_is_kept_with_its_lists_sorted()
    {
        _api.Get("POST", Root, "rule=r1&type=node-affinity&resources=vm:101 vm:100&nodes=pve2:0,pve1:10,pve2&strict=1&comment=c");
        Assert.That(File, Is.EqualTo("node-affinity: r1\n\tcomment c\n\tnodes pve1:10,pve2\n\tresources vm:100,vm:101\n\tstrict 1\n"));
        var shown = _api.Get("GET", Root + "/r1");
        Assert.That((shown["digest"]!.ToString(), shown["order"]!.ToString(), shown["strict"]!.ToString(), shown["rule"]!.ToString()),
            Is.EqualTo((_api.Datacenter.File("ha/rules.cfg").Digest, "1", "1", "r1")));
        Assert.That(_api.Get("GET", Root).ToString(Formatting.None), Is.EqualTo($"[{shown.ToString(Formatting.None)}]"));
    }

    [Test]
    public void An_update_needs_the_type_alone_and_keeps_the_rest()
    {
        _api.Get("POST", Root, "rule=r1&type=node-affinity&resources=vm:100&nodes=pve1&comment=c");
        Assert.That(_api.Fail("PUT", Root + "/r1", "comment=n"), Does.Contain("type: " + NoType));
        Assert.That(_api.Fail("PUT", Root + "/r1", "type=resource-affinity&affinity=positive"),
            Is.EqualTo("update HA rules failed: unexpected property 'type'"));
        _api.Get("PUT", Root + "/r1", "type=node-affinity&nodes=pve2&delete=comment");
        Assert.That(File, Is.EqualTo("node-affinity: r1\n\tnodes pve2\n\tresources vm:100\n"));
    }

    [Test]
    public void A_disabled_rule_is_enabled_by_deleting_the_word_and_not_by_setting_it_to_0()
    {
        _api.Get("POST", Root, "rule=r1&type=node-affinity&resources=vm:100&nodes=pve1&disable=1");
        _api.Get("PUT", Root + "/r1", "type=node-affinity&disable=0");
        Assert.That(File, Does.Contain("\tdisable 1\n"));
        _api.Get("PUT", Root + "/r1", "type=node-affinity&delete=disable");
        Assert.That(File, Does.Not.Contain("disable"));
    }

    [Test]
    public void Rules_are_listed_by_type_and_by_resource_in_the_order_of_the_file()
    {
        foreach (var id in new[] { "r1", "r2", "r3", "r4" })
        {
            _api.Get("POST", Root, $"rule={id}&type=resource-affinity&resources=vm:100,vm:101&affinity=positive");
        }

        _api.Get("POST", Root, "rule=n1&type=node-affinity&resources=vm:102&nodes=pve1");
        Assert.That(Ids(""), Is.EqualTo("r1=1 r2=2 n1=3 r4=4 r3=5"));
        Assert.That((Ids("type=node-affinity"), Ids("resource=vm:102"), Ids("resource=vm:9")), Is.EqualTo(("n1=3", "n1=3", "")));
    }

    [TestCase("rule=r1&type=node-affinity&resources=vm:100&nodes=pve1", "HA rule 'r1' already defined")]
    [TestCase("rule=r2&type=node-affinity&resources=vm:101,vm:999,ct:7&nodes=pve1", "cannot use unmanaged resource(s) ct:7, vm:999.")]
    [TestCase("rule=r2&type=node-affinity&resources=,&nodes=pve1", "no resources were specified")]
    [TestCase("rule=r2&type=node-affinity&resources=vm:101&nodes=,", "no nodes were specified")]
    [TestCase("rule=r2&type=node-affinity&resources=vm:101&nodes=pve1:2,nosuch", "cannot use non-existent node(s) nosuch.")]
    [TestCase("rule=r2&type=node-affinity&resources=vm:100&nodes=pve2", "400 Rule 'r2' is invalid.")]
    public void What_cannot_be_is_refused(string form, string message)
    {
        _api.Get("POST", Root, "rule=r1&type=node-affinity&resources=vm:100&nodes=pve1:2,pve2");
        var before = File;
        Assert.That((_api.Fail("POST", Root, form), File), Is.EqualTo(("create ha rule failed: " + message, before)));
    }

    [TestCase("positive", "vm:101", "rule is ineffective as there are less than two resources")]
    [TestCase("negative", "vm:100,vm:101", "resources are in node affinity rules with multiple priorities")]
    [TestCase("positive", "vm:101,vm:102", "resources are in multiple node affinity rules")]
    [TestCase("negative", "vm:101,vm:102", "two or more resources are restricted to less nodes than available to the resources")]
    public void A_rule_that_contradicts_others_is_refused_with_the_reason(string affinity, string resources, string reason)
    {
        _api.Get("POST", Root, "rule=n0&type=node-affinity&resources=vm:100&nodes=pve1:2,pve2");
        _api.Get("POST", Root, "rule=n1&type=node-affinity&resources=vm:101&nodes=pve3");
        _api.Get("POST", Root, "rule=n2&type=node-affinity&resources=vm:102&nodes=pve3");
        var answer = _api.Call("POST", Root, $"rule=rr&type=resource-affinity&resources={resources}&affinity={affinity}");
        Assert.That(answer.Message, Is.EqualTo($"create ha rule failed: 400 Rule 'rr' is invalid.\nresources: {reason}\n"));
    }

    [Test]
    public void Rules_that_contradict_each_other_afterwards_say_so()
    {
        _api.Get("POST", Root, "rule=apart&type=resource-affinity&resources=vm:100,vm:101&affinity=negative");
        _api.Get("POST", Root, "rule=both&type=resource-affinity&resources=vm:100,vm:101&affinity=positive&disable=1");
        Assert.That(_api.Get("GET", Root + "/apart")["errors"], Is.Null);
        // As another tool would write it.
        _api.Datacenter.File("ha/rules.cfg").Write(File.Replace("\tdisable 1\n", "", StringComparison.Ordinal));
        Assert.That(_api.Get("GET", Root + "/apart")["errors"]!.ToString(Formatting.None),
            Is.EqualTo("""{"resources":["rule shares two or more resources with a positive resource affinity rule"]}"""));
    }

    [Test]
    public void A_resource_that_goes_leaves_the_rules_unless_told_otherwise()
    {
        _api.Get("POST", Root, "rule=r1&type=node-affinity&resources=vm:100&nodes=pve1");
        _api.Get("POST", Root, "rule=r2&type=resource-affinity&resources=vm:100,vm:101,vm:102&affinity=positive");
        _api.Get("DELETE", "/cluster/ha/resources/vm:101", "purge=0");
        Assert.That(File, Does.Contain("vm:100,vm:101,vm:102"));
        _api.Get("DELETE", "/cluster/ha/resources/vm:100");
        Assert.That(File, Is.EqualTo("resource-affinity: r2\n\taffinity positive\n\tresources vm:101,vm:102\n"));
    }

    [Test]
    public void A_rule_that_is_not_there_can_be_removed_and_not_changed()
    {
        _api.Get("DELETE", Root + "/nosuch");
        Assert.That(_api.Fail("GET", Root + "/nosuch"), Is.EqualTo("no such ha rule 'nosuch'"));
        Assert.That(_api.Fail("PUT", Root + "/nosuch", "type=node-affinity&comment=c"),
            Is.EqualTo("update HA rules failed: HA rule 'nosuch' does not exist"));
    }

    [Test]
    public void All_files_of_the_manager_are_behind_one_lock()
    {
        Assert.That(_api.Datacenter.Locks.TryTake("cluster:domain-ha", shared: false), Is.True);
        var waiting = Task.Run(() => _api.Fail("POST", "/cluster/ha/resources", "sid=vm:100"));
        Assert.That(waiting.Wait(50), Is.False);
        _api.Datacenter.Locked(state => state.Locks.Release("cluster:domain-ha", shared: false));
        Assert.That(waiting.Result, Does.EndWith("already defined"));
    }

    [Test]
    public void What_belongs_together_moves_together_and_what_does_not_blocks()
    {
        _api.Get("POST", Root, "rule=both&type=resource-affinity&resources=vm:100,vm:101&affinity=positive");
        var moved = _api.Get("POST", "/cluster/ha/resources/vm:100/migrate", "node=pve2");
        Assert.That(moved["comigrated-resources"]!.ToString(Formatting.None), Is.EqualTo("""["vm:101"]"""));
        Assert.That(() => NodeOf(100) + NodeOf(101), Is.EqualTo("pve2pve2").After(3000, 10));
        _api.Get("POST", Root, "rule=apart&type=resource-affinity&resources=vm:101,vm:102&affinity=negative");
        var answer = _api.Get("POST", "/cluster/ha/resources/vm:102/migrate", "node=pve2");
        Assert.That(answer["blocking-resources"]!.ToString(Formatting.None),
            Is.EqualTo("""[{"sid":"vm:100","cause":"resource-affinity"},{"sid":"vm:101","cause":"resource-affinity"}]"""));
        _api.Wait();
        Assert.That(NodeOf(102), Is.EqualTo("pve1"));
    }

    [Test]
    public void Reading_needs_to_audit_and_changing_needs_the_console()
    {
        _api.Become("/", "Sys.Audit");
        _api.Get("GET", Root);
        Assert.That(_api.Fail("POST", Root, "rule=r1&type=node-affinity&resources=vm:100&nodes=pve1"),
            Is.EqualTo("Permission check failed (/, Sys.Console)"));
    }

    [Test]
    public void Release_8_4_has_no_rules()
    {
        var old = new VmApi(PveVersion.V84);
        Assert.That(old.Call("GET", Root).Status, Is.EqualTo(501));
    }

    private string Ids(string query) =>
        string.Join(' ', _api.Get("GET", Root, query).Select(rule => $"{rule.Value<string>("rule")}={rule["order"]}"));

    private string NodeOf(int vmId) => _api.Datacenter.Locked(state => state.Guests[vmId].Node);
}
