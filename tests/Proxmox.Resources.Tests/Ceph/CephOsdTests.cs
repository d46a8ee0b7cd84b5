using Newtonsoft.Json.Linq;
using Proxmox.Model.Values;
using Proxmox.Simulator;
using Proxmox.Simulator.Disks;
using Proxmox.Testing;
using Proxmox.Testing.Clients;
using Proxmox.Testing.Lifecycles;
using static Proxmox.Testing.Lifecycles.Lifecycle;

namespace Proxmox.Resources.Tests.Ceph;

public sealed class CephOsdTests
{
    private const string Path = "/nodes/pve2/ceph/osd";

    private static readonly Value Minimal = Config(("node", "pve2"), ("device", "/dev/sdl"), ("cleanup_on_destroy", true));

    private static readonly Value Full = Minimal.With("db_device", "/dev/nvme3n1").With("db_size_gib", 40).With("wal_device",
        "/dev/nvme2n1")
        .With("wal_size_gib", 2).With("device_class", "hdd").With("encrypted", false).With("adopt", true);

    private static readonly Lifecycle Life = new("ceph_osd")
    {
        Id = "pve2/3",
        FindId = pve => $"pve2/{CephWorld.Ceph(pve, ceph => ceph.Osds.Values.First(osd => osd.Device.Name == "sdl").Id)}",
        Minimal = Minimal,
        Full = Full,
        Replacements = [("device", "/dev/sdk"), ("encrypted", true)],
        // Ceph does not spare one while pools beside it need as many as there are.
        IsAlone = true,
        Arrange = CephWorld.Furnish,
        Remove = pve =>
        {
            var id = CephWorld.Ceph(pve, ceph => ceph.Osds.Values.First(osd => osd.Device.Name == "sdl").Id);
            pve.Request("POST", $"{Path}/{id}/out");
            CephWorld.Run(pve, "POST", "/nodes/pve2/ceph/stop", ("service", $"osd.{id}"));
            CephWorld.Run(pve, "DELETE", $"{Path}/{id}", ("cleanup", 1));
        },
        Find = pve => CephWorld.Ceph(pve, ceph => ceph.Osds.Values.Where(osd => osd.Device.Name is "sdl" or "sdk").Select(osd =>
            new JValue(osd.Section)).FirstOrDefault()),
        Untold =
        [
            "device", "db_device", "db_size_gib", "wal_device", "wal_size_gib", "encrypted", "adopt", "cleanup_on_destroy",
                "osds_per_device",
        ],
        NotCleared = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["db_device"] = "another place is another OSD",
            ["wal_device"] = "another place is another OSD",
            ["encrypted"] = "an OSD stays as it was made",
            ["osds_per_device"] = "it excludes other devices",
            ["device_class"] = "an OSD keeps the class that it has",
        },
        CreateRequest = ("POST", Path),
        RequestsPerRefresh = 2,
        NeedsLogin = true,
    };

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.Present))]
    public Task Lives_through_its_ladder(ClientKind client) => Ladder.ClimbAsync(Life, client);

    [Test]
    public Task Asks_the_same_of_PVE_over_both_protocols() => Ladder.CompareAsync(Life);

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.InProcess))]
    public async Task A_device_by_its_link_is_divided_and_all_its_OSDs_go_one_after_another(ClientKind kind)
    {
        await using var pve = await StartAsync();
        await using var client = await ClientAsync(kind, pve);
        var link = pve.Datacenter.Locked(datacenter => ((Disk)NodeDisks.Of(datacenter, "pve2").Find("/dev/nvme0n1")!).Link);
        var config = Config(("node", "pve2"), ("device", link), ("osds_per_device", 2), ("device_class", "nvme"), ("cleanup_on_destroy",
            true));
        Assert.That((await client.ApplyAsync(config)).Errors, Is.Empty);
        Assert.That((client.State["id"].AsText(), client.State["osd_ids"].Items.Select(id => id.AsText()),
            client.State["physical_device"].AsText()),
            Is.EqualTo(("pve2/3", new[] { "3", "4" }, "nvme0n1")));
        Assert.That((await client.PlanAsync(config)).Action, Is.EqualTo(PlannedAction.Nothing));
        Assert.That((await client.ApplyAsync(Value.Null)).Errors, Is.Empty);
        Assert.That(CephWorld.Ceph(pve, ceph => ceph.Osds.Keys), Is.EqualTo(new[] { 0, 1, 2 }));
        Assert.That(Use(pve, "/dev/nvme0n1"), Is.Null);
    }

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.InProcess))]
    public async Task The_volumes_stay_on_the_device_unless_they_are_given_up(ClientKind kind)
    {
        await using var pve = await StartAsync();
        await using var client = await ClientAsync(kind, pve);
        await client.ApplyAsync(Minimal.With("cleanup_on_destroy", false));
        pve.Requests.Clear();
        Assert.That((await client.ApplyAsync(Value.Null)).Errors, Is.Empty);
        Assert.That(Writes(pve), Is.EqualTo(new[] { "POST /nodes/pve2/ceph/osd/3/out", "POST /nodes/pve2/ceph/stop", "DELETE "
            + "/nodes/pve2/ceph/osd/3" }));
        Assert.That(Use(pve, "/dev/sdl"), Is.EqualTo("LVM"));
    }

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.InProcess))]
    public async Task An_OSD_that_cannot_be_spared_is_not_even_taken_out(ClientKind kind)
    {
        await using var pve = await StartAsync();
        CephWorld.Run(pve, "POST", "/nodes/pve1/ceph/pool", ("name", "guests"), ("pg_num", 32));
        await using var client = await ClientAsync(kind, pve);
        await client.ImportAsync(Config(("node", "pve2"), ("device", "/dev/sdm")), "pve2/1");
        CephWorld.Run(pve, "POST", "/nodes/pve3/ceph/stop", ("service", "osd"));
        Assert.That((await client.ApplyAsync(Value.Null)).Errors, Has.Some.Contains("Ceph calls it unsafe to stop osd.1 now"));
        Assert.That(Writes(pve), Is.Empty);
    }

    [Test]
    public async Task An_OSD_whose_data_finds_no_other_place_is_taken_out_and_stays()
    {
        await using var pve = await StartAsync();
        CephWorld.Run(pve, "POST", "/nodes/pve1/ceph/pool", ("name", "guests"), ("pg_num", 32));
        await using var client = await ClientAsync(ClientKind.Wire, pve);
        var config = Config(("node", "pve2"), ("device", "/dev/sdm"), ("timeouts", Config(("delete", "2s"))));
        await client.ImportAsync(config, "pve2/1");
        await client.ApplyAsync(config);
        var outcome = await client.ApplyAsync(Value.Null);
        Assert.That(outcome.Errors, Has.Some.Contains("osd.1 is out but was not removed, for Ceph does not call that safe"));
        Assert.That(CephWorld.Ceph(pve, ceph => (ceph.Osds[1].IsIn, ceph.IsUp(ceph.Osds[1]))), Is.EqualTo((false, true)));
    }

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.InProcess))]
    public async Task A_device_in_use_is_found_at_plan(ClientKind kind)
    {
        await using var pve = await StartAsync();
        await using var client = await ClientAsync(kind, pve);
        Assert.That((await client.PlanAsync(Minimal.With("device", "/dev/sda"))).Errors, Has.Some.Contains("/dev/sda on node pve2 is in "
            + "use"));
        Assert.That((await client.PlanAsync(Minimal.With("device", "/dev/sdz"))).Errors, Has.Some.Contains("Node pve2 has no disk "
            + "/dev/sdz"));
        Assert.That((await client.PlanAsync(Minimal.With("device", "/dev/sdm"))).Errors,
            Has.Some.Contains("/dev/sdm on node pve2 holds OSD 1 already"));
    }

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.InProcess))]
    public async Task What_a_create_left_behind_that_was_broken_off_is_taken_over(ClientKind kind)
    {
        await using var pve = await StartAsync();
        CephWorld.Run(pve, "POST", Path, ("dev", "/dev/sdl"));
        await using var client = await ClientAsync(kind, pve);
        Assert.That((await client.ApplyAsync(Minimal.With("adopt", true))).Errors, Is.Empty);
        Assert.That(client.State["id"].AsText(), Is.EqualTo("pve2/3"));
        Assert.That(pve.Requests.All.Where(request => request.Verb == "POST" && request.Path == Path), Is.Empty);
    }

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.InProcess))]
    public async Task A_create_whose_answer_is_lost_is_followed_by_its_task(ClientKind kind)
    {
        await using var pve = await StartAsync();
        pve.Faults.On("POST", Path).Once().DropAfterHandling();
        await using var client = await ClientAsync(kind, pve);
        Assert.That((await client.ApplyAsync(Minimal)).Errors, Is.Empty);
        Assert.That(client.State["id"].AsText(), Is.EqualTo("pve2/3"));
        Assert.That(CephWorld.Ceph(pve, ceph => ceph.Osds.Count), Is.EqualTo(4));
    }

    [Test]
    public async Task A_create_that_fails_leaves_nothing_recorded()
    {
        await using var pve = await StartAsync();
        pve.Faults.OnTask("cephcreateosd").Fail("command 'ceph-volume lvm create' failed: exit code 1");
        await using var client = await ClientAsync(ClientKind.Wire, pve);
        Assert.That((await client.ApplyAsync(Minimal)).Errors, Has.Some.Contains("ceph-volume lvm create"));
        Assert.That(client.State.IsNull, Is.True);
    }

    [Test]
    public async Task Another_class_is_refused_and_so_are_sizes_without_devices()
    {
        await using var pve = await StartAsync();
        await using var client = await ClientAsync(ClientKind.Wire, pve);
        await client.ApplyAsync(Minimal);
        Assert.That((await client.PlanAsync(Minimal.With("device_class", "ssd"))).Errors, Has.Some.Contains("An OSD keeps its device "
            + "class"));
        Assert.That((await client.PlanAsync(Minimal.With("db_size_gib", 4))).Errors, Has.Some.Contains("needs db_device"));
        Assert.That((await client.PlanAsync(Minimal.With("db_device", "/dev/sdk").With("osds_per_device", 2))).Errors,
            Has.Some.Contains("exclude each other"));
    }

    [Test]
    public async Task A_token_is_refused_at_the_plan()
    {
        await using var pve = await StartAsync();
        await using var client = await WireClient.StartAsync(pve, Life.Resource);
        Assert.That((await client.PlanAsync(Minimal)).Errors, Has.One.Contains("PVE keeps this for root@pam"));
    }

    private static IEnumerable<string> Writes(PveSimulator pve) => pve.Requests.All
        .Where(request => request.Verb != "GET" && request.Path != "/access/ticket").Select(request => $"{request.Verb} {request.Path}");

    private static string? Use(PveSimulator pve, string path) =>
        pve.Datacenter.Locked(datacenter => NodeDisks.UseOf(NodeDisks.Of(datacenter, "pve2").Find(path)!));

    private static Task<IInfrastructureClient> ClientAsync(ClientKind kind, PveSimulator pve) =>
        ClientKinds.StartAsync(kind, pve, Life.Resource, Configurations.ByLogin(pve));

    private static async Task<PveSimulator> StartAsync()
    {
        var pve = await PveSimulator.StartAsync();
        CephWorld.Furnish(pve);
        return pve;
    }
}
