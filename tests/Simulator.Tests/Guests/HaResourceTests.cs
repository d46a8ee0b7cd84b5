using Proxmox.Simulator.Tests.Qemu;

namespace Proxmox.Simulator.Tests.Guests;

/// <summary>The HA manager's resources.</summary>
public sealed class HaResourceTests
{
    private VmApi _api = null!;

    [SetUp]
    public void Start()
    {
        _api = new VmApi();
        _api.Create(100, "scsi0=nas:1");
    }

    [Test]
    public void A_guest_that_is_added_without_a_state_is_started()
    {
        _api.Get("POST", "/cluster/ha/resources", "sid=100");
        Assert.That(() => _api.Vm("GET", "100/status/current").Value<string>("status"), Is.EqualTo("running").After(3000, 10));
        var entry = _api.Get("GET", "/cluster/ha/resources")[0]!;
        Assert.That((entry.Value<string>("sid"), entry["state"]), Is.EqualTo(("vm:100", (object?)null)));
        Assert.That(_api.Get("GET", "/cluster/resources", "type=vm")[0]!.Value<string>("hastate"), Is.EqualTo("started"));
    }

    [Test]
    public void A_change_of_state_is_carried_out()
    {
        _api.Get("POST", "/cluster/ha/resources", "sid=vm:100&state=stopped&max_restart=2&comment=c");
        _api.Get("PUT", "/cluster/ha/resources/vm:100", "state=started&delete=comment");
        Assert.That(() => _api.Vm("GET", "100/status/current").Value<string>("status"), Is.EqualTo("running").After(3000, 10));
        var entry = _api.Get("GET", "/cluster/ha/resources/vm:100");
        Assert.That((entry.Value<int>("max_restart"), entry["comment"]), Is.EqualTo((2, (object?)null)));
    }

    [Test]
    public void A_guest_is_moved_on_request()
    {
        _api.Get("POST", "/cluster/ha/resources", "sid=vm:100&state=stopped");
        Assert.That(_api.Get("POST", "/cluster/ha/resources/vm:100/migrate", "node=pve2").Value<string>("requested-node"),
            Is.EqualTo("pve2"));
        Assert.That(() => _api.Datacenter.Locked(state => state.Guests[100].Node), Is.EqualTo("pve2").After(3000, 10));
    }

    [Test]
    public void A_guest_that_is_ignored_is_its_users_own()
    {
        _api.Get("POST", "/cluster/ha/resources", "sid=vm:100&state=ignored");
        Assert.That(_api.Start("POST", "/100/status/start").Upid.Type, Is.EqualTo("qmstart"));
        _api.Wait();
    }

    [TestCase("POST", "", "sid=vm:999", "resource 'vm:999' does not exist in cluster")]
    [TestCase("POST", "", "sid=999", "unable to detect SID from VMID - VM/CT 999 does not exist")]
    [TestCase("POST", "", "sid=vm:100", "create resource failed: resource ID 'vm:100' already defined")]
    [TestCase("POST", "", "sid=vm:100&group=g1", "invalid parameter 'group': ha groups have been migrated to rules")]
    [TestCase("GET", "/vm:999", "", "no such resource 'vm:999'")]
    [TestCase("DELETE", "/vm:999", "", "cannot delete service 'vm:999', not HA managed!")]
    public void What_cannot_be_is_refused(string verb, string path, string form, string message)
    {
        _api.Get("POST", "/cluster/ha/resources", "sid=vm:100&state=stopped");
        Assert.That(_api.Fail(verb, "/cluster/ha/resources" + path, form), Is.EqualTo(message));
    }
}
