using Proxmox.Model.Values;
using Proxmox.Simulator;
using Proxmox.Testing.Clients;
using Proxmox.Testing.Lifecycles;
using static Proxmox.Testing.Lifecycles.Lifecycle;

namespace Proxmox.Resources.Tests.Ceph;

public sealed class CephFsTests
{
    private const string Path = "/nodes/pve1/ceph/fs/shared";

    private static readonly Value Minimal = Config(("name", "shared"), ("remove_pools_on_destroy", true));

    private static readonly Value Full = Minimal.With("node", "pve1").With("pg_num", 32).With("add_storage", false)
        .With("remove_storages_on_destroy", true);

    private static readonly Lifecycle Life = new("ceph_fs")
    {
        Id = "shared",
        Minimal = Minimal,
        Full = Full,
        Changed = Full.With("node", "pve2").With("remove_storages_on_destroy", false),
        Arrange = Arrange,
        Remove = pve =>
        {
            CephWorld.Run(pve, "POST", "/nodes/pve1/ceph/stop", ("service", "mds"));
            CephWorld.Run(pve, "POST", "/nodes/pve2/ceph/stop", ("service", "mds"));
            CephWorld.Run(pve, "DELETE", Path, ("remove-pools", 1));
            CephWorld.Run(pve, "POST", "/nodes/pve1/ceph/start", ("service", "mds"));
            CephWorld.Run(pve, "POST", "/nodes/pve2/ceph/start", ("service", "mds"));
        },
        Find = pve => CephWorld.Entry(pve, "fs", "name", "shared"),
        Untold = ["node", "pg_num", "add_storage", "remove_storages_on_destroy", "remove_pools_on_destroy"],
        Warned = ["The file system shared stays"],
        CreateRequest = ("POST", "/nodes/*/ceph/fs/shared"),
    };

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.Present))]
    public Task Lives_through_its_ladder(ClientKind client) => Ladder.ClimbAsync(Life, client);

    [Test]
    public Task Asks_the_same_of_PVE_over_both_protocols() => Ladder.CompareAsync(Life);

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.InProcess))]
    public async Task The_storage_comes_and_goes_with_the_file_system_and_the_servers_are_back_at_the_end(ClientKind kind)
    {
        await using var pve = await PveSimulator.StartAsync();
        Arrange(pve);
        await using var client = await ClientKinds.StartAsync(kind, pve, Life.Resource);
        Assert.That((await client.ApplyAsync(Full.With("add_storage", true))).Errors, Is.Empty);
        Assert.That(pve.Request("GET", "/storage/shared")!.Value<string>("fs-name"), Is.EqualTo("shared"));
        Assert.That((client.State["metadata_pool"].AsText(), client.State["data_pools"].Items[0].AsText()),
            Is.EqualTo(("shared_metadata", "shared_data")));
        pve.Requests.Clear();
        Assert.That((await client.ApplyAsync(Value.Null)).Errors, Is.Empty);
        Assert.That(
            pve.Requests.All.Where(request => request.Verb != "GET" && request.Path.Contains("/ceph/", StringComparison.Ordinal))
                .Select(request => request.Path.Split('/')[^1]),
            Is.EqualTo(new[] { "stop", "stop", "shared", "start", "start" }));
        Assert.That(CephWorld.Ceph(pve, ceph => (ceph.Pools.Count, ceph.Of("mds").All(ceph.IsUp))), Is.EqualTo((0, true)));
        Assert.That(pve.Request("GET", "/storage")!.Select(storage => (string?)storage["storage"]), Has.None.EqualTo("shared"));
    }

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.InProcess))]
    public async Task Pools_stay_unless_they_are_given_up(ClientKind kind)
    {
        await using var pve = await PveSimulator.StartAsync();
        Arrange(pve);
        await using var client = await ClientKinds.StartAsync(kind, pve, Life.Resource);
        await client.ApplyAsync(Config(("name", "shared")));
        Assert.That((await client.ApplyAsync(Value.Null)).Errors, Is.Empty);
        Assert.That(CephWorld.Ceph(pve, ceph => ceph.Pools.Keys), Is.EqualTo(new[] { "shared_data", "shared_metadata" }));
    }

    [Test]
    public async Task Without_a_metadata_server_there_is_no_file_system()
    {
        await using var pve = await PveSimulator.StartAsync();
        CephWorld.Furnish(pve);
        await using var client = await WireClient.StartAsync(pve, Life.Resource);
        Assert.That((await client.ApplyAsync(Minimal)).Errors, Has.Some.Contains("no running Metadata Server (MDS) found!"));
        Assert.That(client.State.IsNull, Is.True);
    }

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.InProcess))]
    public async Task Before_9_2_a_file_system_stays_and_its_user_is_told(ClientKind kind)
    {
        await using var pve = await PveSimulator.StartAsync(new() { Version = PveVersion.V84 });
        Arrange(pve);
        await using var client = await ClientKinds.StartAsync(kind, pve, Life.Resource);
        Assert.That((await client.ApplyAsync(Minimal)).Errors, Is.Empty);
        Assert.That(client.State["data_pools"].Items[0].AsText(), Is.EqualTo("shared_data"));
        var gone = await client.ApplyAsync(Value.Null);
        Assert.That((gone.Errors, client.State.IsNull), Is.EqualTo((Array.Empty<string>(), true)));
        Assert.That(gone.Warnings, Has.Some.Contains("pveceph fs destroy shared"));
        Assert.That(CephWorld.Entry(pve, "fs", "name", "shared"), Is.Not.Null);
    }

    private static void Arrange(PveSimulator pve)
    {
        CephWorld.Furnish(pve);
        foreach (var node in (string[])["pve1", "pve2"])
        {
            if (CephWorld.Ceph(pve, ceph => ceph.Find("mds", node) is null))
            {
                CephWorld.Run(pve, "POST", $"/nodes/{node}/ceph/mds/{node}");
            }
        }
    }
}
