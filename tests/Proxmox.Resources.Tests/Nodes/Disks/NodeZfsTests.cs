using Proxmox.Model.Values;
using Proxmox.Simulator;
using Proxmox.Simulator.Disks;
using Proxmox.Testing.Clients;
using Proxmox.Testing.Lifecycles;
using static Proxmox.Testing.Lifecycles.Lifecycle;

namespace Proxmox.Resources.Tests.Nodes.Disks;

public sealed class NodeZfsTests
{
    private static readonly Lifecycle Life = DiskLife.Of("zfs", "halves",
    [
        ("raid_level", "draid"),
        ("devices", Value.List(new[] { "/dev/sde", "/dev/sdf", "/dev/sdg", "/dev/sdh" }.Select(disk => Value.Of(disk)))),
        ("draid", Config(("data", 2), ("spares", 1))), ("ashift", 13), ("compression", "zstd"), ("add_storage", true),
    ]) with
    { RequestsPerRefresh = 2 };

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.InProcess))]
    public Task Lives_through_its_ladder(ClientKind client) => Ladder.ClimbAsync(Life, client);

    [Test]
    public Task Asks_the_same_of_PVE_over_both_protocols() => Ladder.CompareAsync(Life);

    [TestCase("single", 2, "takes one disk")]
    [TestCase("mirror", 1, "mirror needs 2 disks or more")]
    [TestCase("raid10", 3, "raid10 needs 4 disks or more")]
    [TestCase("raid10", 5, "give an even number")]
    [TestCase("raidz", 2, "raidz needs 3 disks or more")]
    [TestCase("raidz2", 3, "raidz2 needs 4 disks or more")]
    [TestCase("raidz3", 4, "raidz3 needs 5 disks or more")]
    [TestCase("draid2", 3, "draid2 needs 4 disks or more")]
    public async Task Each_level_needs_its_disks(string level, int disks, string said)
    {
        await using var pve = await PveSimulator.StartAsync();
        await using var client = await WireClient.StartAsync(pve, "node_zfs");
        Assert.That((await client.PlanAsync(Pool(level, disks))).Errors.Single(), Does.Contain(said));
    }

    [Test]
    public async Task A_dRAID_needs_disks_for_what_it_is_divided_into()
    {
        await using var pve = await PveSimulator.StartAsync();
        await using var client = await WireClient.StartAsync(pve, "node_zfs");
        Assert.That((await client.PlanAsync(Pool("draid", 4).With("draid", Config(("data", 3), ("spares", 1))))).Errors.Single(),
            Does.Contain("draid with 3 disks of data, 1 of parity and 1 spares needs 5 disks, and devices names 4"));
        Assert.That((await client.PlanAsync(Pool("raidz", 4).With("draid", Config(("data", 2), ("spares", 0))))).Errors.Single(),
            Does.Contain("draid is for the levels draid, draid2 and draid3 alone"));
        Assert.That((await client.PlanAsync(Pool("mirror", 2).With("devices", Value.List([Value.Of("/dev/sdb"), Value.Of("/dev/sdb")]))))
            .Errors.Single(), Does.Contain("names /dev/sdb more than once"));
    }

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.InProcess))]
    public async Task A_pool_that_has_lost_a_disk_is_told_of_and_stays(ClientKind kind)
    {
        await using var pve = await PveSimulator.StartAsync();
        await using var client = await ClientKinds.StartAsync(kind, pve, "node_zfs");
        var config = Pool("raid10", 4);
        Assert.That((await client.ApplyAsync(config)).Errors, Is.Empty);
        Assert.That(client.State["members"].Items.Select(member => member["name"].AsText()), Has.Exactly(1).EqualTo("mirror-1"));
        pve.Datacenter.Locked(state =>
        {
            var pool = NodeDisks.Of(state, "pve1").Pools.Single();
            pool.Failed.Add(pool.Paths[2]);
        });
        var plan = await client.PlanAsync(config);
        Assert.That(plan.Action, Is.EqualTo(PlannedAction.Nothing));
        // Pulumi shows nothing of an object that stays as it is.
        Assert.That(plan.Warnings, kind == ClientKind.Pulumi ? Is.Empty
            : Has.Some.Contains("ZFS pool tank of node pve1 is DEGRADED").And.Some.Contains("zpool replace"));
        var read = await DataReader.ReadAsync(pve, "node_zfs", ("node", "pve1"), ("name", "tank"));
        Assert.That(read["health"].AsText(), Is.EqualTo("DEGRADED"));
        Assert.That(read["members"].Items.Where(member => member["parent"].AsText() == "mirror-1")
            .Select(member => member["state"].AsText()), Is.EqualTo(new[] { "UNAVAIL", "ONLINE" }));
    }

    [Test]
    public async Task Another_compression_is_not_set_and_destroys_nothing()
    {
        await using var pve = await PveSimulator.StartAsync();
        await using var client = await WireClient.StartAsync(pve, "node_zfs");
        await client.ApplyAsync(Pool("mirror", 2).With("compression", "lz4"));
        var plan = await client.PlanAsync(Pool("mirror", 2).With("compression", "zstd"));
        Assert.That(plan.Action, Is.EqualTo(PlannedAction.Nothing));
        Assert.That(plan.Warnings.Single(), Does.Contain("zfs set compression=zstd tank"));
    }

    private static Value Pool(string level, int disks) => Config(("node", "pve1"), ("name", "tank"), ("raid_level", level),
        ("devices", Value.List(Enumerable.Range(0, disks).Select(disk => Value.Of($"/dev/sd{(char)('b' + disk)}")))));
}
