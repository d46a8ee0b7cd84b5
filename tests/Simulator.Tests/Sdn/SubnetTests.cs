using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Tests.Qemu;

namespace Proxmox.Simulator.Tests.Sdn;

/// <summary>Subnets of a VNet, and the addresses in them.</summary>
public sealed class SubnetTests
{
    private const string Vnets = "/cluster/sdn/vnets";
    private const string Root = Vnets + "/vn1/subnets";
    private const string Ips = Vnets + "/vn1/ips";
    private const string Id = "zs-198.51.100.0-24";
    private const string Mac = "mac=BC:24:11:00:00:01";

    private VmApi _api = null!;

    [SetUp]
    public void Start()
    {
        _api = new VmApi();
        _api.Get("POST", "/cluster/sdn/zones", "zone=zs&type=simple&ipam=pve&dhcp=dnsmasq");
        _api.Get("POST", Vnets, "vnet=vn1&zone=zs");
        _api.Get("POST", Vnets, "vnet=vn2&zone=zs");
        _api.Get("POST", Root, "type=subnet&subnet=198.51.100.0/24&gateway=198.51.100.1&snat=1"
            + "&dhcp-range=start-address%3D198.51.100.100%2Cend-address%3D198.51.100.150");
    }

    [Test]
    public void A_subnet_is_named_after_its_zone_and_told_in_parts()
    {
        var shown = (JObject)_api.Get("GET", $"{Root}/{Id}");
        shown.Remove("digest");
        Assert.That(shown.ToString(Formatting.None), Is.EqualTo("""
            {"type":"subnet","vnet":"vn1","dhcp-range":[{"start-address":"198.51.100.100","end-address":"198.51.100.150"}],
            "gateway":"198.51.100.1","snat":1,"id":"zs-198.51.100.0-24","zone":"zs","network":"198.51.100.0","mask":"24",
            "cidr":"198.51.100.0/24","subnet":"zs-198.51.100.0-24"}
            """.ReplaceLineEndings("")));
    }

    [Test]
    public void Ranges_that_wait_are_told_as_they_were_sent()
    {
        var shown = _api.Get("GET", $"{Root}/{Id}", "pending=1");
        Assert.That((shown["vnet"]!.ToString(), shown["dhcp-range"]!.ToString(Formatting.None)), Is.EqualTo(("vn1", "[]")));
        Assert.That(shown["pending"]!["dhcp-range"]!.ToString(Formatting.None),
            Is.EqualTo("""["start-address=198.51.100.100,end-address=198.51.100.150"]"""));
        Apply();
        _api.Get("PUT", $"{Root}/{Id}", "delete=dhcp-range");
        Assert.That(_api.Get("GET", $"{Root}/{Id}", "pending=1")["pending"]!["dhcp-range"]!.ToString(), Is.EqualTo("deleted"));
    }

    [TestCase("subnet=198.51.100.0/24", "sdn subnet object ID 'zs-198.51.100.0-24' already defined\n")]
    [TestCase("subnet=203.0.113.0/24&gateway=198.51.100.1", "gateway: 198.51.100.1 is not in subnet 203.0.113.0/24\n")]
    [TestCase("subnet=203.0.113.0/24&dhcp-range=start-address%3D203.0.113.9%2Cend-address%3D203.0.113.8",
        "dhcp-range: start-address 203.0.113.9 must be smaller than end-address 203.0.113.8\n")]
    [TestCase("subnet=203.0.113.0/24&dhcp-range=start-address%3D203.0.112.9%2Cend-address%3D203.0.113.8",
        "dhcp-range: start-address 203.0.112.9 is not in subnet 203.0.113.0/24\n")]
    public void What_cannot_be_is_refused(string form, string detail) => Assert.That(
        _api.Call("POST", Root, "type=subnet&" + form).Message, Does.StartWith("create sdn subnet object failed: ").And.EndsWith(detail));

    [Test]
    public void Ranges_in_another_order_are_no_change()
    {
        const string Range = "start-address=198.51.100.100,end-address=198.51.100.150";
        const string Other = "start-address=198.51.100.9,end-address=198.51.100.9";
        var file = _api.Datacenter.File("sdn/subnets.cfg");
        var text = file.Text;
        file.Write(text.Replace(Range, $"{Other}%0A{Range}", StringComparison.Ordinal));
        Apply();
        file.Write(text.Replace(Range, $"{Range}%0A{Other}", StringComparison.Ordinal));
        Assert.That(_api.Get("GET", $"{Root}/{Id}", "pending=1")["state"], Is.Null);
        file.Write(text);
        Assert.That(_api.Get("GET", $"{Root}/{Id}", "pending=1")["state"]!.ToString(), Is.EqualTo("changed"));
    }

