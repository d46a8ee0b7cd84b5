using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Access;

namespace Proxmox.Simulator.Tests.Access;

/// <summary>Which privileges a user or token holds where.</summary>
public sealed class PermissionTests
{
    private PveSimulator _simulator = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _simulator = await PveSimulator.StartAsync(new SimulatorOptions { Profile = "recording" });
        _simulator.Request("POST", "/access/users", ("userid", "eve@pve"));
        _simulator.Request("POST", "/access/groups", ("groupid", "ops"));
        _simulator.Request("PUT", "/access/users/eve@pve", ("groups", "ops"));
    }

    [TearDown]
    public async Task StopAsync() => await _simulator.DisposeAsync();

    [Test]
    public void A_role_is_handed_down_only_when_it_propagates()
    {
        Grant("/vms", "PVEVMUser", ("users", "eve@pve"), ("propagate", 0));
        Grant("/storage", "PVEDatastoreUser", ("users", "eve@pve"));
        Assert.That(Held("eve@pve", "/vms"), Does.Contain("VM.Audit"));
        Assert.That(Held("eve@pve", "/vms/100"), Is.Empty);
        Assert.That(Held("eve@pve", "/storage/local"), Is.EquivalentTo(["Datastore.Audit", "Datastore.AllocateSpace"]));
    }

    [Test]
    public void A_deeper_entry_replaces_what_comes_from_above()
    {
        Grant("/", "PVEAdmin", ("users", "eve@pve"));
        Grant("/vms/100", "PVEAuditor", ("users", "eve@pve"));
        Assert.That(Held("eve@pve", "/vms/100"), Does.Contain("VM.Audit").And.No.Member("VM.PowerMgmt"));
        Assert.That(Held("eve@pve", "/vms/101"), Does.Contain("VM.PowerMgmt"));
    }

    [Test]
    public void A_users_own_entry_hides_those_of_the_groups_on_the_same_path()
    {
        Grant("/vms", "PVEVMAdmin", ("groups", "ops"));
        Assert.That(Held("eve@pve", "/vms"), Does.Contain("VM.Allocate"));
        Grant("/vms", "PVEAuditor", ("users", "eve@pve"));
        Assert.That(Held("eve@pve", "/vms"), Does.Not.Contain("VM.Allocate"));
    }

    [Test]
    public void NoAccess_takes_everything_away()
    {
        Grant("/vms", "PVEVMAdmin", ("users", "eve@pve"));
        Grant("/vms/100", "NoAccess", ("users", "eve@pve"));
        Assert.That(Held("eve@pve", "/vms/100"), Is.Empty);
    }

    [Test]
    public void A_pools_role_reaches_its_members_without_being_handed_on()
    {
        _simulator.Request("POST", "/pools", ("poolid", "p"));
        _simulator.Request("PUT", "/pools", ("poolid", "p"), ("vms", "100"), ("storage", "local"));
        Grant("/pool/p", "PVEAdmin", ("users", "eve@pve"));
        Assert.That(Held("eve@pve", "/vms/100"), Does.Contain("VM.PowerMgmt"));
        Assert.That(Held("eve@pve", "/vms/101"), Is.Empty);
        Assert.That(_simulator.Datacenter.Rights.Of("eve@pve", "/storage/local")["Datastore.Audit"], Is.False);
    }

    [Test]
    public void A_separated_token_holds_what_both_it_and_its_user_hold()
    {
        _simulator.Request("POST", "/access/users/eve@pve/token/ci");
        Grant("/vms", "PVEVMUser", ("users", "eve@pve"));
        Assert.That(Held("eve@pve!ci", "/vms"), Is.Empty);
        Grant("/vms", "PVEAuditor", ("tokens", "eve@pve!ci"));
        Assert.That(Held("eve@pve!ci", "/vms"), Is.EquivalentTo(["VM.Audit", "VM.GuestAgent.Audit"]));
        _simulator.Request("PUT", "/access/users/eve@pve/token/ci", ("privsep", 0));
        Assert.That(Held("eve@pve!ci", "/vms"), Does.Contain("VM.PowerMgmt"));
    }

    [Test]
    public void Who_may_only_allocate_hands_out_no_more_than_they_hold()
    {
        _simulator.Request("POST", "/access/roles", ("roleid", "Alloc"), ("privs", "VM.Allocate,VM.Audit"));
        Grant("/vms/100", "Alloc", ("users", "eve@pve"));
        var config = _simulator.Datacenter.Rights;
        Assert.That(config.MayModifyAcl("eve@pve", "/vms/100"), Is.True);
        Assert.That(config.MayModifyAcl("eve@pve", "/vms/101"), Is.False);
    }

    [TestCase(PveVersion.V92, "VM.GuestAgent.Audit", "VM.Monitor")]
    [TestCase(PveVersion.V84, "VM.Monitor", "VM.GuestAgent.Audit")]
    public void Each_release_has_its_own_privileges(PveVersion version, string has, string lacks)
    {
        Assert.That(BuiltInRoles.Privileges(version), Does.Contain(has).And.No.Member(lacks));
        Assert.That(BuiltInRoles.For(version)["PVEVMAdmin"], Is.Not.Empty.And.No.Member(lacks));
    }

    private IEnumerable<string> Held(string id, string path)
    {
        lock (_simulator.Datacenter.Gate)
        {
            return _simulator.Datacenter.Rights.Of(id, path).Keys;
        }
    }

    private void Grant(string path, string role, params (string, JToken)[] more) =>
        _simulator.Request("PUT", "/access/acl", [("path", path), ("roles", role), .. more]);
}
