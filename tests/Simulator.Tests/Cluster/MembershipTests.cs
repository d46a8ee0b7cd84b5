using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Fidelity;
using Proxmox.Simulator.Http;
using Proxmox.Simulator.State;

namespace Proxmox.Simulator.Tests.Cluster;

/// <summary><c>/cluster/config</c>: nodes that make a cluster, join it and are removed from it.</summary>
public sealed class MembershipTests
{
    private PveSimulator _pve = null!;

    [SetUp]
    public async Task StartAsync() => _pve = await PveSimulator.StartAsync(
        new SimulatorOptions { Profile = "separate", AddressForEachNode = true });

    [TearDown]
    public async Task StopAsync() => await _pve.DisposeAsync();

    /// <summary>Calls a node's own API as root.</summary>
    private ApiResult Call(string node, string verb, string path, params (string Name, JToken Value)[] parameters)
    {
        var site = _pve.Machines.Single(machine => machine.Name == node).Site;
        site.Datacenter.AnswerAs(node);
        return site.Dispatcher.Run(verb, path, new Identity("root@pam", HasToken: false),
            parameters.ToDictionary(entry => entry.Name, entry => entry.Value, StringComparer.Ordinal));
    }

    private async Task<(string Exit, IReadOnlyList<string> Log)> WorkAsync(
        string node, string verb, string path, params (string Name, JToken Value)[] parameters)
    {
        var task = _pve.FindTask(Call(node, verb, path, parameters).Data!.ToString())!;
        await task.Ended.WaitAsync(TimeSpan.FromSeconds(20));
        return (task.ExitStatus!, task.Log);
    }

    private Task<(string Exit, IReadOnlyList<string> Log)> JoinAsync(string node, string host = "10.77.0.11", string? fingerprint = null) =>
        WorkAsync(node, "POST", "/cluster/config/join", ("hostname", host), ("fingerprint", fingerprint ?? _pve.Fingerprint),
            ("password", _pve.Password));

    private async Task MakeAsync(params string[] nodes)
    {
        Assert.That((await WorkAsync("node1", "POST", "/cluster/config", ("clustername", "rig"))).Exit, Is.EqualTo("OK"));
        foreach (var node in nodes)
        {
            Assert.That((await JoinAsync(node)).Exit, Is.EqualTo("OK"));
        }
    }

    private string[] Members(string node) =>
        [.. Call(node, "GET", "/cluster/config/nodes").Data!.Select(entry => $"{entry["name"]}={entry["nodeid"]}")];

    [Test]
    public async Task Nodes_join_and_share_what_the_cluster_has()
    {
        Assert.That(Call("node1", "GET", "/cluster/config/join").Status, Is.EqualTo(424));
        Call("node2", "POST", "/pools", ("poolid", "own"));
        await MakeAsync("node2", "node3");
        Assert.That(Members("node2"), Is.EqualTo(["node1=1", "node2=2", "node3=3"]));
        Assert.That(Call("node2", "GET", "/pools").Data, Is.Empty);
        Call("node3", "POST", "/pools", ("poolid", "shared"));
        Assert.That(Call("node1", "GET", "/pools").Data!.Select(pool => (string?)pool["poolid"]), Is.EqualTo(["shared"]));
        var local = Call("node3", "GET", "/cluster/status").Data!.Single(entry => (int?)entry["local"] == 1);
        Assert.That((string?)local["name"], Is.EqualTo("node3"));
    }

    [Test]
    public async Task A_node_that_has_just_joined_is_not_trusted_by_the_others_yet()
    {
        await MakeAsync("node2");
        Assert.That(Call("node1", "GET", "/nodes/node2/version").Status, Is.EqualTo(596));
        _pve.Clock.Advance(TimeSpan.FromSeconds(10));
        Assert.That(Call("node1", "GET", "/nodes/node2/version").Status, Is.EqualTo(200));
    }

    [Test]
    public async Task What_is_wrong_with_a_join_is_told_by_its_task()
    {
        Assert.That((await JoinAsync("node2")).Log, Does.Contain("An error occurred on the cluster node: invalid corosync.conf"));
        await MakeAsync("node3");
        Assert.That((await JoinAsync("node2", "10.77.0.99")).Exit,
            Is.EqualTo("500 Can't connect to 10.77.0.99:8006 (No route to host)"));
        Assert.That((await JoinAsync("node2", fingerprint: "AA" + _pve.Fingerprint[2..])).Exit, Does.EndWith("not verified, abort!"));
        Assert.That((await JoinAsync("node3")).Log, Does.Contain("* cluster config '/etc/pve/corosync.conf' already exists"));
        await WorkAsync("node2", "POST", "/nodes/node2/qemu", ("vmid", 100));
        Assert.That((await JoinAsync("node2")).Log, Does.Contain("* this host already contains virtual guests"));
    }

