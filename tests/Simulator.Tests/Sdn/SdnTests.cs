using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Tests.Qemu;

namespace Proxmox.Simulator.Tests.Sdn;

/// <summary>Applying the software-defined network, its lock and what nodes and guests have of it.</summary>
public sealed class SdnTests
{
    private const string Root = "/cluster/sdn";
    private const string WrongToken = "invalid lock token provided! at /usr/share/perl5/PVE/Network/SDN.pm line 291.";

    private VmApi _api = null!;

    [SetUp]
    public void Start() => _api = new VmApi();

    [Test]
    public void Applying_is_a_task_that_reloads_the_network_of_each_node()
    {
        MakeVnet();
        var upid = _api.Get("PUT", Root).Value<string>()!;
        _api.Wait();
        Assert.That((upid, _api.Datacenter.Tasks.Find(upid)!.ExitStatus), Is.EqualTo((upid, "OK")));
        Assert.That(upid, Does.Contain(":reloadnetworkall::root@pam:"));
        var reloads = _api.Datacenter.Tasks.All.Where(task => task.Upid.Type == "srvreload");
        Assert.That(reloads.Select(task => task.Upid.Node), Is.EquivalentTo(new[] { "pve1", "pve2", "pve3" }));
    }

    [Test]
    public void Guests_can_be_on_a_VNet_once_it_was_applied_where_its_zone_is()
    {
        MakeVnet("nodes=pve1");
        _api.Create(100, "net0=virtio%2Cbridge%3Dvn1");
        Assert.That(_api.Run("POST", "/100/status/start").Log, Does.Contain("bridge 'vn1' does not exist"));
        Apply();
        Assert.That(_api.Run("POST", "/100/status/start").Exit, Is.EqualTo("OK"));
        _api.Create(101, "net0=virtio%2Cbridge%3Dvn1", "pve2");
        Assert.That(_api.Run("POST", "/101/status/start", node: "pve2").Log, Does.Contain("bridge 'vn1' does not exist"));
    }

    [Test]
    public void A_guests_card_on_a_VNet_needs_the_use_of_its_zone()
    {
        MakeVnet();
        _api.Create(100);
        _api.Become("/vms", "VM.Config.Network");
        Assert.That(_api.VmFails("PUT", "100/config", "net0=virtio%2Cbridge%3Dvn1"),
            Is.EqualTo("Permission check failed (/sdn/zones/zs/vn1, SDN.Use)"));
        Assert.That(_api.VmFails("PUT", "100/config", "net0=virtio%2Cbridge%3Dvmbr0"),
            Is.EqualTo("Permission check failed (/sdn/zones/localnetwork/vmbr0, SDN.Use)"));
    }

    [Test]
    public void A_nodes_network_and_the_clusters_list_show_what_was_applied()
    {
        MakeVnet("ipam=pve");
        Assert.That(_api.Get("GET", "/nodes/pve1/network", "type=vnet"), Is.Empty);
        Apply();
        var shown = _api.Get("GET", "/nodes/pve1/network", "type=vnet").Single();
        Assert.That((shown["iface"]!.ToString(), shown["type"]!.ToString(), shown["ipam"]!.ToString()), Is.EqualTo(("vn1", "vnet", "1")));
        Assert.That(_api.Get("GET", "/nodes/pve1/network").Select(entry => entry["iface"]!.ToString()), Does.Not.Contain("vn1"));
        Assert.That(_api.Get("GET", "/nodes/pve1/network", "type=include_sdn").Select(entry => entry["iface"]!.ToString()),
            Is.SupersetOf(new[] { "vmbr0", "vn1" }));
        Assert.That(_api.Get("GET", "/nodes/pve1/sdn/zones").Single()["status"]!.ToString(), Is.EqualTo("available"));
        Assert.That(_api.Get("GET", "/nodes/pve1/sdn/zones/zs/content").Single()["vnet"]!.ToString(), Is.EqualTo("vn1"));
        Assert.That(_api.Fail("GET", "/nodes/pve1/sdn/vnets/vn1/mac-vrf"), Is.EqualTo("zone: zone zs is not an EVPN zone."));
        Assert.That(_api.Fail("GET", "/nodes/pve1/sdn/zones/zs/ip-vrf"), Is.EqualTo("zone: zone is not an EVPN zone"));
        Assert.That(_api.Get("GET", "/cluster/resources").Select(entry => entry["id"]!.ToString()), Does.Contain("network/pve2/zone/zs"));
    }

    [Test]
    public void A_node_that_has_not_reloaded_its_network_says_so()
    {
        MakeVnet();
        Apply();
        _api.Faults.OnTask("srvreload").Fail("command 'ifreload -a' failed").Times(3);
        Apply();
        var shown = _api.Get("GET", "/nodes/pve1/sdn/zones/zs/content").Single();
        Assert.That((shown["status"]!.ToString(), shown["statusmsg"]!.ToString()),
            Is.EqualTo(("pending", "local sdn network configuration is too old, please reload")));
        _api.Get("PUT", "/nodes/pve1/network");
        _api.Wait();
        Assert.That(_api.Get("GET", "/nodes/pve1/sdn/zones").Single()["status"]!.ToString(), Is.EqualTo("available"));
    }

