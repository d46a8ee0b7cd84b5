using Proxmox.Simulator.Tests.Qemu;

namespace Proxmox.Simulator.Tests.Nodes;

/// <summary>What nodes have for guests: bridges, CPU models, machine types and mapped devices.</summary>
public sealed class NodeResourceTests
{
    private const string Device = "node%3Dpve1,path%3D0000:01:00.0,id%3D10de:1234";

    private VmApi _api = null!;

    [SetUp]
    public void Start() => _api = new VmApi();

    [Test]
    public void The_bridges_of_a_node_are_listed()
    {
        _api.Datacenter.FindNode("pve2")!.Bridges.Add("vmbr7");
        string[] Bridges(string node) =>
            [.. _api.Get("GET", $"/nodes/{node}/network", "type=any_bridge").Select(entry => entry.Value<string>("iface")!)];
        Assert.That((Bridges("pve1"), Bridges("pve2")), Is.EqualTo((new[] { "vmbr0" }, new[] { "vmbr0", "vmbr7" })));
        Assert.That(_api.Fail("GET", "/nodes/pve1/network/vmbr7"), Is.EqualTo("iface: interface does not exist"));
    }

    [Test]
    public void The_models_and_machines_of_QEMU_are_listed()
    {
        Assert.That(_api.Get("GET", "/nodes/pve1/capabilities/qemu/cpu").Select(entry => entry.Value<string>("name")),
            Does.Contain("host").And.Contain("x86-64-v2-AES"));
        Assert.That(_api.Get("GET", "/nodes/pve1/capabilities/qemu/machines")[0]!.Value<string>("id"), Is.EqualTo("pc-i440fx-10.1"));
    }

    [Test]
    public void A_mapping_has_a_life_of_its_own()
    {
        _api.Get("POST", "/cluster/mapping/pci", $"id=gpu&map={Device}&description=d");
        Assert.That(_api.Fail("POST", "/cluster/mapping/pci", $"id=gpu&map={Device}"),
            Is.EqualTo("create hardware mapping failed: pci ID 'gpu' already defined"));
        Assert.That(_api.Fail("PUT", "/cluster/mapping/pci/gpu", "description=x"),
            Is.EqualTo("update hardware mapping failed: missing value for required option 'map'"));
        _api.Get("PUT", "/cluster/mapping/pci/gpu", $"map={Device}&delete=description&live-migration-capable=1");
        var entry = _api.Get("GET", "/cluster/mapping/pci/gpu");
        Assert.That((entry["description"], entry.Value<int>("live-migration-capable"), entry["map"]!.Count()),
            Is.EqualTo(((object?)null, 1, 1)));
        Assert.That(_api.Get("GET", "/cluster/mapping/pci", "check-node=pve2")[0]!["checks"]![0]!.Value<string>("message"),
            Is.EqualTo("No mapping for node pve2."));
        _api.Get("DELETE", "/cluster/mapping/pci/gpu");
        Assert.That(_api.Fail("GET", "/cluster/mapping/pci/gpu"), Is.EqualTo("mapping 'gpu' not found"));
    }
}
