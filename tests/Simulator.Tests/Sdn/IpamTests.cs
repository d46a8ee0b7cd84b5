using Proxmox.Simulator.Tests.Qemu;

namespace Proxmox.Simulator.Tests.Sdn;

/// <summary>Managements of addresses and DNS servers, which count at once.</summary>
public sealed class IpamTests
{
    private const string Ipams = "/cluster/sdn/ipams";
    private const string Dns = "/cluster/sdn/dns";
    private const string Refused = "Invalid response from server: 500 Can't connect to 127.0.0.1:1 (Connection refused)";

    private VmApi _api = null!;

    [SetUp]
    public void Start() => _api = new VmApi();

    [Test]
    public void PVEs_own_management_comes_back_whatever_is_done_to_it()
    {
        _api.Get("DELETE", Ipams + "/pve");
        Assert.That(_api.Get("GET", Ipams).Single()["ipam"]!.ToString(), Is.EqualTo("pve"));
        Assert.That(_api.Fail("PUT", Ipams + "/pve", "url=x"),
            Is.EqualTo("update sdn ipam object failed: unexpected property 'url'"));
        Assert.That(_api.Fail("DELETE", Ipams + "/nosuch"), Is.EqualTo("delete sdn zone object failed: sdn 'nosuch' does not exist"));
    }

    [Test]
    public void A_server_is_asked_whether_it_is_there()
    {
        Assert.That(_api.Fail("POST", Ipams, "ipam=nb&type=netbox&url=http://127.0.0.1:1&token=t"),
            Is.EqualTo("create sdn ipam object failed: Can't connect to netbox api: " + Refused));
        Assert.That(_api.Fail("POST", Dns, "dns=pd&type=powerdns&url=http://127.0.0.1:1&key=k"),
            Is.EqualTo("create sdn dns object failed: dns api error: " + Refused));
        Assert.That(_api.Get("GET", Dns), Is.Empty);
        _api.Get("POST", Dns, "dns=pd&type=powerdns&url=http://192.0.2.53:8081/api&key=k");
        _api.Get("POST", "/cluster/sdn/zones", "zone=zs&type=simple&dns=pd&dnszone=example.org");
        Assert.That(_api.Get("GET", Dns + "/pd")["key"]!.ToString(), Is.EqualTo("k"));
    }

    [TestCase(Ipams)]
    [TestCase(Dns)]
    public void Changing_them_needs_to_allocate(string path)
    {
        _api.Become(path["/cluster".Length..], "SDN.Audit");
        Assert.That(_api.Get("GET", path).Count(), Is.EqualTo(path == Ipams ? 1 : 0));
        Assert.That(_api.Fail("DELETE", path + "/pve"), Does.Contain("SDN.Allocate"));
    }
}
