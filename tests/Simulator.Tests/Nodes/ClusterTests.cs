using Proxmox.Simulator.Nodes;
using Proxmox.Simulator.State;

namespace Proxmox.Simulator.Tests.Nodes;

/// <summary>The cluster's lists.</summary>
public sealed class ClusterTests
{
    [Test]
    public async Task Frozen_resources_do_not_follow_the_state()
    {
        await using var client = await Client.StartAsync("demo");
        var datacenter = client.Simulator.Datacenter;
        datacenter.Locked(state => state.Part(_ => new ClusterResources()).Freeze(state));
        datacenter.Locked(state => state.Guests[100] = new Guest { VmId = 100, Type = "qemu", Node = "pve2" });
        Assert.That((await client.GetAsync("/cluster/resources?type=vm")).Data, Is.Empty);
        datacenter.Locked(state => state.Part(_ => new ClusterResources()).Thaw());
        Assert.That((await client.GetAsync("/cluster/resources?type=vm")).Data, Has.Exactly(1).Items);
    }

    [Test]
    public async Task A_guest_on_an_offline_node_has_an_unknown_status()
    {
        await using var client = await Client.StartAsync("demo");
        client.Simulator.Datacenter.Locked(state =>
        {
            state.Guests[100] = new Guest { VmId = 100, Type = "lxc", Node = "pve2", Status = "running" };
            state.FindNode("pve2")!.Online = false;
        });
        var guest = (await client.GetAsync("/cluster/resources?type=vm")).Data![0]!;
        Assert.That((guest.Value<string>("status"), guest["name"]), Is.EqualTo(("unknown", (object?)null)));
    }

    [Test]
    public async Task The_next_id_is_the_lowest_free_one()
    {
        await using var client = await Client.StartAsync();
        client.Simulator.Datacenter.Locked(state => state.Guests[100] = new Guest { VmId = 100, Type = "qemu", Node = "pve1" });
        Assert.That((await client.GetAsync("/cluster/nextid")).Data!.ToString(), Is.EqualTo("101"));
        Assert.That((await client.GetAsync("/cluster/nextid?vmid=100")).Error("vmid"), Is.EqualTo("VM 100 already exists"));
    }

    [Test]
    public async Task A_node_tells_the_others_of_its_latest_25_tasks()
    {
        await using var client = await Client.StartAsync("demo");
        client.Simulator.Datacenter.Locked(state =>
        {
            for (var i = 0; i < 30; i++)
            {
                state.Tasks.AddPast("pve2", "qmstart", "100", "root@pam", TimeSpan.FromMinutes(60 - i), "OK");
            }
        });
        var tasks = (await client.GetAsync("/cluster/tasks")).Data!;
        Assert.That((tasks.Count(), (string?)tasks[0]!["saved"], tasks[0]!["pid"]), Is.EqualTo((25, "1", (object?)null)));
    }

    [TestCase(PveVersion.V92, "9.2")]
    [TestCase(PveVersion.V84, "8.4")]
    public async Task The_version_is_that_of_the_profile(PveVersion version, string release)
    {
        await using var client = await Client.StartAsync(version: version);
        Assert.That((await client.GetAsync("/version")).Data!.Value<string>("release"), Is.EqualTo(release));
        Assert.That((await client.GetAsync("/cluster/ha/rules")).Status, Is.EqualTo(version == PveVersion.V92 ? 200 : 501));
    }

    [Test]
    public async Task The_demo_is_a_quorate_cluster_of_three()
    {
        await using var client = await Client.StartAsync("demo");
        var status = (await client.GetAsync("/cluster/status")).Data!;
        Assert.That(status[0]!.Value<int>("quorate"), Is.EqualTo(1));
        Assert.That(status.Skip(1).Select(node => node.Value<string>("name")), Is.EqualTo(["pve1", "pve2", "pve3"]));
    }
}
