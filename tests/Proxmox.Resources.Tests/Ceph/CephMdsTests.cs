using Proxmox.Model.Values;
using Proxmox.Simulator;
using Proxmox.Simulator.Ceph;
using Proxmox.Testing.Clients;
using Proxmox.Testing.Lifecycles;
using static Proxmox.Testing.Lifecycles.Lifecycle;

namespace Proxmox.Resources.Tests.Ceph;

public sealed class CephMdsTests
{
    private static readonly Value Minimal = Config(("node", "pve2"), ("mds_id", "files-b"));

    private static readonly Lifecycle Life = new("ceph_mds")
    {
        Id = "pve2/files-b",
        Minimal = Minimal,
        Full = Minimal,
        Replacements = [("mds_id", "files-c"), ("node", "pve3")],
        Arrange = CephWorld.Initialise,
        Remove = pve => CephWorld.Run(pve, "DELETE", "/nodes/pve2/ceph/mds/files-b"),
        Find = pve => CephWorld.Entry(pve, "mds", "name", "files-b"),
        CreateRequest = ("POST", "/nodes/pve2/ceph/mds/*"),
    };

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.Present))]
    public Task Lives_through_its_ladder(ClientKind client) => Ladder.ClimbAsync(Life, client);

    [Test]
    public Task Asks_the_same_of_PVE_over_both_protocols() => Ladder.CompareAsync(Life);

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.InProcess))]
    public async Task The_only_server_of_a_file_system_stays(ClientKind kind)
    {
        await using var pve = await PveSimulator.StartAsync();
        CephWorld.Initialise(pve);
        await using var client = await ClientKinds.StartAsync(kind, pve, Life.Resource);
        await client.ApplyAsync(Minimal);
        CephWorld.Change(pve, ceph =>
        {
            ceph.FileSystems["shared"] = new CephFileSystem(1, "shared_metadata", "shared_data");
            ceph.AssignServers();
        });
        Assert.That((await client.ApplyAsync(Value.Null)).Errors, Has.Some.Contains("Ceph calls it unsafe to stop mds.files-b now"));
        Assert.That(pve.Requests.All.Where(request => request.Verb == "DELETE"), Is.Empty);
    }

    [Test]
    public async Task A_create_whose_answer_is_lost_is_found_and_made_once()
    {
        await using var pve = await PveSimulator.StartAsync();
        CephWorld.Initialise(pve);
        pve.Faults.On("POST", "/nodes/pve2/ceph/mds/files-b").Once().DropAfterHandling();
        pve.Faults.OnTask("cephcreatemds", "mds.files-b").Delay(TimeSpan.FromSeconds(1));
        await using var client = await WireClient.StartAsync(pve, Life.Resource);
        Assert.That((await client.ApplyAsync(Minimal)).Errors, Is.Empty);
        Assert.That(CephWorld.Ceph(pve, ceph => ceph.Of("mds").Count()), Is.EqualTo(1));
    }

    [Test]
    public async Task A_name_that_begins_with_a_digit_is_refused_at_plan()
    {
        await using var pve = await PveSimulator.StartAsync();
        await using var client = await WireClient.StartAsync(pve, Life.Resource);
        Assert.That((await client.PlanAsync(Minimal.With("mds_id", "1st"))).Errors, Has.Some.Contains("does not begin with a digit"));
    }
}
