using Proxmox.Simulator.Tests.Qemu;

namespace Proxmox.Simulator.Tests.Acme;

/// <summary><c>/cluster/acme/plugins</c>: what differs from other files of sections.</summary>
public sealed class PluginTests
{
    private const string Plugins = "/cluster/acme/plugins";
    private VmApi _api = null!;

    [SetUp]
    public void Start()
    {
        _api = new VmApi();
        _api.Get("POST", Plugins, "id=cf&type=dns&api=cf&data=Q0ZfVG9rZW49eApDRl9JRD15&validation-delay=30");
    }

    [Test]
    public void Data_is_sent_in_base64_and_read_as_text()
    {
        var plugin = _api.Get("GET", Plugins + "/cf");
        Assert.That(((string?)plugin["data"], (string?)plugin["plugin"], (int?)plugin["validation-delay"]),
            Is.EqualTo(("CF_Token=x\nCF_ID=y", "cf", (int?)30)));
        Assert.That(plugin["id"], Is.Null);
    }

    [Test]
    public void The_plugin_for_port_80_comes_back()
    {
        _api.Get("DELETE", Plugins + "/standalone");
        Assert.That(_api.Get("GET", Plugins, "type=standalone").Select(plugin => (string?)plugin["plugin"]), Is.EqualTo(["standalone"]));
    }

    [Test]
    public void What_is_set_and_deleted_at_once_is_set()
    {
        _api.Get("PUT", Plugins + "/cf", "nodes=pve1&delete=nodes,validation-delay");
        var plugin = _api.Get("GET", Plugins + "/cf");
        Assert.That(((string?)plugin["nodes"], plugin["validation-delay"]), Is.EqualTo(("pve1", (object?)null)));
    }

    [TestCase("POST", "", "id=cf&type=dns&api=cf", "ACME plugin ID 'cf' already exists")]
    [TestCase("POST", "", "id=other&type=dns", "missing value for required option 'api'")]
    [TestCase("GET", "/nosuch", "", "ACME plugin 'nosuch' not defined")]
    [TestCase("PUT", "/nosuch", "api=cf", "ACME plugin ID 'nosuch' does not exist")]
    [TestCase("PUT", "/cf", "delete=api", "unable to delete required option 'api'")]
    [TestCase("PUT", "/cf", "delete=nosuch", "no such option 'nosuch'")]
    public void What_cannot_be_done_is_told(string verb, string path, string form, string message) =>
        Assert.That(_api.Call(verb, Plugins + path, form).Message, Is.EqualTo(message + "\n"));
}
