using Newtonsoft.Json.Linq;

namespace Proxmox.Simulator.Tests.Qemu;

/// <summary>The agent inside a VM.</summary>
public sealed class AgentTests
{
    private VmApi _api = null!;

    [SetUp]
    public void Start()
    {
        _api = new VmApi();
        _api.Create(100, "agent=1");
    }

    [Test]
    public void An_agent_answers_only_when_it_is_configured_installed_and_running()
    {
        _api.Create(101);
        Assert.That(_api.VmFails("POST", "101/agent/ping"), Is.EqualTo("No QEMU guest agent configured"));
        Assert.That(_api.VmFails("POST", "100/agent/ping"), Is.EqualTo("VM 100 is not running"));
        _api.PowerOn(100);
        Assert.That(_api.VmFails("POST", "100/agent/ping"), Is.EqualTo("QEMU guest agent is not running"));
        _api.Systems[100].HasAgent = true;
        Assert.That(_api.Vm("POST", "100/agent/ping")["result"], Is.EqualTo(new JObject()));
    }

    [Test]
    public void It_answers_what_the_test_says()
    {
        _api.Systems[100].HasAgent = true;
        _api.Systems[100].AgentAnswers["get-host-name"] = () => new JObject { ["host-name"] = "web" };
        _api.PowerOn(100);
        Assert.That(_api.Vm("GET", "100/agent/get-host-name")["result"]!.Value<string>("host-name"), Is.EqualTo("web"));
        Assert.That(_api.Vm("POST", "100/agent", "command=get-host-name")["result"]!.Value<string>("host-name"), Is.EqualTo("web"));
    }

    [Test]
    public void It_runs_programs()
    {
        _api.Systems[100].HasAgent = true;
        _api.Systems[100].Runs = command => command.Count == 1 ? (0, "done\n", "") : (2, "", "usage");
        _api.PowerOn(100);
        var pid = _api.Vm("POST", "100/agent/exec", "command=/bin/true").Value<int>("pid");
        var status = _api.Vm("GET", "100/agent/exec-status", $"pid={pid}");
        Assert.That((status.Value<int>("exited"), status.Value<int>("exitcode"), status.Value<string>("out-data")),
            Is.EqualTo((1, 0, "done\n")));
        Assert.That(_api.VmFails("GET", "100/agent/exec-status", $"pid={pid}"), Does.StartWith("Agent error: "));
    }

    [Test]
    public void It_keeps_files_and_freezes_file_systems()
    {
        _api.Systems[100].HasAgent = true;
        _api.PowerOn(100);
        _api.Vm("POST", "100/agent/file-write", "file=/etc/motd&content=hello");
        Assert.That(_api.Vm("GET", "100/agent/file-read", "file=/etc/motd").Value<string>("content"), Is.EqualTo("hello"));
        Assert.That(_api.VmFails("GET", "100/agent/file-read", "file=/etc/none"), Does.Contain("No such file or directory"));
        _api.Vm("POST", "100/agent/fsfreeze-freeze");
        Assert.That(_api.Vm("POST", "100/agent/fsfreeze-status").Value<string>("result"), Is.EqualTo("frozen"));
    }

    [TestCase("get-fsinfo", "[0].mountpoint", "/")]
    [TestCase("get-vcpus", "[0].logical-id", "0")]
    [TestCase("get-memory-blocks", "[3].phys-index", "3")]
    [TestCase("get-memory-block-info", "size", "134217728")]
    [TestCase("get-osinfo", "id", "debian")]
    [TestCase("get-timezone", "offset", "0")]
    [TestCase("network-get-interfaces", "[0].name", "lo")]
    public void The_agent_of_a_small_Linux_answers_in_the_shape_of_the_protocol(string question, string path, string expected)
    {
        _api.PowerOn(100);
        _api.Systems[100].HasAgent = true;
        Assert.That(_api.Vm("GET", $"100/agent/{question}")["result"]!.SelectToken(path)?.ToString(), Is.EqualTo(expected));
    }

    [Test]
    public void A_question_that_nobody_answers_takes_its_time()
    {
        _api.Datacenter.Pace.AgentTimeout = TimeSpan.FromSeconds(3);
        _api.PowerOn(100);
        var before = _api.Datacenter.Clock.GetUtcNow();
        using var later = new Timer(_ => _api.Datacenter.Clock.Advance(TimeSpan.FromSeconds(3)), null, 50, Timeout.Infinite);
        _api.VmFails("GET", "100/agent/network-get-interfaces");
        Assert.That(_api.Datacenter.Clock.GetUtcNow() - before, Is.GreaterThanOrEqualTo(TimeSpan.FromSeconds(3)));
    }
}
