using Proxmox.Model.Values;
using Proxmox.Simulator;
using Proxmox.Testing.Clients;
using Proxmox.Testing.Lifecycles;
using static Proxmox.Testing.Lifecycles.Lifecycle;

namespace Proxmox.Resources.Tests.Ceph;

public sealed class CephPoolErasureCodedTests
{
    private const string Data = "/nodes/pve1/ceph/pool/archive-data";

    private static readonly Value Chunks = Config(("data_chunks", 2), ("coding_chunks", 1));

    // Another erasure coding is another pool, so the least has all of it.
    private static readonly Value Minimal = Config(("name", "archive"), ("add_storage", false), ("erasure_coding", Chunks
        .With("failure_domain", "osd").With("device_class", "hdd").With("profile", "wide")));

    private static readonly Value Full = Minimal.With("node", "pve1")
        .With("size", 3).With("min_size", 2).With("crush_rule", "replicated_rule").With("pg_num", 16).With("pg_num_min", 8)
        .With("pg_autoscale_mode", "off").With("target_size_ratio", Value.Of(Number.Parse("0.5"))).With("application", "rbd")
        .With("remove_storages_on_destroy", true).With("force_destroy", true).With("remove_profile_on_destroy", false);

    private static readonly Lifecycle Life = new("ceph_pool_erasure_coded")
    {
        Id = "archive",
        Minimal = Minimal,
        Full = Full,
        Changed = Full.With("size", 2).With("min_size", 1).With("pg_num", 32).With("pg_num_min", 16).With("pg_autoscale_mode", "warn")
            .With("target_size_ratio", Value.Of(Number.Parse("0.25"))).With("remove_storages_on_destroy", false)
            .With("force_destroy", false).With("remove_profile_on_destroy", true).With("node", "pve2"),
        NotCombined = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["size"] = "Ceph chooses min_size anew with it, and takes none that is more",
            ["min_size"] = "it may not be more than size",
        },
        Replacements = [("name", "others"), ("erasure_coding", Chunks.With("coding_chunks", 2))],
        Arrange = Arrange,
        Drift = pve => CephWorld.Run(pve, "PUT", Data, ("pg_autoscale_mode", "on")),
        Remove = pve =>
        {
            CephWorld.Run(pve, "DELETE", Data, ("remove_ecprofile", 0));
            CephWorld.Run(pve, "DELETE", "/nodes/pve1/ceph/pool/archive-metadata");
        },
        Find = pve => pve.Request("GET", Data + "/status"),
        Untold =
        [
            "node", "erasure_coding", "add_storage", "remove_storages_on_destroy", "force_destroy", "remove_profile_on_destroy",
        ],
        NotCleared = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["pg_num"] = "a pool keeps the groups that it has",
            ["application"] = "Ceph takes no application back",
            ["target_size"] = "it excludes target_size_ratio",
        },
        CreateRequest = ("POST", "/nodes/*/ceph/pool"),
        RequestsPerRefresh = 2,
    };

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.InProcess))]
    public Task Lives_through_its_ladder(ClientKind client) => Ladder.ClimbAsync(Life, client);

    [Test]
    public Task Asks_the_same_of_PVE_over_both_protocols() => Ladder.CompareAsync(Life);

    [TestCase(false)]
    [TestCase(true)]
    public async Task Both_pools_and_the_storage_are_made_and_the_profile_goes_only_when_that_is_asked(bool removes)
    {
        await using var pve = await PveSimulator.StartAsync();
        CephWorld.Furnish(pve);
        await using var client = await WireClient.StartAsync(pve, Life.Resource);
        var config = Config(("name", "archive"), ("erasure_coding", Chunks), ("pg_num", 16),
            ("remove_storages_on_destroy", true), ("remove_profile_on_destroy", removes));
        Assert.That((await client.ApplyAsync(config)).Errors, Is.Empty);
        var storage = pve.Request("GET", "/storage/archive")!;
        Assert.That(((string?)storage["pool"], (string?)storage["data-pool"]), Is.EqualTo(("archive-metadata", "archive-data")));
        Assert.That(CephWorld.Ceph(pve, ceph => ceph.Profiles["pve_ec_archive"]), Is.EqualTo(new Simulator.Ceph.CephProfile(2, 1)));
        Assert.That((await client.ApplyAsync(Value.Null)).Errors, Is.Empty);
        Assert.That(CephWorld.Ceph(pve, ceph => (ceph.Pools.Count, ceph.Profiles.ContainsKey("pve_ec_archive"))), Is.EqualTo((0,
            !removes)));
        Assert.That(pve.Request("GET", "/storage")!.Select(entry => (string?)entry["storage"]), Has.None.EqualTo("archive"));
    }

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.InProcess))]
    public async Task A_profile_that_a_failed_create_leaves_is_told_with_the_remedy(ClientKind kind)
    {
        await using var pve = await PveSimulator.StartAsync();
        CephWorld.Furnish(pve);
        await using var client = await ClientKinds.StartAsync(kind, pve, Life.Resource);
        var config = Config(("name", "archive"), ("erasure_coding", Chunks), ("pg_num", 16384));
        var failed = await client.ApplyAsync(config);
        Assert.That(failed.Errors, Has.Some.Contains("mon_max_pg_per_osd")
            .And.Some.Contains("`ceph osd erasure-code-profile rm pve_ec_archive`"));
        Assert.That(CephWorld.Ceph(pve, ceph => ceph.Profiles.ContainsKey("pve_ec_archive")));

        var other = config.With("pg_num", 16).With("erasure_coding", Chunks.With("coding_chunks", 2));
        Assert.That((await client.ApplyAsync(other)).Errors, Has.Some.Contains("with other chunks"));
        Assert.That((await client.ApplyAsync(config.With("pg_num", 16))).Errors, Is.Empty);
    }

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.InProcess))]
    public async Task Other_chunks_under_the_same_name_need_the_profile_to_go(ClientKind kind)
    {
        await using var pve = await PveSimulator.StartAsync();
        CephWorld.Furnish(pve);
        await using var client = await ClientKinds.StartAsync(kind, pve, Life.Resource);
        var config = Config(("name", "archive"), ("erasure_coding", Chunks), ("pg_num", 16), ("remove_storages_on_destroy", true));
        Assert.That((await client.ApplyAsync(config)).Errors, Is.Empty);
        var other = Chunks.With("coding_chunks", 2);
        Assert.That((await client.PlanAsync(config.With("erasure_coding", other))).Errors, Has.Some.Contains("would stay"));
        config = config.With("remove_profile_on_destroy", true);
        Assert.That((await client.ApplyAsync(config)).Errors, Is.Empty);
        Assert.That((await client.ApplyAsync(config.With("erasure_coding", other))).Errors, Is.Empty);
    }

    [Test]
    public async Task The_data_is_protected_too()
    {
        await using var pve = await PveSimulator.StartAsync();
        Arrange(pve);
        await using var client = await WireClient.StartAsync(pve, Life.Resource);
        await client.ApplyAsync(Minimal);
        CephWorld.Change(pve, ceph => ceph.Pools["archive-data"].Stored = 1L << 30);
        Assert.That((await client.ApplyAsync(Value.Null)).Errors, Has.Some.Contains("ool archive-data holds"));
        Assert.That(CephWorld.Ceph(pve, ceph => ceph.Pools.Count), Is.EqualTo(2));
    }

    private static void Arrange(PveSimulator pve)
    {
        CephWorld.Furnish(pve);
        CephWorld.Change(pve, ceph => ceph.Profiles.TryAdd("wide", new(2, 1, "osd")));
    }
}
