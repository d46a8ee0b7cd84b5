using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Tests.Qemu;

namespace Proxmox.Simulator.Tests.Sections;

/// <summary>What every area has that is one object, by the example of the options of a firewall and of the datacenter.</summary>
public sealed class SingletonTests
{
    private const string Firewall = "/cluster/firewall/options";
    private const string Datacenter = "/cluster/options";

    private VmApi _api = null!;

    [SetUp]
    public void Start() => _api = new VmApi();

    [Test]
    public void What_is_not_sent_stays_and_numbers_are_numbers()
    {
        _api.Get("PUT", Firewall, "enable=1&ebtables=0&policy_in=DROP");
        _api.Get("PUT", Firewall, "policy_in=REJECT");
        var shown = (JObject)_api.Get("GET", Firewall);
        shown.Remove("digest");
        var expected = JObject.Parse("""{"enable":1,"ebtables":0,"policy_in":"REJECT"}""");
        Assert.That(JToken.DeepEquals(shown, expected), Is.True, shown.ToString());
    }

    [Test]
    public void The_digest_is_the_one_that_PVE_makes_of_the_same_values()
    {
        Assert.That(_api.Get("GET", Firewall).Value<string>("digest"), Is.EqualTo("da39a3ee5e6b4b0d3255bfef95601890afd80709"));
        _api.Get("PUT", Firewall, "policy_out=ACCEPT&enable=0&ebtables=1");
        Assert.That(_api.Get("GET", Firewall).Value<string>("digest"), Is.EqualTo("e35af99dd86361b456b14304985849b93df3444b"));
    }

    [TestCase("delete=nosuch", "delete: no such option 'nosuch'")]
    [TestCase("policy_in=ACCEPT&digest=0000000000000000000000000000000000000000",
        "detected modified configuration - file changed by other user? Try again.")]
    [TestCase("policy_in=BAD", "policy_in: value 'BAD' does not have a value in the enumeration 'ACCEPT, REJECT, DROP'")]
    public void What_cannot_be_is_refused_and_changes_nothing(string form, string message)
    {
        _api.Get("PUT", Firewall, "policy_in=DROP");
        Assert.That(_api.Fail("PUT", Firewall, form), Is.EqualTo(message));
        Assert.That(_api.Get("GET", Firewall).Value<string>("policy_in"), Is.EqualTo("DROP"));
    }

    [Test]
    public void A_key_that_is_set_and_deleted_at_once_is_set_or_gone_as_the_area_has_it()
    {
        _api.Get("PUT", Firewall, "policy_in=DROP&delete=policy_in");
        _api.Get("PUT", Datacenter, "keyboard=de&delete=keyboard,nosuch");
        Assert.That(_api.Get("GET", Firewall).Value<string>("policy_in"), Is.EqualTo("DROP"));
        Assert.That(_api.Get("GET", Datacenter)["keyboard"], Is.Null);
    }

    [Test]
    public void Each_place_has_values_of_its_own()
    {
        _api.Get("PUT", "/nodes/pve1/firewall/options", "nf_conntrack_max=300000");
        Assert.That(_api.Get("GET", "/nodes/pve1/firewall/options").Value<int>("nf_conntrack_max"), Is.EqualTo(300000));
        Assert.That(_api.Get("GET", "/nodes/pve2/firewall/options")["nf_conntrack_max"], Is.Null);
        Assert.That(_api.Fail("PUT", "/nodes/pve1/qemu/100/firewall/options", "nf_conntrack_max=300000"),
            Does.StartWith("nf_conntrack_max: property is not defined in schema"));
    }

    [Test]
    public void Options_and_rules_of_one_file_leave_each_other_alone()
    {
        _api.Get("PUT", Firewall, "enable=1");
        _api.Get("POST", "/cluster/firewall/rules", "type=in&action=DROP&comment=c");
        _api.Get("PUT", Firewall, "policy_in=DROP");
        Assert.That(_api.Datacenter.File("firewall/cluster.fw").Text,
            Is.EqualTo("[OPTIONS]\n\nenable: 1\npolicy_in: DROP\n\n[RULES]\n\n|IN DROP # c\n\n"));
    }

    [Test]
    public void A_change_that_the_lock_refuses_is_told_in_the_locks_words()
    {
        _api.Datacenter.LockFailure = file => file == "datacenter.cfg" ? "cfs-lock 'file-datacenter_cfg' error: no quorum!" : null;
        Assert.That(_api.Fail("PUT", Datacenter, "keyboard=de"), Is.EqualTo("cfs-lock 'file-datacenter_cfg' error: no quorum!"));
    }

    [TestCase("migration=secure,network%3D192.0.2.0/24", "migration", """{"type":"secure","network":"192.0.2.0/24"}""")]
    [TestCase("migration_unsecure=1", "migration", """{"type":"insecure"}""")]
    [TestCase("next-id=lower%3D200,upper%3D300", "next-id", """{"lower":"200","upper":"300"}""")]
    [TestCase("user-tag-access=user-allow%3Dlist,user-allow-list%3Dx;y", "user-tag-access",
        """{"user-allow":"list","user-allow-list":["x","y"]}""")]
    [TestCase("registered-tags=a;b", "registered-tags", """["a","b"]""")]
    [TestCase("crs=ha%3Dstatic,ha-rebalance-on-start%3D1", "crs", """{"ha":"static","ha-rebalance-on-start":1}""")]
    [TestCase("bwlimit=migration%3D100", "bwlimit", "\"migration=100\"")]
    [TestCase("max_workers=3", "max_workers", "\"3\"")]
    [TestCase("description=a%0Ab 100%25", "description", "\"a\\nb 100%\\n\"")]
    public void The_datacenters_options_are_shown_in_PVEs_forms(string form, string key, string shown)
    {
        _api.Get("PUT", Datacenter, form);
        Assert.That(_api.Get("GET", Datacenter)[key]!.ToString(Formatting.None), Is.EqualTo(shown));
    }

    [Test]
    public void Defaults_are_shown_where_nothing_is_written()
    {
        _api.Get("PUT", Datacenter, "mac_prefix=bc:24:11&description=");
        Assert.That(_api.Get("GET", Datacenter).ToString(Formatting.None),
            Is.EqualTo("""{"description":"","mac_prefix":"BC:24:11","allowed-tags":[]}"""));
    }

    [Test]
    public void The_range_of_VMIDs_is_kept_to()
    {
        Assert.That(_api.Fail("PUT", Datacenter, "next-id=lower%3D300,upper%3D200"),
            Is.EqualTo("lower (300) <= upper (200) boundary rule broken"));
        _api.Get("PUT", Datacenter, "next-id=lower%3D200,upper%3D300");
        Assert.That(_api.Get("GET", "/cluster/nextid").Value<string>(), Is.EqualTo("200"));
    }

    [Test]
    public void Who_may_not_audit_sees_only_what_everybody_needs()
    {
        _api.Get("PUT", Datacenter, "console=html5&keyboard=de&registered-tags=a");
        _api.Become("/vms", "VM.Audit");
        Assert.That(_api.Get("GET", Datacenter).ToString(Formatting.None), Is.EqualTo("""{"console":"html5","allowed-tags":[]}"""));
        Assert.That(_api.Call("PUT", Datacenter, "console=vv").Status, Is.EqualTo(403));
    }
}