    [Test]
    public void A_single_address_has_its_gateway_elsewhere() =>
        _api.Get("POST", Root, "type=subnet&subnet=203.0.113.7/32&gateway=198.51.100.1");

    [Test]
    public void Subnets_belong_to_one_VNet()
    {
        Assert.That(_api.Get("GET", Vnets + "/vn2/subnets"), Is.Empty);
        Assert.That(_api.Fail("GET", $"{Vnets}/vn2/subnets/{Id}"), Is.EqualTo("vnet: wrong vnet"));
        Assert.That(_api.Fail("GET", Vnets + "/nosuch/subnets"), Is.EqualTo("sdn vnet 'nosuch' does not exist"));
        _api.Become("/sdn/zones/zs/vn2", "SDN.Audit");
        Assert.That(_api.Fail("GET", Root), Is.EqualTo("Permission check failed (/sdn/zones/zs/vn1, SDN.Audit|SDN.Allocate)"));
    }

    [Test]
    public void Addresses_are_registered_once_the_subnet_was_applied()
    {
        Assert.That(_api.Fail("POST", Ips, $"zone=zs&ip=198.51.100.20&{Mac}"),
            Is.EqualTo("can't find any subnet for ip 198.51.100.20 at /usr/share/perl5/PVE/Network/SDN/Subnets.pm line 115."));
        Apply();
        Assert.That(Taken(), Is.EqualTo("198.51.100.1"));
        _api.Get("POST", Ips, $"zone=zs&ip=198.51.100.20&{Mac}");
        Assert.That(_api.Fail("POST", Ips, "zone=zs&ip=198.51.100.20"), Is.EqualTo("IP '198.51.100.20' already exist"));
        _api.Get("PUT", Ips, $"zone=zs&ip=198.51.100.21&{Mac}&vmid=100");
        Assert.That(Taken(), Is.EqualTo("198.51.100.1 198.51.100.21"));
        Assert.That(_api.Fail("PUT", Ips, $"zone=zs&ip=198.51.100.1&{Mac}"), Is.EqualTo("IP '198.51.100.1' already exist"));
        Assert.That(Taken(), Is.EqualTo("198.51.100.1 198.51.100.21"));
        Assert.That(_api.Call("DELETE", Ips, $"zone=zs&ip=198.51.100.20&{Mac}").Message,
            Is.EqualTo("IP '198.51.100.20' does not exist in IPAM DB\n\n"));
    }

    [Test]
    public void A_subnet_with_addresses_stays()
    {
        Apply();
        _api.Get("POST", Ips, $"zone=zs&ip=198.51.100.20&{Mac}");
        Assert.That(_api.Fail("DELETE", $"{Root}/{Id}"),
            Is.EqualTo("delete sdn subnet object failed: cannot delete subnet '198.51.100.0/24', not empty"));
        _api.Get("DELETE", Ips, $"zone=zs&ip=198.51.100.20&{Mac}");
        _api.Get("DELETE", $"{Root}/{Id}");
        Assert.That(_api.Get("GET", Root), Is.Empty);
    }

    [Test]
    public void A_gateway_is_registered_and_moves()
    {
        _api.Get("PUT", $"{Root}/{Id}", "gateway=198.51.100.2");
        Apply();
        Assert.That(Taken(), Is.EqualTo("198.51.100.2"));
        _api.Fail("PUT", $"{Root}/{Id}", "gateway=203.0.113.1");
        Assert.That(Taken(), Is.EqualTo("198.51.100.2"));
        _api.Get("PUT", $"{Root}/{Id}", "delete=gateway");
        Assert.That(Taken(), Is.Empty);
    }

    private string Taken() => string.Join(' ', _api.Get("GET", "/cluster/sdn/ipams/pve/status").Select(entry => entry["ip"]!.ToString())
        .Order(StringComparer.Ordinal));

    private void Apply()
    {
        _api.Get("PUT", "/cluster/sdn");
        _api.Wait();
    }
}
