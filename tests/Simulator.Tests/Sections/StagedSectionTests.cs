using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Tests.Qemu;

namespace Proxmox.Simulator.Tests.Sections;

/// <summary>What every area has whose sections wait until they are applied, by the example of SDN zones.</summary>
public sealed class StagedSectionTests
{
    private const string Root = "/cluster/sdn/zones";

    private VmApi _api = null!;

    [SetUp]
    public void Start()
    {
        _api = new VmApi();
        _api.Get("POST", Root, "zone=zv&type=vlan&bridge=vmbr0&mtu=1450");
    }

    [Test]
    public void A_new_section_counts_for_nothing_until_it_is_applied()
    {
        Assert.That(Shown("pending=1"),
            Is.EqualTo("""{"type":"vlan","digest":null,"state":"new","pending":{"bridge":"vmbr0","mtu":1450},"zone":"zv"}"""));
        Assert.That(_api.Get("GET", Root, "running=1"), Is.Empty);
        Assert.That(_api.Fail("GET", Root + "/zv", "running=1"), Is.EqualTo("sdn 'zv' does not exist"));
        Apply();
        const string Applied = """{"type":"vlan","digest":null,"bridge":"vmbr0","mtu":1450,"zone":"zv"}""";
        Assert.That((Shown("pending=1"), Shown("running=1")), Is.EqualTo((Applied, Applied)));
    }

    [Test]
    public void Without_a_word_the_section_is_shown_as_it_will_be_with_its_files_digest()
    {
        var digest = _api.Datacenter.File("sdn/zones.cfg").Digest;
        Assert.That(Shown(""), Is.EqualTo($$"""{"type":"vlan","digest":"{{digest}}","bridge":"vmbr0","mtu":1450,"zone":"zv"}"""));
    }

    [Test]
    public void A_change_shows_what_counts_and_what_will()
    {
        Apply();
        _api.Get("PUT", Root + "/zv", "ipam=pve&bridge=vmbr1&delete=mtu");
        var shown = (JObject)_api.Get("GET", Root + "/zv", "pending=1");
        Assert.That((shown["state"]!.ToString(), shown["bridge"]!.ToString(), shown["mtu"]!.ToString(), shown["ipam"]),
            Is.EqualTo(("changed", "vmbr0", "1450", (JToken?)null)));
        Assert.That(shown["pending"]!.ToString(Formatting.None), Is.EqualTo("""{"bridge":"vmbr1","mtu":"deleted","ipam":"pve"}"""));
        Assert.That(_api.Get("GET", Root + "/zv", "running=1")["bridge"]!.ToString(), Is.EqualTo("vmbr0"));
    }

    [Test]
    public void A_change_that_is_taken_back_leaves_nothing_waiting()
    {
        Apply();
        _api.Get("PUT", Root + "/zv", "mtu=1300");
        _api.Get("PUT", Root + "/zv", "mtu=1450");
        Assert.That(_api.Get("GET", Root + "/zv", "pending=1")["state"], Is.Null);
    }

    [Test]
    public void A_removal_waits_as_well()
    {
        Apply();
        _api.Get("DELETE", Root + "/zv");
        Assert.That(_api.Fail("GET", Root + "/zv"), Is.EqualTo("sdn 'zv' does not exist"));
        Assert.That(Shown("pending=1"), Is.EqualTo(
            """{"type":"vlan","digest":null,"state":"deleted","pending":{},"bridge":"vmbr0","mtu":1450,"zone":"zv"}"""));
        Apply();
        Assert.That(_api.Get("GET", Root, "pending=1"), Is.Empty);
    }

    private string Shown(string query) => _api.Get("GET", Root + "/zv", query).ToString(Formatting.None);

    private void Apply()
    {
        _api.Get("PUT", "/cluster/sdn");
        _api.Wait();
    }
}