    [Test]
    public void What_is_rolled_back_never_was()
    {
        MakeVnet();
        Apply();
        var before = Everything();
        _api.Get("DELETE", Root + "/vnets/vn1");
        _api.Get("PUT", Root + "/zones/zs", "mtu=1400");
        _api.Get("POST", Root + "/zones", "zone=zt&type=simple");
        Assert.That(Everything(), Is.Not.EqualTo(before));
        _api.Get("POST", Root + "/rollback");
        Assert.That(Everything(), Is.EqualTo(before));
    }

    [Test]
    public void Who_has_the_token_changes_things_and_nobody_else()
    {
        MakeVnet();
        Apply();
        var token = _api.Get("POST", Root + "/lock").Value<string>()!;
        Assert.That(_api.Fail("PUT", Root + "/zones/zs", "mtu=1400"), Is.EqualTo("update sdn zone object failed: " + WrongToken));
        Assert.That(_api.Fail("POST", Root + "/zones", "zone=zt&type=simple&lock-token=x"),
            Is.EqualTo("create sdn zone object failed: " + WrongToken));
        Assert.That(_api.Fail("PUT", Root), Is.EqualTo("could not commit SDN config: " + WrongToken));
        Assert.That(_api.Fail("POST", Root + "/rollback"), Is.EqualTo("could not rollback SDN configuration: " + WrongToken));
        _api.Get("PUT", Root + "/zones/zs", $"mtu=1400&lock-token={token}");
        Assert.That(_api.Fail("DELETE", Root + "/lock", "lock-token=x"), Is.EqualTo("could not release lock: " + WrongToken));
        _api.Get("DELETE", Root + "/lock", $"lock-token={token}");
        _api.Get("PUT", Root + "/zones/zs", "mtu=1300");
    }

    [Test]
    public void The_token_is_kept_when_applying_unless_its_release_is_asked_for()
    {
        var token = _api.Get("POST", Root + "/lock").Value<string>()!;
        _api.Get("PUT", Root, $"lock-token={token}");
        Assert.That(_api.Fail("POST", Root + "/lock"), Is.EqualTo("could not acquire lock for SDN config: " + WrongToken));
        _api.Get("PUT", Root, $"lock-token={token}&release-lock=1");
        _api.Get("POST", Root + "/lock");
        _api.Get("DELETE", Root + "/lock", "force=1");
        _api.Get("POST", Root + "/lock");
    }

    [Test]
    public void A_token_is_given_out_over_changes_only_on_request()
    {
        MakeVnet();
        Assert.That(_api.Fail("POST", Root + "/lock"), Is.EqualTo("could not acquire lock for SDN config: configuration has pending changes"
            + " at /usr/share/perl5/PVE/API2/Network/SDN.pm line 150."));
        _api.Get("POST", Root + "/lock", "allow-pending=1");
    }

    [Test]
    public void Applying_needs_to_allocate_and_reading_to_audit()
    {
        _api.Become("/sdn", "SDN.Audit");
        _api.Get("GET", Root);
        Assert.That(_api.Fail("PUT", Root), Is.EqualTo("Permission check failed (/sdn, SDN.Allocate)"));
    }

    [Test]
    public void Release_8_4_applies_without_a_lock()
    {
        _api = new VmApi(PveVersion.V84);
        MakeVnet();
        Apply();
        Assert.That(_api.Get("GET", "/cluster/resources").Select(entry => entry["id"]!.ToString()), Does.Contain("sdn/pve1/zs"));
        Assert.That(_api.Call("POST", Root + "/lock").Status, Is.EqualTo(501));
        Assert.That(_api.Fail("PUT", Root + "/zones/zs", "lock-token=x"), Does.Contain("property is not defined in schema"));
    }

    [Test]
    public void The_firewall_of_a_VNet_is_there_once_it_was_applied()
    {
        const string Firewall = Root + "/vnets/vn1/firewall";
        MakeVnet();
        Assert.That(_api.Fail("GET", Firewall + "/rules"),
            Is.EqualTo("invalid vnet specified at /usr/share/perl5/PVE/API2/Firewall/Helpers.pm line 54."));
        Apply();
        _api.Get("POST", Firewall + "/rules", "type=forward&action=DROP");
        Assert.That(_api.Fail("POST", Firewall + "/rules", "type=in&action=DROP"),
            Is.EqualTo("type: invalid rule type 'in' for rule_env 'vnet'"));
        Assert.That(_api.Get("GET", Firewall + "/rules/0")["action"]!.ToString(), Is.EqualTo("DROP"));
    }

    private void MakeVnet(string zone = "")
    {
        _api.Get("POST", Root + "/zones", "zone=zs&type=simple&" + zone);
        _api.Get("POST", Root + "/vnets", "vnet=vn1&zone=zs");
    }

    private void Apply()
    {
        _api.Get("PUT", Root);
        _api.Wait();
    }

    private string Everything() => _api.Get("GET", Root + "/zones").ToString() + _api.Get("GET", Root + "/vnets");
}