    [Test]
    public async Task A_node_joins_under_the_number_and_with_the_votes_and_links_that_it_asks_for()
    {
        Assert.That((await WorkAsync("node1", "POST", "/cluster/config", ("clustername", "rig"), ("nodeid", 7), ("votes", 2),
            ("link0", "10.77.0.11"), ("link1", "address=192.0.2.11,priority=5"))).Exit, Is.EqualTo("OK"));
        Assert.That((await WorkAsync("node2", "POST", "/cluster/config/join", ("hostname", "10.77.0.11"), ("fingerprint", _pve.Fingerprint),
            ("password", _pve.Password), ("nodeid", 5), ("votes", 3), ("link0", "10.77.0.12"), ("link1", "192.0.2.12"))).Exit,
            Is.EqualTo("OK"));
        Assert.That(Call("node1", "GET", "/cluster/config/nodes").Data!.Select(node =>
                $"{node["nodeid"]} {node["quorum_votes"]} {node["ring0_addr"]} {node["ring1_addr"]}"),
            Is.EqualTo(["7 2 10.77.0.11 192.0.2.11", "5 3 10.77.0.12 192.0.2.12"]));
        Assert.That(Call("node1", "GET", "/cluster/config/totem").Data!["interface"]!.Children<JProperty>().Select(link => link.Name),
            Is.EqualTo(["0", "1"]));
    }

    [TestCase("10.77.0.99")]
    [TestCase("192.0.2.99")]
    [TestCase("198.51.100.12")]
    public async Task A_link_by_an_address_that_the_node_does_not_have_is_refused(string address)
    {
        await MakeAsync();
        Assert.That((await WorkAsync("node2", "POST", "/cluster/config/join", ("hostname", "10.77.0.11"), ("fingerprint", _pve.Fingerprint),
            ("password", _pve.Password), ("link0", address))).Log,
            Does.Contain($"* link0: cannot use IP '{address}', not found on local node!"));
    }

    [Test]
    public async Task A_node_that_is_removed_goes_on_without_quorum()
    {
        await MakeAsync("node2", "node3");
        Assert.That(Call("node1", "DELETE", "/cluster/config/nodes/node2").Status, Is.EqualTo(200));
        Assert.That(Members("node1"), Is.EqualTo(["node1=1", "node3=3"]));
        Assert.That(Members("node2"), Has.Length.EqualTo(3));
        Assert.That(Call("node2", "POST", "/pools", ("poolid", "p")).Message, Does.EndWith("no quorum!\n"));
        Assert.That(Call("node1", "GET", "/nodes/node2/version").Message, Does.StartWith("hostname lookup 'node2' failed"));
    }

    [Test]
    public async Task Of_two_nodes_the_last_but_one_cannot_be_removed_while_it_is_there()
    {
        await MakeAsync("node2");
        Assert.That(Call("node1", "DELETE", "/cluster/config/nodes/node2").Message, Does.Contain("corosync.conf.new.tmp."));
        Assert.That((int?)Call("node1", "GET", "/cluster/status").Data![0]!["quorate"], Is.Zero);
    }

    [TestCase("POST", "/cluster/config", "cluster config '/etc/pve/corosync.conf' already exists")]
    [TestCase("DELETE", "/cluster/config/nodes/node1", "Cannot delete myself from cluster!")]
    [TestCase("DELETE", "/cluster/config/nodes/node9", "Node/IP: node9 is not a known host of the cluster.")]
    [TestCase("POST", "/cluster/config/nodes/node2", "can't add existing node 'node2'")]
    public async Task What_cannot_be_done_is_told(string verb, string path, string message)
    {
        await MakeAsync("node2");
        (string, JToken)[] parameters = verb == "DELETE" ? []
            : path.EndsWith("config", StringComparison.Ordinal) ? [("clustername", "other")] : [("new_node_ip", "10.77.0.12")];
        Assert.That(Call("node1", verb, path, parameters).Message, Is.EqualTo(message + "\n"));
    }

    [Test]
    public async Task Each_node_answers_at_its_own_address()
    {
        await MakeAsync("node2");
        Assert.That(_pve.EndpointOf("node1"), Is.Not.EqualTo(_pve.EndpointOf("node2")));
        _pve.Datacenter.Locked(datacenter => datacenter.FindNode("node2")!.Port = NodePort.Refuses);
        await using var first = new RawHttp(_pve.EndpointOf("node1"));
        await using var second = new RawHttp(_pve.EndpointOf("node2"));
        Assert.That((await first.SendAsync("GET", "/api2/json/access/domains", [], null, null)).Status, Is.EqualTo(200));
        Assert.That((await second.SendAsync("GET", "/api2/json/access/domains", [], null, null)).Status, Is.Zero);
    }
}
