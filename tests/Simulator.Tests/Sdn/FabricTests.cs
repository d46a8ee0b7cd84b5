using Proxmox.Simulator.Tests.Qemu;

namespace Proxmox.Simulator.Tests.Sdn;

/// <summary>Fabrics and their nodes, which are staged as zones are.</summary>
public sealed class FabricTests
{
    private const string Fabrics = "/cluster/sdn/fabrics/fabric";
    private const string Nodes = "/cluster/sdn/fabrics/node/fab1";

    private VmApi _api = null!;

    [SetUp]
    public void Start()
    {
        _api = new VmApi();
        _api.Get("POST", Fabrics, "id=fab1&protocol=openfabric&ip_prefix=192.0.2.0/24&hello_interval=5");
    }

    [Test]
    public void Numbers_are_answered_as_texts()
    {
        Assert.That(_api.Get("GET", Fabrics + "/fab1")["hello_interval"]!.Type, Is.EqualTo(Newtonsoft.Json.Linq.JTokenType.String));
        Assert.That(_api.Get("GET", Fabrics).Single()["digest"], Is.Null);
    }

    [Test]
    public void What_is_staged_the_list_tells()
    {
        Assert.That(_api.Get("GET", Fabrics, "pending=1").Single()["state"]!.ToString(), Is.EqualTo("new"));
        Apply();
        Assert.That(_api.Get("GET", Fabrics, "pending=1").Single()["state"], Is.Null);
        _api.Get("PUT", Fabrics + "/fab1", "protocol=openfabric&delete=hello_interval");
        var changed = _api.Get("GET", Fabrics, "pending=1").Single();
        Assert.That((changed["state"]!.ToString(), changed["pending"]!["hello_interval"]!.ToString()),
            Is.EqualTo(("changed", "deleted")));
    }

    [Test]
    public void Nodes_go_with_their_fabric()
    {
        _api.Get("POST", Nodes, "node_id=pve1&protocol=openfabric&ip=192.0.2.1&interfaces=name%3Deno1");
        Assert.That(_api.Get("GET", Nodes + "/pve1")["interfaces"]!.Single().ToString(), Is.EqualTo("name=eno1"));
        Assert.That(_api.Fail("POST", Nodes, "node_id=pve1&protocol=openfabric&ip=192.0.2.1"), Does.Contain("already exists"));
        _api.Get("DELETE", Fabrics + "/fab1");
        Assert.That(_api.Fail("GET", Nodes + "/pve1"), Does.Contain("fabric 'fab1' does not exist"));
        Assert.That(_api.Get("GET", "/cluster/sdn/fabrics/node"), Is.Empty);
    }

    [Test]
    public void What_a_zone_uses_does_not_go()
    {
        _api.Get("POST", "/cluster/sdn/zones", "zone=zx&type=vxlan&fabric=fab1");
        Assert.That(_api.Fail("DELETE", Fabrics + "/fab1"), Does.Contain("this fabric is still used in the VXLAN zone \"zx\""));
    }

    private void Apply()
    {
        _api.Get("PUT", "/cluster/sdn");
        _api.Wait();
    }
}
