using Proxmox.Model.Values;
using Proxmox.Simulator;
using Proxmox.Testing.Clients;
using Proxmox.Testing.Lifecycles;
using static Proxmox.Testing.Lifecycles.Lifecycle;

namespace Proxmox.Resources.Tests.Ceph;

public sealed class CephPoolTests
{
    private const string Path = "/nodes/pve1/ceph/pool/guests";

    private static readonly Value Minimal = Config(("name", "guests"));

    private static readonly Value Full = Minimal.With("node", "pve1").With("size", 3).With("min_size", 2).With("pg_num", 32)
        .With("pg_num_min", 16).With("pg_autoscale_mode", "off").With("target_size", "100G").With("application", "rbd")
        .With("crush_rule", "replicated_rule").With("add_storage", false).With("remove_storages_on_destroy", true)
        .With("force_destroy", true);

    private static readonly Lifecycle Life = new("ceph_pool")
    {
        Id = "guests",
        Minimal = Minimal,
        Full = Full,
        Changed = Full.With("size", 2).With("min_size", 1).With("pg_num", 64).With("pg_num_min", 32).With("pg_autoscale_mode", "warn")
            .With("target_size", "1T").With("crush_rule", "on_osds").With("remove_storages_on_destroy", false).With("force_destroy", false)
            .With("node", "pve2"),
        NotCombined = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["size"] = "Ceph chooses min_size anew with it, and takes none that is more",
            ["min_size"] = "it may not be more than size",
        },
        Replacements = [("name", "others")],
        Arrange = Arrange,
        Drift = pve => CephWorld.Run(pve, "PUT", Path, ("size", 2), ("pg_autoscale_mode", "warn"), ("target_size", "7G")),
        Remove = pve => CephWorld.Run(pve, "DELETE", Path),
        Find = pve => pve.Request("GET", Path + "/status"),
        Untold = ["node", "add_storage", "remove_storages_on_destroy", "force_destroy"],
        NotCleared = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["pg_num"] = "a pool keeps the groups that it has",
            ["application"] = "Ceph takes no application back",
            ["target_size_ratio"] = "it excludes target_size",
        },
        CreateRequest = ("POST", "/nodes/*/ceph/pool"),
    };

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.Present))]
    public Task Lives_through_its_ladder(ClientKind client) => Ladder.ClimbAsync(Life, client);

    [Test]
    public Task Asks_the_same_of_PVE_over_both_protocols() => Ladder.CompareAsync(Life);

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.InProcess))]
    public async Task A_pool_and_its_storage_come_and_go_in_one_step(ClientKind kind)
    {
        await using var pve = await StartAsync();
        await using var client = await ClientKinds.StartAsync(kind, pve, Life.Resource);
        var config = Minimal.With("add_storage", true).With("pg_num", 32).With("remove_storages_on_destroy", true);
        Assert.That((await client.ApplyAsync(config)).Errors, Is.Empty);
        Assert.That(pve.Request("GET", "/storage/guests")!.Value<string>("pool"), Is.EqualTo("guests"));
        Assert.That((await client.ApplyAsync(Value.Null)).Errors, Is.Empty);
        Assert.That(pve.Request("GET", "/storage")!.Select(storage => (string?)storage["storage"]), Has.None.EqualTo("guests"));
    }

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.InProcess))]
    public async Task A_pool_with_data_is_kept_until_it_is_given_up(ClientKind kind)
    {
        await using var pve = await StartAsync();
        await using var client = await ClientKinds.StartAsync(kind, pve, Life.Resource);
        await client.ApplyAsync(Minimal);
        CephWorld.Change(pve, ceph => ceph.Pools["guests"].Stored = 5L << 30);
        Assert.That((await client.ApplyAsync(Value.Null)).Errors, Has.Some.Contains("ool guests holds 5368709120 bytes in 1280 objects"));
        Assert.That(pve.Requests.All.Where(request => request.Verb == "DELETE"), Is.Empty);
        await client.ApplyAsync(Minimal.With("force_destroy", true));
        Assert.That((await client.ApplyAsync(Value.Null)).Errors, Is.Empty);
        Assert.That(CephWorld.Ceph(pve, ceph => ceph.Pools.ContainsKey("guests")), Is.False);
    }

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.InProcess))]
    public async Task What_the_autoscaler_makes_of_the_groups_is_no_difference(ClientKind kind)
    {
        await using var pve = await StartAsync();
        await using var client = await ClientKinds.StartAsync(kind, pve, Life.Resource);
        var config = Minimal.With("pg_num", 32).With("pg_autoscale_mode", "on");
        await client.ApplyAsync(config);
        CephWorld.Change(pve, ceph => ceph.Pools["guests"].Groups = 64);
        Assert.That((await client.PlanAsync(config)).Action, Is.EqualTo(PlannedAction.Nothing));
    }

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.InProcess))]
    public async Task A_change_of_the_size_leaves_the_copies_that_are_needed_as_they_are_configured(ClientKind kind)
    {
        await using var pve = await StartAsync();
        await using var client = await ClientKinds.StartAsync(kind, pve, Life.Resource);
        await client.ApplyAsync(Minimal.With("size", 3).With("min_size", 2));
        Assert.That((await client.ApplyAsync(Minimal.With("size", 2).With("min_size", 2))).Errors, Is.Empty);
        Assert.That(CephWorld.Ceph(pve, ceph => (ceph.Pools["guests"].Size, ceph.Pools["guests"].MinSize)), Is.EqualTo((2L, 2L)));
    }

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.InProcess))]
    public async Task A_pool_that_is_there_is_not_taken_over(ClientKind kind)
    {
        await using var pve = await StartAsync();
        CephWorld.Run(pve, "POST", "/nodes/pve1/ceph/pool", ("name", "guests"));
        await using var client = await ClientKinds.StartAsync(kind, pve, Life.Resource);
        Assert.That((await client.ApplyAsync(Minimal)).Errors, Has.Some.Contains("Ceph has a pool guests already")
            .And.Some.Contains("Import it with the id \"guests\""));
        Assert.That(pve.Requests.All.Where(request => request.Verb == "POST"), Is.Empty);
    }

    [Test]
    public async Task A_pool_keeps_its_application()
    {
        await using var pve = await StartAsync();
        await using var client = await WireClient.StartAsync(pve, Life.Resource);
        await client.ApplyAsync(Minimal.With("application", "rgw"));
        Assert.That((await client.PlanAsync(Minimal.With("application", "rbd"))).Errors, Has.Some.Contains("A pool keeps its application"));
    }

    [Test]
    public async Task What_cannot_be_is_found_at_plan()
    {
        await using var pve = await PveSimulator.StartAsync();
        await using var client = await WireClient.StartAsync(pve, Life.Resource);
        var errors = (await client.PlanAsync(Config(("name", "_x"), ("add_storage", true), ("size", 2), ("min_size", 3), ("target_size",
            "1T"),
            ("target_size_ratio", Value.Of(Number.Parse("0.5")))))).Errors;
        Assert.That(errors, Has.Some.Contains("No storage can be called").And.Some.Contains("set it to that at most")
            .And.Some.Contains("exclude each other"));
    }

    [Test]
    public async Task A_rule_that_there_is_not_is_found_at_plan()
    {
        await using var pve = await StartAsync();
        await using var client = await WireClient.StartAsync(pve, Life.Resource);
        Assert.That((await client.PlanAsync(Minimal.With("crush_rule", "nosuch"))).Errors, Has.Some.Contains("It has replicated_rule"));
    }

    [Test]
    public async Task More_groups_than_the_OSDs_take_are_refused_in_Cephs_words_and_nothing_is_recorded()
    {
        await using var pve = await StartAsync();
        await using var client = await WireClient.StartAsync(pve, Life.Resource);
        Assert.That((await client.ApplyAsync(Minimal.With("pg_num", 4096))).Errors, Has.Some.Contains("exceeds the mon_max_pg_per_osd "
            + "value"));
        Assert.That(client.State.IsNull, Is.True);
    }

    private static async Task<PveSimulator> StartAsync()
    {
        var pve = await PveSimulator.StartAsync();
        CephWorld.Furnish(pve);
        return pve;
    }

    private static void Arrange(PveSimulator pve)
    {
        CephWorld.Furnish(pve);
        CephWorld.Change(pve, ceph => ceph.Rules.TryAdd("on_osds", new(7, "osd")));
    }
}
