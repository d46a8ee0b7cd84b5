using Proxmox.Simulator.Tests.Qemu;

namespace Proxmox.Simulator.Tests.Sdn;

/// <summary>VNets of the software-defined network.</summary>
public sealed class VnetTests
{
    private const string Root = "/cluster/sdn/vnets";
    private const string Failed = "create sdn vnet object failed: 400 Parameter verification failed.\n";

    private VmApi _api = null!;

    [SetUp]
    public void Start()
    {
        _api = new VmApi();
        foreach (var zone in new[]
        {
            "zone=zs&type=simple", "zone=zt&type=simple", "zone=zv&type=vlan&bridge=vmbr0", "zone=zq&type=qinq&bridge=vmbr0&tag=9",
            "zone=zx&type=vxlan&peers=192.0.2.2", "zone=zy&type=vxlan&peers=192.0.2.2",
        })
        {
            _api.Get("POST", "/cluster/sdn/zones", zone);
        }

        _api.Get("POST", Root, "vnet=vs1&zone=zs&alias=my%20net");
        _api.Get("POST", Root, "vnet=vv1&zone=zv&tag=20&vlanaware=1");
        _api.Get("POST", Root, "vnet=vq1&zone=zq");
        _api.Get("POST", Root, "vnet=vx1&zone=zx&tag=30");
    }

    [TestCase("zone=zs&tag=5", "tag: vlan tag is not allowed on simple zone\n")]
    [TestCase("zone=zv", "tag: missing vlan tag\n")]
    [TestCase("zone=zv&tag=4097", "tag: vlan tag max value is 4096\n")]
    [TestCase("zone=zv&tag=20", "tag: tag 20 already exist in vnet vv1\n")]
    [TestCase("zone=zq", "tag: tag-less vnet already exists in zone zq vnet vq1\n")]
    [TestCase("zone=zx", "tag: missing vxlan tag\n")]
    [TestCase("zone=zy&tag=30", "tag: vxlan tag 30 already exist in vnet vx1 in zone zx \n")]
    public void A_tag_is_what_the_zone_asks_for(string form, string detail) =>
        Assert.That(_api.Call("POST", Root, "vnet=vn9&" + form).Message, Is.EqualTo(Failed + detail));

    [Test]
    public void A_VNet_needs_a_zone_that_exists()
    {
        Assert.That(_api.Fail("POST", Root, "vnet=vn9&zone=nosuch"), Is.EqualTo(
            "create sdn vnet object failed: cannot lookup undefined type! at /usr/share/perl5/PVE/API2/Network/SDN/Vnets.pm line 326."));
        Assert.That(_api.Fail("POST", Root, "vnet=vs1&zone=zs"),
            Is.EqualTo("create sdn vnet object failed: sdn vnet object ID 'vs1' already defined"));
    }

    [Test]
    public void A_VNet_moves_to_another_zone_while_it_has_no_subnet()
    {
        _api.Get("PUT", Root + "/vs1", "zone=zt");
        _api.Get("POST", Root + "/vs1/subnets", "type=subnet&subnet=198.51.100.0/24");
        Assert.That(_api.Call("PUT", Root + "/vs1", "zone=zs").Message, Does.EndWith("zone: can't change zone if subnets exist\n"));
        Assert.That(_api.Call("PUT", Root + "/vs1", "vlanaware=1").Message,
            Does.EndWith("vlanaware: vlanaware vnet is not compatible with subnets\n"));
        Assert.That(_api.Call("DELETE", Root + "/vs1").Message, Does.EndWith("vnet: Can't delete vnet if subnets exists\n"));
    }

    [TestCase("GET", "")]
    [TestCase("PUT", "alias=n")]
    [TestCase("DELETE", "")]
    public void A_VNet_that_is_not_there_is_missed_before_anything_else(string verb, string form) =>
        Assert.That(_api.Fail(verb, Root + "/nosuch", form), Is.EqualTo("sdn vnet 'nosuch' does not exist"));

    [Test]
    public void Rights_are_those_on_the_VNet_in_its_zone()
    {
        _api.Become("/sdn/zones/zs", "SDN.Audit");
        foreach (var query in new[] { "", "pending=1" })
        {
            Assert.That(_api.Get("GET", Root, query).Select(vnet => vnet["vnet"]!.ToString()), Is.EqualTo(new[] { "vs1" }));
        }

        _api.Get("GET", Root + "/vs1");
        Assert.That(_api.Fail("GET", Root + "/vv1"), Is.EqualTo("Permission check failed (/sdn/zones/zv/vv1, SDN.Audit|SDN.Allocate)"));
        Assert.That(_api.Fail("PUT", Root + "/vs1", "alias=n"), Is.EqualTo("Permission check failed (/sdn/zones/zs/vs1, SDN.Allocate)"));
        Assert.That(_api.Fail("POST", Root, "vnet=vn9&zone=zs"), Is.EqualTo("Permission check failed (/sdn/zones/zs, SDN.Allocate)"));
    }
}
