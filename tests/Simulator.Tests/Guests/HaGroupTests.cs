using Proxmox.Simulator.Tests.Qemu;

namespace Proxmox.Simulator.Tests.Guests;

/// <summary>The HA manager's groups, which 8.4 has.</summary>
public sealed class HaGroupTests
{
    private const string Root = "/cluster/ha/groups";

    private VmApi _api = null!;

    [SetUp]
    public void Start()
    {
        _api = new VmApi(PveVersion.V84);
        _api.Get("POST", Root, "group=g1&nodes=pve1:2,pve2&restricted=1");
    }

    [Test]
    public void A_group_is_made_changed_and_removed()
    {
        _api.Get("PUT", Root + "/g1", "nofailback=1&comment=c&delete=restricted");
        var shown = _api.Get("GET", Root + "/g1");
        Assert.That((shown["nodes"]!.ToString(), shown["nofailback"]!.ToString(), shown["restricted"]),
            Is.EqualTo(("pve1:2,pve2", "1", (object?)null)));
        _api.Get("DELETE", Root + "/g1");
        Assert.That(_api.Get("GET", Root), Is.Empty);
    }

    [Test]
    public void A_group_in_use_stays()
    {
        _api.Create(100);
        _api.Get("POST", "/cluster/ha/resources", "sid=vm:100&state=stopped&group=g1");
        Assert.That(_api.Fail("DELETE", Root + "/g1"), Is.EqualTo("delete ha group failed: ha group is used by service 'vm:100'"));
        Assert.That(_api.Fail("PUT", "/cluster/ha/resources/vm:100", "group=g2"), Is.EqualTo("HA group 'g2' does not exist"));
    }

    [TestCase("POST", "", "group=g1&nodes=pve1", "create ha group failed: ha group ID 'g1' already defined")]
    [TestCase("POST", "", "group=g2", "nodes: property is missing and it is not optional")]
    [TestCase("GET", "/g2", "", "no such ha group 'g2'")]
    [TestCase("PUT", "/g2", "comment=c", "update ha group failed: no such ha group 'g2'")]
    public void What_cannot_be_is_refused(string verb, string path, string form, string message) =>
        Assert.That(_api.Fail(verb, Root + path, form), Is.EqualTo(message));

    [TestCase("GET", "", "", "cannot index groups")]
    [TestCase("POST", "", "group=g1&nodes=pve1", "cannot create group")]
    [TestCase("GET", "/g1", "", "cannot read group")]
    [TestCase("PUT", "/g1", "comment=c", "cannot update group")]
    [TestCase("DELETE", "/g1", "", "cannot delete group")]
    public void In_release_9_2_groups_have_become_rules(string verb, string path, string form, string what) =>
        Assert.That(new VmApi().Fail(verb, Root + path, form), Is.EqualTo(what + ": ha groups have been migrated to rules"));
}
