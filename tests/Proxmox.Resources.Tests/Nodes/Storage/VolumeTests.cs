using Proxmox.Model.Values;
using Proxmox.Resources.Tests.Qemu;
using Proxmox.Simulator;
using Proxmox.Testing;
using Proxmox.Testing.Clients;
using Proxmox.Testing.Lifecycles;
using static Proxmox.Testing.Lifecycles.Lifecycle;

namespace Proxmox.Resources.Tests.Nodes.Storage;

public sealed class VolumeTests
{
    private const string Id = "local-lvm:vm-999999998-data";
    private const string Backup = "local:backup/vzdump-lxc-100-2026_01_02-03_04_05.tar.zst";
    private const string OfBackups = "only backups have it, which no create makes";

    private static readonly Lifecycle Life = new("volume")
    {
        Id = "pve1/" + Id,
        Minimal = Made(),
        Full = Made(),
        Replacements = [("volume_id", "local-lvm:vm-999999998-other"), ("node", "pve2")],
        Remove = pve => pve.Run("DELETE", "/nodes/pve1/storage/local-lvm/content/" + Id),
        Find = pve => Files.Find(pve, Id),
        CreateRequest = ("POST", "/nodes/pve1/storage/local-lvm/content"),
        NotCleared = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["size"] = "an empty volume has one",
            ["copy_of"] = "an empty volume is no copy",
            ["notes"] = OfBackups,
            ["protected"] = OfBackups,
        },
        Untold = ["size"],
    };

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.InProcess))]
    public Task Lives_through_its_ladder(ClientKind client) => Ladder.ClimbAsync(Life, client);

    [Test]
    public Task Asks_the_same_of_PVE_over_both_protocols() => Ladder.CompareAsync(Life);

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.InProcess))]
    public async Task The_notes_and_the_protection_of_a_backup_are_managed(ClientKind kind)
    {
        await using var pve = await PveSimulator.StartAsync();
        Files.Put(pve, Backup, new byte[1000]);
        await using var client = await ClientKinds.StartAsync(kind, pve, "volume");
        var config = Config(("node", "pve1"), ("volume_id", Backup));
        Assert.That((await client.ImportAsync(config, "pve1/" + Backup)).Errors, Is.Empty);
        Assert.That((await client.PlanAsync(config)).Action, Is.EqualTo(PlannedAction.Nothing));
        var kept = config.With("notes", "before the\nupgrade").With("protected", true);
        Assert.That((await client.ApplyAsync(kept)).Errors, Is.Empty);
        Assert.That((Of("notes"), Of("protected")), Is.EqualTo(("before the\nupgrade", "1")));
        Assert.That((await client.PlanAsync(kept)).Action, Is.EqualTo(PlannedAction.Nothing));
        Assert.That((await client.ApplyAsync(Value.Null)).Errors.Single(), Does.Contain("protected"), "what is protected stays");
        Assert.That((await client.ApplyAsync(config)).Errors, Is.Empty);
        Assert.That((Of("notes"), Of("protected")), Is.EqualTo(("", "0")));
        Assert.That((await client.PlanAsync(config)).Action, Is.EqualTo(PlannedAction.Nothing));

        string? Of(string member) => pve.Request("GET", "/nodes/pve1/storage/local/content/" + Backup)!.Value<string>(member);
    }

    [Test]
    public async Task A_copy_whose_answer_was_lost_is_waited_for()
    {
        await using var pve = await PveSimulator.StartAsync();
        pve.Request("POST", "/nodes/pve1/storage/local-lvm/content", ("vmid", 900), ("filename", "vm-900-data"), ("size", "2G"));
        pve.Faults.On("POST", "/nodes/pve1/storage/local-lvm/content/*").DropAfterHandling().Once();
        pve.Faults.OnTask("imgcopy").Delay(TimeSpan.FromSeconds(1)).Once();
        await using var client = await WireClient.StartAsync(pve, "volume", Configurations.ByLogin(pve));
        Assert.That((await client.ApplyAsync(Made(("size", Value.Null), ("copy_of", "local-lvm:vm-900-data")))).Errors, Is.Empty);
        Assert.That(client.State["size_bytes"].AsLong(), Is.EqualTo(2L << 30));
    }

    [Test]
    public async Task A_volume_is_copied_on_its_storage()
    {
        await using var pve = await PveSimulator.StartAsync();
        pve.Request("POST", "/nodes/pve1/storage/local-lvm/content", ("vmid", 900), ("filename", "vm-900-data"), ("size", "2G"));
        var copy = Made(("size", Value.Null), ("copy_of", "local-lvm:vm-900-data"));
        await using (var token = await WireClient.StartAsync(pve, "volume"))
        {
            Assert.That((await token.PlanAsync(copy)).Errors.Single(), Does.Contain("root@pam with a password"));
        }

        var login = Configurations.Of(pve).With("api_token", Value.Null).With("username", pve.Username).With("password", pve.Password);
        await using var client = await WireClient.StartAsync(pve, "volume", login);
        Assert.That((await client.ApplyAsync(copy)).Errors, Is.Empty);
        Assert.That(client.State["size_bytes"].AsLong(), Is.EqualTo(2L << 30));
        Assert.That((await client.PlanAsync(copy)).Action, Is.EqualTo(PlannedAction.Nothing));
    }

    [Test]
    public async Task What_PVE_cannot_do_is_found_in_the_plan()
    {
        await using var pve = await PveSimulator.StartAsync();
        await using var client = await WireClient.StartAsync(pve, "volume");
        Assert.That((await client.PlanAsync(Made(("size", Value.Null)))).Errors.Single(), Does.Contain("Set size"));
        Assert.That((await client.PlanAsync(Made(("volume_id", "local-lvm:data")))).Errors.Single(), Does.Contain("no VMID"));
        Assert.That((await client.PlanAsync(Made(("notes", "x")))).Errors.Single(), Does.Contain("Only backups"));
        Assert.That((await client.PlanAsync(Config(("node", "pve1"), ("volume_id", Backup)))).Errors
            .Single(), Does.Contain("Import it, with the id \"pve1/" + Backup));
        await client.ApplyAsync(Made());
        Assert.That((await client.PlanAsync(Made(("size", "2G")))).Errors.Single(), Does.Contain("Set size to 1G"));
    }

    [Test]
    public async Task A_volume_that_a_container_has_mounted_is_left_alone()
    {
        await using var pve = await PveSimulator.StartAsync();
        Lxc.ContainerWorld.Furnish(pve);
        await using var client = await WireClient.StartAsync(pve, "volume");
        await client.ApplyAsync(Made());
        Lxc.ContainerWorld.Run(pve, "POST", "/nodes/pve1/lxc", ("vmid", 130), ("ostemplate", Lxc.ContainerWorld.Template),
            ("rootfs", "ct-files:1"));
        Lxc.ContainerWorld.Run(pve, "PUT", "/nodes/pve1/lxc/130/config", ("mp0", Id + ",mp=/data"));
        Assert.That((await client.ApplyAsync(Value.Null)).Errors.Single(), Does.Contain($"CT 130 has {Id} as mp0"));
    }

    [Test]
    public async Task A_volume_that_is_there_or_in_use_is_left_alone()
    {
        await using var pve = await PveSimulator.StartAsync();
        pve.Request("POST", "/nodes/pve1/storage/local-lvm/content", ("vmid", 999_999_998), ("filename", "vm-999999998-data"),
            ("size", "1G"));
        await using var client = await WireClient.StartAsync(pve, "volume");
        Assert.That((await client.ApplyAsync(Made())).Errors.Single(), Does.Contain("exists already"));
        Assert.That((await client.ImportAsync(Made(), "pve1/" + Id)).Errors, Is.Empty);
        pve.CreateVm(120, "pve1", ("name", "web"), ("scsi1", Id));
        Assert.That((await client.ApplyAsync(Value.Null)).Errors.Single(), Does.Contain($"VM 120 has {Id} as scsi1"));
        Assert.That(Files.Find(pve, Id), Is.Not.Null);
    }

    [Test]
    public async Task One_volume_is_read_by_its_id_and_nothing_else_is_asked_for()
    {
        await using var pve = await PveSimulator.StartAsync();
        Files.Put(pve, Backup, new byte[1000]);
        pve.Request("PUT", "/nodes/pve1/storage/local/content/" + Backup, ("notes", "before the upgrade"), ("protected", 1));
        pve.Requests.Clear();
        var volume = await DataReader.ReadAsync(pve, "volume", ("node", "pve1"), ("volume_id", Backup));
        Assert.That((volume["size_bytes"].AsLong(), volume["notes"].AsText(), volume["protected"].AsBool()),
            Is.EqualTo((1024L, "before the upgrade", (bool?)true)));
        Assert.That(pve.Requests.All.Select(request => request.Path).Where(path => path.Contains("/storage/", StringComparison.Ordinal))
            .Distinct(), Is.EqualTo(new[] { "/nodes/pve1/storage/local/content/" + Backup }));
    }

    private static Value Made(params (string Name, Value Value)[] members) => members.Aggregate(
        Config(("node", "pve1"), ("volume_id", Id), ("size", "1G")),
        (volume, member) => volume.With(member.Name, member.Value));
}
