using Proxmox.Simulator.State;
using Proxmox.Simulator.Tests.Qemu;

namespace Proxmox.Simulator.Tests.Cluster;

/// <summary>What a cluster does of which nodes are missing.</summary>
public sealed class QuorumTests
{
    private VmApi _api = null!;

    [SetUp]
    public void Start()
    {
        _api = new VmApi();
        _api.Create(100, "scsi0=files:1");
        _api.Create(101, node: "pve2");
    }

    private Node Node(string name) => _api.Datacenter.FindNode(name)!;

    private void Lose(params string[] nodes)
    {
        foreach (var name in nodes)
        {
            Node(name).Online = false;
        }
    }

    [TestCase("POST", "/pools", "poolid=p", "create pool failed: cfs-lock 'file-user_cfg' error: no quorum!")]
    [TestCase("PUT", "/storage/files", "content=images", "update storage failed: cfs-lock 'file-storage_cfg' error: no quorum!")]
    [TestCase("PUT", "/cluster/options", "description=x", "cfs-lock 'file-datacenter_cfg' error: no quorum!")]
    [TestCase("POST", "/cluster/acme/plugins", "id=cf&type=standalone",
        "cfs-lock 'file-priv_acme_plugins_cfg' error: no quorum!")]
    [TestCase("POST", "/nodes/pve1/qemu", "vmid=200", "cluster not ready - no quorum?")]
    [TestCase("POST", "/nodes/pve1/qemu/100/status/start", "", "cluster not ready - no quorum?")]
    [TestCase("POST", "/nodes/pve1/qemu/100/clone", "newid=200", "cluster not ready - no quorum?")]
    [TestCase("POST", "/nodes/pve1/qemu/100/migrate", "target=pve2", "cluster not ready - no quorum?")]
    [TestCase("POST", "/cluster/ha/resources", "sid=vm:100", "cluster not ready - no quorum?")]
    public void Without_quorum_nothing_is_written(string verb, string path, string form, string message)
    {
        Lose("pve2", "pve3");
        Assert.That(_api.Fail(verb, path, form), Is.EqualTo(message));
        Node("pve2").Online = true;
        Assert.That(_api.Call(verb, path, form).Message, Does.Not.Contain("quorum"));
    }

    [Test]
    public void Without_quorum_the_files_of_a_guest_and_a_node_cannot_be_opened()
    {
        Lose("pve2", "pve3");
        Assert.That(_api.Fail("PUT", "/nodes/pve1/qemu/100/config", "description=x"), Does.Match(
            @"\Aunable to open file '/etc/pve/nodes/pve1/qemu-server/100\.conf\.tmp\.\d+' - Permission denied\z"));
        Assert.That(_api.Fail("PUT", "/nodes/pve1/config", "description=x"), Does.Contain("/etc/pve/nodes/pve1/config.tmp."));
        Assert.That(_api.Run("POST", "/100/config", "description=x").Exit, Does.EndWith("Permission denied"));
        _api.Get("PUT", "/nodes/pve1/dns", "search=example.com&dns1=192.0.2.1");
    }

    [Test]
    public void Without_quorum_all_is_read()
    {
        Lose("pve2", "pve3");
        Assert.That((int?)_api.Get("GET", "/cluster/status")[0]!["quorate"], Is.Zero);
        Assert.That((string?)_api.Get("GET", "/nodes/pve1/qemu/100/config")["scsi0"], Is.Not.Null);
        Assert.That((string?)_api.Get("GET", "/cluster/ha/status/current")[0]!["status"], Is.EqualTo("No quorum on node 'pve1'!"));
    }

    [Test]
    public void With_one_of_three_off_the_others_go_on()
    {
        Lose("pve2");
        _api.Get("POST", "/pools", "poolid=p");
        Assert.That(_api.Call("GET", "/nodes/pve2/status").Status, Is.EqualTo(595));
    }

    [TestCase(NodePort.Refuses, 0, "Connection refused")]
    [TestCase(NodePort.IsUnreachable, 3, "No route to host")]
    [TestCase(NodePort.IsSilent, 30, "Connection timed out")]
    public async Task A_call_for_a_node_that_does_not_answer_takes_its_time(NodePort port, int seconds, string reason)
    {
        Node("pve2").Port = port;
        var asked = Task.Run(() => _api.Call("GET", "/nodes/pve2/status"));
        if (seconds > 0)
        {
            Assert.That(await Task.WhenAny(asked, Task.Delay(TimeSpan.FromMilliseconds(100))), Is.Not.SameAs(asked));
            _api.Datacenter.Clock.Advance(TimeSpan.FromSeconds(seconds));
        }

        var result = await asked;
        Assert.That((result.Status, result.Message, result.FromProxy), Is.EqualTo((595, reason, true)));
    }

    [Test]
    public void Without_its_daemon_a_node_reads_and_does_not_write()
    {
        Node("pve2").HasDaemon = false;
        Assert.That(_api.Call("GET", "/nodes/pve2/qemu/101/config").Status, Is.EqualTo(200));
        Assert.That(_api.Call("POST", "/nodes/pve2/qemu", "vmid=200").Status, Is.EqualTo(595));
    }

    [Test]
    public void Guests_of_a_node_that_is_off_are_known_for_five_minutes()
    {
        string?[] Known() => [.. _api.Get("GET", "/cluster/resources", "type=vm").Select(guest => (string?)guest["name"])];
        _api.Datacenter.Clock.Advance(TimeSpan.FromSeconds(11));
        Assert.That(Known(), Is.EqualTo(["VM 100", "VM 101"]));
        Lose("pve2");
        _api.Datacenter.Clock.Advance(TimeSpan.FromMinutes(4));
        Assert.That(Known(), Is.EqualTo(["VM 100", "VM 101"]));
        _api.Datacenter.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.That(Known(), Is.EqualTo(["VM 100", null]));
    }
}
