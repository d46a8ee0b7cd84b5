using Proxmox.Model.Values;
using Proxmox.Simulator;
using Proxmox.Testing.Clients;
using Proxmox.Testing.Lifecycles;
using static Proxmox.Testing.Lifecycles.Lifecycle;

namespace Proxmox.Resources.Tests.Ceph;

public sealed class CephMgrTests
{
    private static readonly Value Minimal = Config(("node", "pve2"), ("manager_id", "second"));

    private static readonly Lifecycle Life = new("ceph_manager")
    {
        Id = "pve2/second",
        Minimal = Minimal,
        Full = Minimal.With("adopt", true),
        Replacements = [("manager_id", "other"), ("node", "pve3")],
        Arrange = CephWorld.Initialise,
        Remove = pve => CephWorld.Run(pve, "DELETE", "/nodes/pve2/ceph/mgr/second"),
        Find = pve => CephWorld.Entry(pve, "mgr", "name", "second"),
        Untold = ["adopt"],
        CreateRequest = ("POST", "/nodes/pve2/ceph/mgr/*"),
    };

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.Present))]
    public Task Lives_through_its_ladder(ClientKind client) => Ladder.ClimbAsync(Life, client);

    [Test]
    public Task Asks_the_same_of_PVE_over_both_protocols() => Ladder.CompareAsync(Life);

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.InProcess))]
    public async Task The_manager_that_PVE_makes_with_the_first_monitor_is_taken_over(ClientKind kind)
    {
        await using var pve = await PveSimulator.StartAsync();
        CephWorld.Initialise(pve);
        await using var client = await ClientKinds.StartAsync(kind, pve, Life.Resource);
        Assert.That((await client.ApplyAsync(Config(("node", "pve1")))).Errors, Has.Some.Contains("to take it over"));
        Assert.That((await client.ApplyAsync(Config(("node", "pve1"), ("adopt", true)))).Errors, Is.Empty);
        Assert.That(client.State["id"].AsText(), Is.EqualTo("pve1/pve1"));
        Assert.That(pve.Requests.All.Where(request => request.Verb == "POST"), Is.Empty);
        Assert.That((await client.ApplyAsync(Value.Null)).Errors, Is.Empty);
        Assert.That(CephWorld.Ceph(pve, ceph => ceph.ActiveManager), Is.Null);
    }

    [Test]
    public async Task A_create_whose_answer_is_lost_is_found_and_made_once()
    {
        await using var pve = await PveSimulator.StartAsync();
        CephWorld.Initialise(pve);
        pve.Faults.On("POST", "/nodes/pve2/ceph/mgr/second").Once().DropAfterHandling();
        pve.Faults.OnTask("cephcreatemgr", "mgr.second").Delay(TimeSpan.FromSeconds(1));
        await using var client = await WireClient.StartAsync(pve, Life.Resource);
        Assert.That((await client.ApplyAsync(Minimal)).Errors, Is.Empty);
        Assert.That(CephWorld.Ceph(pve, ceph => ceph.Of("mgr").Count()), Is.EqualTo(2));
    }

    [Test]
    public async Task Before_there_is_a_monitor_the_message_says_so()
    {
        await using var pve = await PveSimulator.StartAsync();
        pve.Request("POST", "/nodes/pve1/ceph/init");
        await using var client = await WireClient.StartAsync(pve, Life.Resource);
        Assert.That((await client.ApplyAsync(Minimal)).Errors, Has.Some.Contains("a first ceph_monitor"));
    }
}
