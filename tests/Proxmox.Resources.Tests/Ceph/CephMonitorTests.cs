using Proxmox.Model.Values;
using Proxmox.Simulator;
using Proxmox.Testing.Clients;
using Proxmox.Testing.Lifecycles;
using static Proxmox.Testing.Lifecycles.Lifecycle;

namespace Proxmox.Resources.Tests.Ceph;

public sealed class CephMonitorTests
{
    private static readonly Value Minimal = Config(("node", "pve3"), ("monitor_id", "third"));

    private static readonly Lifecycle Life = new("ceph_monitor")
    {
        Id = "pve3/third",
        Minimal = Minimal,
        Full = Minimal.With("addresses", Value.Set("192.0.2.13")),
        Replacements = [("monitor_id", "fourth")],
        // Where others have a whole cluster, each node has its monitor.
        IsAlone = true,
        Arrange = CephWorld.Initialise,
        Remove = pve => CephWorld.Run(pve, "DELETE", "/nodes/pve3/ceph/mon/third"),
        Find = pve => CephWorld.Entry(pve, "mon", "name", "third"),
        Untold = ["addresses"],
        NotCleared = new Dictionary<string, string>(StringComparer.Ordinal) { ["addresses"] = "a monitor keeps the address that it has" },
        CreateRequest = ("POST", "/nodes/pve3/ceph/mon/*"),
    };

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.Present))]
    public Task Lives_through_its_ladder(ClientKind client) => Ladder.ClimbAsync(Life, client);

    [Test]
    public Task Asks_the_same_of_PVE_over_both_protocols() => Ladder.CompareAsync(Life);

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.InProcess))]
    public async Task A_monitor_is_called_as_its_node_is_which_the_plan_knows(ClientKind kind)
    {
        await using var pve = await StartAsync();
        await using var client = await ClientKinds.StartAsync(kind, pve, Life.Resource);
        Assert.That((await client.ApplyAsync(Config(("node", "pve2")))).Errors, Is.Empty);
        Assert.That((client.State["id"].AsText(), client.State["address"].AsText()), Is.EqualTo(("pve2/pve2", "192.0.2.12:6789/0")));
        Assert.That((await client.PlanAsync(Config(("node", "pve2")))).Action, Is.EqualTo(PlannedAction.Nothing));
    }

    [Test]
    public async Task Without_Ceph_the_message_says_what_comes_first()
    {
        await using var pve = await PveSimulator.StartAsync();
        await using var client = await WireClient.StartAsync(pve, Life.Resource);
        Assert.That((await client.ApplyAsync(Minimal)).Errors, Has.Some.Contains("pveceph configuration not initialized")
            .And.Some.Contains("by a ceph_cluster"));
    }

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.InProcess))]
    public async Task The_last_monitor_stays(ClientKind kind)
    {
        await using var pve = await StartAsync();
        await using var client = await ClientKinds.StartAsync(kind, pve, Life.Resource);
        await client.ImportAsync(Config(("node", "pve1")), "pve1/pve1");
        Assert.That((await client.ApplyAsync(Value.Null)).Errors, Has.Some.Contains("is the last monitor of the Ceph cluster"));
        Assert.That(pve.Requests.All.Where(request => request.Verb == "DELETE"), Is.Empty);
    }

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.InProcess))]
    public async Task A_monitor_that_the_quorum_needs_stays(ClientKind kind)
    {
        await using var pve = await StartAsync();
        CephWorld.Furnish(pve);
        await using var client = await ClientKinds.StartAsync(kind, pve, Life.Resource);
        await client.ImportAsync(Config(("node", "pve2")), "pve2/pve2");
        CephWorld.Run(pve, "POST", "/nodes/pve3/ceph/stop", ("service", "mon.pve3"));
        Assert.That((await client.ApplyAsync(Value.Null)).Errors, Has.Some.Contains("Ceph calls it unsafe to destroy mon.pve2 now"));
        CephWorld.Run(pve, "POST", "/nodes/pve3/ceph/start", ("service", "mon.pve3"));
        Assert.That((await client.ApplyAsync(Value.Null)).Errors, Is.Empty);
    }

    [Test]
    public async Task An_address_outside_of_the_networks_of_Ceph_is_refused_in_PVEs_words()
    {
        await using var pve = await StartAsync();
        await using var client = await WireClient.StartAsync(pve, Life.Resource);
        Assert.That((await client.ApplyAsync(Minimal.With("addresses", Value.Set("198.51.100.3")))).Errors,
            Has.Some.Contains("Specified monitor IP '198.51.100.3' not configured or up on pve3!"));
        Assert.That(client.State.IsNull, Is.True);
    }

    [Test]
    public async Task A_create_whose_answer_is_lost_is_found_and_made_once()
    {
        await using var pve = await StartAsync();
        pve.Faults.On("POST", "/nodes/pve3/ceph/mon/third").Once().DropAfterHandling();
        pve.Faults.OnTask("cephcreatemon", "mon.third").Delay(TimeSpan.FromSeconds(1));
        await using var client = await WireClient.StartAsync(pve, Life.Resource);
        Assert.That((await client.ApplyAsync(Minimal)).Errors, Is.Empty);
        Assert.That(CephWorld.Ceph(pve, ceph => ceph.Of("mon").Count()), Is.EqualTo(2));
    }

    private static async Task<PveSimulator> StartAsync()
    {
        var pve = await PveSimulator.StartAsync();
        CephWorld.Initialise(pve);
        return pve;
    }
}
