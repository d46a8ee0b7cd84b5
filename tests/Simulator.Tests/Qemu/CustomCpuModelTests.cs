using Newtonsoft.Json;

namespace Proxmox.Simulator.Tests.Qemu;

/// <summary><c>/cluster/qemu/custom-cpu-models</c>, and VMs that name one.</summary>
public sealed class CustomCpuModelTests
{
    private const string Models = "/cluster/qemu/custom-cpu-models";
    private VmApi _api = null!;

    [SetUp]
    public void Start()
    {
        _api = new VmApi();
        _api.Get("POST", Models, "cputype=ab&reported-model=EPYC&flags=%2Baes&hidden=1");
    }

    [TestCase("ab")]
    [TestCase("custom-ab")]
    public void The_prefix_may_be_left_out(string name)
    {
        var model = _api.Get("GET", $"{Models}/{name}");
        Assert.That(((string?)model["cputype"], (int?)model["hidden"], model["type"]), Is.EqualTo(("custom-ab", (int?)1, (object?)null)));
    }

    [Test]
    public void A_model_is_among_those_of_a_node()
    {
        var model = _api.Get("GET", "/nodes/pve1/capabilities/qemu/cpu").Single(entry => (string?)entry["name"] == "custom-ab");
        Assert.That(model.ToString(Formatting.None), Is.EqualTo("""{"name":"custom-ab","vendor":"AuthenticAMD","custom":1}"""));
    }

    [Test]
    public void A_VM_names_a_model_that_is_there()
    {
        _api.Create(100, "cpu=custom-ab");
        Assert.That(_api.Call("PUT", "/nodes/pve1/qemu/100/config", "cpu=custom-nosuch").Errors!["cpu"],
            Is.EqualTo("invalid format - Custom cputype 'nosuch' not found\n"));
        _api.Get("DELETE", Models + "/ab");
        Assert.That((string?)_api.Get("GET", "/nodes/pve1/qemu/100/config")["cpu"], Is.EqualTo("custom-ab"));
    }

    [TestCase("POST", "", "cputype=custom-ab&reported-model=EPYC", "custom CPU model 'ab' already exists")]
    [TestCase("POST", "", "cputype=custom-a&reported-model=EPYC", "invalid configuration ID 'a'")]
    [TestCase("GET", "/custom-nosuch", "", "Custom cputype 'nosuch' not found")]
    [TestCase("PUT", "/custom-nosuch", "hidden=1", "custom CPU model 'nosuch' does not exist")]
    [TestCase("PUT", "/ab", "delete=reported-model", "cannot delete 'reported-model'")]
    [TestCase("DELETE", "/nosuch", "", "custom CPU model 'nosuch' does not exist")]
    public void What_cannot_be_done_is_told(string verb, string path, string form, string message) =>
        Assert.That(_api.Call(verb, Models + path, form).Message, Is.EqualTo(message + "\n"));
}
