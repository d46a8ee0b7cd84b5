using Proxmox.Simulator.Tests.Qemu;

namespace Proxmox.Simulator.Tests.Sdn;

/// <summary>Zones of the software-defined network, and the controllers of some.</summary>
public sealed class ZoneTests
{
    private const string Root = "/cluster/sdn/zones";
    private const string Controllers = "/cluster/sdn/controllers";
    private const string Plugin = " at /usr/share/perl5/PVE/Network/SDN/Zones/EvpnPlugin.pm line ";
    private const string ControllerPlugin = " at /usr/share/perl5/PVE/Network/SDN/Controllers/EvpnPlugin.pm line ";

    private VmApi _api = null!;

    [SetUp]
    public void Start()
    {
        _api = new VmApi();
        _api.Get("POST", Root, "zone=zs&type=simple&ipam=pve&nodes=pve2,pve1");
    }

    [Test]
    public void Nodes_are_sorted() => Assert.That(_api.Get("GET", Root + "/zs")["nodes"]!.ToString(), Is.EqualTo("pve1,pve2"));

    [TestCase("zone=zs&type=simple", "create sdn zone object failed: sdn zone object ID 'zs' already defined")]
    [TestCase("zone=zb&type=vlan", "missing value for required option 'bridge'")]
    [TestCase("zone=zb&type=simple&tag=5", "unexpected property 'tag'")]
    [TestCase("zone=zb&type=simple&ipam=nosuch", "create sdn zone object failed: 400 Parameter verification failed.")]
    [TestCase("zone=zb&type=vxlan", "create sdn zone object failed: 400 Parameter verification failed.")]
    [TestCase("zone=zb&type=evpn&controller=nosuch&vrf-vxlan=1000",
        "create sdn zone object failed: controller nosuch don't exist" + Plugin + "354.")]
    public void What_cannot_be_is_refused(string form, string message) =>
        Assert.That(_api.Fail("POST", Root, form), Is.EqualTo(message));

    [TestCase("type=simple&ipam=nosuch", "ipam: nosuch not existing\n")]
    [TestCase("type=simple&dns=nosuch", "dns: nosuch don't exist\n")]
    [TestCase("type=simple&dnszone=example.org", "dnszone: missing dns server\n")]
    [TestCase("type=vxlan&peers=192.0.2.2&fabric=f1",
        "peers: must have exactly one of peers / fabric defined\nfabric: must have exactly one of peers / fabric defined\n")]
    public void The_parameter_at_fault_is_named(string form, string detail) =>
        Assert.That(_api.Call("POST", Root, "zone=zb&" + form).Message,
            Is.EqualTo("create sdn zone object failed: 400 Parameter verification failed.\n" + detail));

    [Test]
    public void A_zone_with_VNets_stays()
    {
        _api.Get("POST", "/cluster/sdn/vnets", "vnet=vn1&zone=zs");
        Assert.That(_api.Fail("DELETE", Root + "/zs"), Is.EqualTo(
            "delete sdn zone object failed: zone zs is used by vnet vn1 at /usr/share/perl5/PVE/Network/SDN/Zones/Plugin.pm line 149."));
        _api.Get("DELETE", "/cluster/sdn/vnets/vn1");
        _api.Get("DELETE", Root + "/zs");
        Assert.That(_api.Fail("DELETE", Root + "/zs"), Is.EqualTo("delete sdn zone object failed: sdn 'zs' does not exist"));
    }

    [Test]
    public void The_management_of_addresses_stays_while_there_are_subnets()
    {
        _api.Get("POST", "/cluster/sdn/vnets", "vnet=vn1&zone=zs");
        _api.Get("POST", "/cluster/sdn/vnets/vn1/subnets", "type=subnet&subnet=198.51.100.0/24");
        Assert.That(_api.Call("PUT", Root + "/zs", "delete=ipam").Message,
            Does.EndWith("ipam: can't change ipam if a subnet is already defined in this zone\n"));
        _api.Get("PUT", Root + "/zs", "ipam=pve&mtu=1400");
    }

    [Test]
    public void There_is_one_EVPN_controller_and_it_stays_while_a_zone_uses_it()
    {
        _api.Get("POST", Controllers, "controller=evpn1&type=evpn&asn=65000&peers=192.0.2.2");
        _api.Get("POST", Root, "zone=ze&type=evpn&controller=evpn1&vrf-vxlan=1000");
        Assert.That(_api.Get("GET", Root + "/ze")["mac"]!.ToString(), Does.Match("^BC:24:11:"));
        Assert.That(_api.Fail("POST", Root, "zone=zf&type=evpn&controller=evpn1&vrf-vxlan=1000"),
            Is.EqualTo("create sdn zone object failed: vrf-vxlan 1000 is already declared in ze" + Plugin + "367."));
        Assert.That(_api.Fail("POST", Controllers, "controller=evpn2&type=evpn&asn=65000&peers=192.0.2.2"),
            Is.EqualTo("create sdn controller object failed: only 1 global evpn controller can be defined" + ControllerPlugin + "491."));
        Assert.That(_api.Fail("DELETE", Controllers + "/evpn1"),
            Is.EqualTo("delete sdn controller object failed: controller evpn1 is used by ze" + ControllerPlugin + "476."));
        _api.Get("DELETE", Root + "/ze");
        _api.Get("DELETE", Controllers + "/evpn1");
    }

    [TestCase("controller=c2&type=evpn&peers=192.0.2.2", "missing value for required option 'asn'")]
    [TestCase("controller=c2&type=bgp&asn=65000&peers=192.0.2.2", "missing value for required option 'node'")]
    public void A_controller_needs_what_its_type_needs(string form, string message) =>
        Assert.That(_api.Fail("POST", Controllers, form), Is.EqualTo(message));

    [Test]
    public void Zones_are_listed_to_those_who_may_read_them_and_read_by_those_who_may_change_them()
    {
        _api.Get("POST", Root, "zone=zt&type=simple");
        _api.Become("/sdn/zones/zs", "SDN.Audit");
        Assert.That(_api.Get("GET", Root).Select(zone => zone["zone"]!.ToString()), Is.EqualTo(new[] { "zs" }));
        Assert.That(_api.Fail("GET", Root + "/zs"), Is.EqualTo("Permission check failed (/sdn/zones/zs, SDN.Allocate)"));
        Assert.That(_api.Fail("POST", Root, "zone=zu&type=simple"), Is.EqualTo("Permission check failed (/sdn/zones, SDN.Allocate)"));
    }

    [Test]
    public void In_release_8_4_a_VXLAN_zone_names_its_peers()
    {
        _api = new VmApi(PveVersion.V84);
        Assert.That(_api.Fail("POST", Root, "zone=zx&type=vxlan"), Is.EqualTo("missing value for required option 'peers'"));
    }
}
