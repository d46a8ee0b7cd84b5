using Proxmox.Model.Values;
using Proxmox.Resources.Tests.Qemu;
using Proxmox.Simulator;
using Proxmox.Testing.Clients;
using Proxmox.Testing.Lifecycles;
using static Proxmox.Testing.Lifecycles.Lifecycle;

namespace Proxmox.Resources.Tests.Nodes.Storage;

public sealed class DownloadedFileTests
{
    private const string Volume = "local:iso/system.iso";
    private static readonly byte[] System = Files.Bytes(5000);
    private static readonly byte[] Packed = Files.Packed(System);

    private static readonly Lifecycle Life = new("downloaded_file")
    {
        Id = "pve1/" + Volume,
        Arrange = pve => Files.Serve(pve, ("system.iso", System), ("other.iso", Files.Bytes(700, 2)), ("system.iso.gz", Packed)),
        Minimal = File(),
        Full = File(("file_name", "system.iso"), ("checksum", Files.Sha256(System)), ("verify_certificates", true),
            ("if_exists", "refuse")),
        Changed = File(("file_name", "system.iso"), ("checksum", Files.Sha256(System)), ("verify_certificates", false),
            ("if_exists", "adopt"), ("watch_upstream", false)),
        Replacements =
        [
            ("file_name", "other.iso"), ("url", Files.Server + "other.iso"), ("node", "pve2"), ("storage", "files"),
            ("checksum", Files.Sha256(Files.Bytes(700, 2))),
        ],
        Remove = pve => pve.Run("DELETE", "/nodes/pve1/storage/local/content/" + Volume),
        Find = pve => Files.Find(pve, Volume),
        CreateRequest = ("POST", "/nodes/pve1/storage/local/download-url"),
        NotCleared = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["file_name"] = "the file keeps its name",
            ["checksum"] = "what was checked stays checked",
            ["decompression"] = "no ladder has it: PVE checks no file by the checksum of a compressed one",
            ["watch_upstream"] = "is set in a test of its own",
        },
        Untold = ["url", "checksum", "verify_certificates", "if_exists", "watch_upstream"],
    };

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.InProcess))]
    public Task Lives_through_its_ladder(ClientKind client) => Ladder.ClimbAsync(Life, client);

    [Test]
    public Task Asks_the_same_of_PVE_over_both_protocols() => Ladder.CompareAsync(Life);

    [Test]
    public async Task The_name_follows_from_the_address_and_the_volume_id_is_known_before_the_apply()
    {
        await using var pve = await StartAsync();
        await using var client = await WireClient.StartAsync(pve, "downloaded_file");
        Assert.That((await client.ApplyAsync(File(("url", Files.Server + "system.iso")))).Errors, Is.Empty);
        Assert.That((client.State["file_name"].AsText(), client.State["volume_id"].AsText(), client.State["size_bytes"].AsLong()),
            Is.EqualTo(("system.iso", Volume, 5120L)));
        Assert.That(Files.Content(pve, Volume), Is.EqualTo(System));
    }

    [Test]
    public async Task A_file_that_somebody_else_has_put_there_is_refused_and_stays()
    {
        await using var pve = await StartAsync();
        Files.Put(pve, Volume, [1, 2, 3]);
        await using var client = await WireClient.StartAsync(pve, "downloaded_file");
        var outcome = await client.ApplyAsync(File());
        Assert.That(outcome.Errors.Single(), Does.Contain($"{Volume} exists already on node pve1").And.Contain("if_exists")
            .And.Contain($"Import it with the id \"pve1/{Volume}\""));
        Assert.That(Files.Content(pve, Volume), Is.EqualTo(new byte[] { 1, 2, 3 }));
        Assert.That(client.State.IsNull, Is.True);
    }

    [Test]
    public async Task A_file_that_is_adopted_is_checked_by_PVE_and_not_fetched()
    {
        await using var pve = await StartAsync();
        Files.Put(pve, Volume, System);
        Files.Serve(pve);
        await using var client = await WireClient.StartAsync(pve, "downloaded_file");
        Assert.That((await client.ApplyAsync(File(("if_exists", "adopt"), ("checksum", Files.Sha256(System))))).Errors, Is.Empty);
        Assert.That(client.State["volume_id"].AsText(), Is.EqualTo(Volume));
    }

    [Test]
    public async Task A_file_that_is_not_what_the_checksum_says_is_not_adopted()
    {
        await using var pve = await StartAsync();
        Files.Put(pve, Volume, [1, 2, 3]);
        await using var client = await WireClient.StartAsync(pve, "downloaded_file");
        var outcome = await client.ApplyAsync(File(("if_exists", "adopt"), ("checksum", Files.Sha256(System))));
        Assert.That(outcome.Errors.Single(), Does.Contain("checksum mismatch"));
        Assert.That(client.State.IsNull, Is.True, "it is somebody else's");
        Assert.That(Files.Content(pve, Volume), Is.EqualTo(new byte[] { 1, 2, 3 }));
    }

    [Test]
    public async Task A_file_is_overwritten_when_that_is_said()
    {
        await using var pve = await StartAsync();
        Files.Put(pve, Volume, [1, 2, 3]);
        await using var client = await WireClient.StartAsync(pve, "downloaded_file");
        Assert.That((await client.ApplyAsync(File(("if_exists", "overwrite")))).Errors, Is.Empty);
        Assert.That(Files.Content(pve, Volume), Is.EqualTo(System));
    }

    [Test]
    public async Task A_wrong_checksum_leaves_nothing_behind()
    {
        await using var pve = await StartAsync();
        await using var client = await WireClient.StartAsync(pve, "downloaded_file");
        var outcome = await client.ApplyAsync(File(("checksum", new string('0', 64))));
        Assert.That(outcome.Errors.Single(), Does.Contain("checksum mismatch"));
        Assert.That((client.State.IsNull, Files.Find(pve, Volume)), Is.EqualTo((true, (object?)null)));
    }

    [Test]
    public async Task A_download_whose_answer_was_lost_is_waited_for_and_not_ordered_twice()
    {
        await using var pve = await StartAsync();
        pve.Faults.On("POST", Life.CreateRequest.Path).DropAfterHandling().Once();
        pve.Faults.OnTask("download").Delay(TimeSpan.FromSeconds(2)).Once();
        await using var client = await WireClient.StartAsync(pve, "downloaded_file");
        Assert.That((await client.ApplyAsync(File())).Errors, Is.Empty);
        Assert.That(Files.Content(pve, Volume), Is.EqualTo(System));
        Assert.That(pve.Requests.All.Count(request => request.Verb == "POST"), Is.EqualTo(1));
    }

    [Test]
    public async Task A_file_whose_check_is_lost_is_not_adopted()
    {
        await using var pve = await StartAsync();
        Files.Put(pve, Volume, [1, 2, 3]);
        pve.Faults.On("POST", Life.CreateRequest.Path).Drop().Once();
        await using var client = await WireClient.StartAsync(pve, "downloaded_file");
        var outcome = await client.ApplyAsync(File(("if_exists", "adopt"), ("checksum", Files.Sha256(System))));
        Assert.That(outcome.Errors, Has.Count.EqualTo(1));
        Assert.That(client.State.IsNull, Is.True);
    }

    [Test]
    public async Task A_checksum_that_is_added_later_is_checked_and_replaces_nothing()
    {
        await using var pve = await StartAsync();
        await using var client = await WireClient.StartAsync(pve, "downloaded_file");
        await client.ApplyAsync(File());
        Assert.That((await client.PlanAsync(File(("checksum", Files.Sha256(System))))).Action, Is.EqualTo(PlannedAction.Update));
        Assert.That((await client.ApplyAsync(File(("checksum", Files.Sha256(System))))).Errors, Is.Empty);
        Assert.That((await client.PlanAsync(File())).Action, Is.EqualTo(PlannedAction.Nothing), "without it again");
    }

    [Test]
    public async Task A_checksum_that_is_added_later_and_does_not_fit_is_an_error()
    {
        await using var pve = await StartAsync();
        await using var client = await WireClient.StartAsync(pve, "downloaded_file");
        await client.ApplyAsync(File());
        Assert.That((await client.ApplyAsync(File(("checksum", new string('0', 64))))).Errors.Single(), Does.Contain("checksum mismatch"));
        Assert.That((await client.PlanAsync(File(("checksum", new string('0', 64))))).Action, Is.EqualTo(PlannedAction.Update),
            "it stays open");
        Assert.That(Files.Content(pve, Volume), Is.EqualTo(System));
    }

    [Test]
    public async Task A_compressed_image_is_decompressed_and_its_checksum_is_that_of_what_comes()
    {
        await using var pve = await StartAsync();
        await using var client = await WireClient.StartAsync(pve, "downloaded_file");
        var config = File(("url", Files.Server + "system.iso.gz"), ("file_name", "system.iso"), ("decompression", "gz"),
            ("checksum", Files.Sha256(Packed)));
        Assert.That((await client.ApplyAsync(config)).Errors, Is.Empty);
        Assert.That(Files.Content(pve, Volume), Is.EqualTo(System));
    }

    [Test]
    public async Task A_file_that_has_changed_on_its_server_is_a_warning_and_nothing_else()
    {
        await using var pve = await StartAsync();
        await using var client = await WireClient.StartAsync(pve, "downloaded_file");
        var config = File(("watch_upstream", true));
        await client.ApplyAsync(config);
        Assert.That(client.State["upstream_size_bytes"].AsLong(), Is.EqualTo(5000));
        Assert.That((await client.PlanAsync(config)).Warnings, Is.Empty);
        Files.Serve(pve, ("system.iso", Files.Bytes(6000)));
        var plan = await client.PlanAsync(config);
        Assert.That(plan.Warnings.Single(), Does.Contain("has 6000 bytes now, and had 5000"));
        Assert.That(plan.Action, Is.EqualTo(PlannedAction.Nothing));
        Files.Serve(pve);
        plan = await client.PlanAsync(config);
        Assert.That(plan.Warnings.Single(), Does.Contain("The file itself is not touched"));
        Assert.That(plan.Action, Is.EqualTo(PlannedAction.Nothing));
    }

    [Test]
    public async Task The_watch_begins_when_it_is_asked_for()
    {
        await using var pve = await StartAsync();
        await using var client = await WireClient.StartAsync(pve, "downloaded_file");
        await client.ApplyAsync(File());
        Assert.That(client.State["upstream_size_bytes"].IsNull, Is.True);
        Assert.That((await client.ApplyAsync(File(("watch_upstream", true)))).Errors, Is.Empty);
        Assert.That(client.State["upstream_size_bytes"].AsLong(), Is.EqualTo(5000));
    }

    [TestCase("iso", "disk.qcow2", ".iso, .img")]
    [TestCase("import", "noble-server-cloudimg-amd64.img", ".qcow2, .raw, .vmdk, .ova")]
    [TestCase("vztmpl", "debian.zip", ".tar.zst")]
    public async Task A_name_that_PVE_would_refuse_is_found_in_the_plan(string content, string name, string endings)
    {
        await using var pve = await StartAsync();
        await using var client = await WireClient.StartAsync(pve, "downloaded_file");
        var plan = await client.PlanAsync(File(("content_type", content), ("url", Files.Server + name), ("file_name", Value.Null)));
        Assert.That(plan.Errors.Single(), Does.Contain(endings).And.Contain($"\"{name}\"").And.Contain("Set file_name"));
    }

    [Test]
    public async Task Only_ISO_images_are_decompressed_and_the_plan_says_so()
    {
        await using var pve = await StartAsync();
        await using var client = await WireClient.StartAsync(pve, "downloaded_file");
        var plan = await client.PlanAsync(File(("content_type", "import"), ("file_name", "a.qcow2"), ("decompression", "zst")));
        Assert.That(plan.Errors.Single(), Does.Contain("PVE decompresses files of content_type iso alone"));
    }

    [Test]
    public async Task A_refresh_asks_for_the_one_file_and_never_for_a_list()
    {
        await using var pve = await StartAsync();
        await using var client = await WireClient.StartAsync(pve, "downloaded_file");
        await client.ApplyAsync(File());
        pve.Requests.Clear();
        await client.PlanAsync(File());
        Assert.That(pve.Requests.All.Select(request => request.Path).Where(path => path.Contains("/storage/", StringComparison.Ordinal)),
            Is.EqualTo(new[] { "/nodes/pve1/storage/local/content/local:iso/system.iso" }));
    }

    private static async Task<PveSimulator> StartAsync()
    {
        var pve = await PveSimulator.StartAsync();
        Life.Arrange(pve);
        return pve;
    }

    private static Value File(params (string Name, Value Value)[] members) => members.Aggregate(
        Config(("node", "pve1"), ("storage", "local"), ("content_type", "iso"), ("url", Files.Server + "system.iso")),
        (file, member) => file.With(member.Name, member.Value));
}
