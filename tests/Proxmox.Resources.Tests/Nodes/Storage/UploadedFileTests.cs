using Proxmox.Model.Values;
using Proxmox.Resources.Tests.Qemu;
using Proxmox.Simulator;
using Proxmox.Testing.Clients;
using Proxmox.Testing.Lifecycles;
using static Proxmox.Testing.Lifecycles.Lifecycle;

namespace Proxmox.Resources.Tests.Nodes.Storage;

public sealed class UploadedFileTests
{
    private const string Volume = "local:iso/tools.iso";
    private const int Large = 6 << 20;

    private static readonly string Folder = MakeFolder();
    private static readonly string One = Write("tools.iso", Files.Bytes(3000));
    private static readonly string Two = Write("other.iso", Files.Bytes(4000, 2));
    private static readonly string Sum = Files.Sha256(Files.Bytes(3000));

    private static readonly Lifecycle Life = new("uploaded_file")
    {
        Id = "pve1/" + Volume,
        Minimal = File(),
        Full = File(("file_name", "tools.iso"), ("if_exists", "refuse")),
        Changed = File(("file_name", "tools.iso"), ("source", Two), ("if_exists", "overwrite")),
        Replacements = [("file_name", "other.iso"), ("node", "pve2"), ("storage", "files")],
        Drift = pve => Files.Put(pve, Volume, [1, 2, 3]),
        Remove = pve => pve.Run("DELETE", "/nodes/pve1/storage/local/content/" + Volume),
        Find = pve => Files.Find(pve, Volume),
        CreateRequest = ("POST", "/nodes/pve1/storage/local/upload"),
        NotCleared = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["file_name"] = "the file keeps its name",
            ["sha256"] = "PVE does not tell it",
            ["source"] = "there is one or the other",
            ["content"] = "there is one or the other",
        },
        Untold = ["source", "if_exists"],
    };

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.InProcess))]
    public Task Lives_through_its_ladder(ClientKind client) => Ladder.ClimbAsync(Life, client);

    [Test]
    public Task Asks_the_same_of_PVE_over_both_protocols() => Ladder.CompareAsync(Life);

    [Test]
    public async Task An_upload_whose_answer_was_lost_is_waited_for_and_not_sent_twice([Values("pve1", "pve2")] string node)
    {
        await using var pve = await PveSimulator.StartAsync();
        pve.Faults.On("POST", "/nodes/*/storage/local/upload").DropAfterHandling().Once();
        pve.Faults.OnTask("imgcopy").Delay(TimeSpan.FromSeconds(1)).Once();
        await using var client = await WireClient.StartAsync(pve, "uploaded_file");
        Assert.That((await client.ApplyAsync(File(("node", node)))).Errors, Is.Empty);
        Assert.That(Files.Content(pve, Volume, node), Is.EqualTo(Files.Bytes(3000)));
        Assert.That(pve.Requests.All.Count(request => request.Verb == "POST"), Is.EqualTo(1));
    }

    [Test]
    public async Task An_upload_that_never_arrived_is_told_as_such()
    {
        await using var pve = await PveSimulator.StartAsync();
        pve.Faults.On("POST", Life.CreateRequest.Path).Drop().Once();
        await using var client = await WireClient.StartAsync(pve, "uploaded_file");
        Assert.That((await client.ApplyAsync(File())).Errors.Single(), Does.Contain("nothing was created"));
        Assert.That((client.State.IsNull, Files.Find(pve, Volume)), Is.EqualTo((true, (object?)null)));
    }

    [Test]
    public async Task An_upload_over_a_file_is_sent_again_when_its_answer_was_lost([Values] bool isCarriedOut)
    {
        await using var pve = await PveSimulator.StartAsync();
        Files.Put(pve, Volume, Files.Bytes(3000, 7));
        var fault = pve.Faults.On("POST", Life.CreateRequest.Path).Once();
        _ = isCarriedOut ? fault.DropAfterHandling() : fault.Drop();
        await using var client = await WireClient.StartAsync(pve, "uploaded_file");
        Assert.That((await client.ApplyAsync(File(("if_exists", "overwrite")))).Errors, Is.Empty);
        Assert.That(Files.Content(pve, Volume), Is.EqualTo(Files.Bytes(3000)));
        fault = pve.Faults.On("POST", Life.CreateRequest.Path).Once();
        _ = isCarriedOut ? fault.DropAfterHandling() : fault.Drop();
        var changed = File(("if_exists", "overwrite"), ("file_name", "tools.iso"), ("source", Two));
        Assert.That((await client.ApplyAsync(changed)).Errors, Is.Empty);
        Assert.That(Files.Content(pve, Volume), Is.EqualTo(Files.Bytes(4000, 2)));
    }

    [Test]
    public async Task A_file_that_was_there_is_not_taken_for_an_upload_that_is_lost_twice()
    {
        await using var pve = await PveSimulator.StartAsync();
        Files.Put(pve, Volume, Files.Bytes(3000, 7));
        pve.Faults.On("POST", Life.CreateRequest.Path).Drop().Times(2);
        await using var client = await WireClient.StartAsync(pve, "uploaded_file");
        Assert.That((await client.ApplyAsync(File(("if_exists", "overwrite")))).Errors, Has.Count.EqualTo(1));
        Assert.That(client.State.IsNull, Is.True);
    }

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.InProcess))]
    public async Task A_file_arrives_as_it_is_and_is_called_as_PVE_calls_it(ClientKind kind)
    {
        await using var pve = await PveSimulator.StartAsync();
        await using var client = await ClientKinds.StartAsync(kind, pve, "uploaded_file");
        var path = Write($"my tools ü {kind}.iso", Files.Bytes(Large));
        Assert.That((await client.ApplyAsync(File(("source", path)))).Errors, Is.Empty);
        Assert.That((client.State["file_name"].AsText(), client.State["volume_id"].AsText(), client.State["sha256"].AsText()),
            Is.EqualTo(($"my_tools___{kind}.iso", $"local:iso/my_tools___{kind}.iso", Files.Sha256(Files.Bytes(Large)))));
        Assert.That(Files.Content(pve, $"local:iso/my_tools___{kind}.iso"), Is.EqualTo(Files.Bytes(Large)));
    }

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.InProcess))]
    public async Task A_text_is_the_contents_and_a_change_of_it_is_sent_over_the_file(ClientKind kind)
    {
        await using var pve = await PveSimulator.StartAsync();
        await using var client = await ClientKinds.StartAsync(kind, pve, "uploaded_file");
        var config = File(("source", Value.Null), ("content", "one ü\n"), ("file_name", "tools.iso"));
        Assert.That((await client.ApplyAsync(config)).Errors, Is.Empty);
        Assert.That(Files.Content(pve, Volume), Is.EqualTo("one ü\n"u8.ToArray()));
        var changed = config.With("content", "two\n");
        Assert.That((await client.PlanAsync(changed)).Action, Is.EqualTo(PlannedAction.Update));
        Assert.That((await client.ApplyAsync(changed)).Errors, Is.Empty);
        Assert.That(Files.Content(pve, Volume), Is.EqualTo("two\n"u8.ToArray()));
    }

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.InProcess))]
    public async Task A_file_that_changes_on_the_disk_is_seen_in_the_plan_and_sent_again_in_its_place(ClientKind kind)
    {
        await using var pve = await PveSimulator.StartAsync();
        await using var client = await ClientKinds.StartAsync(kind, pve, "uploaded_file");
        var path = Write($"tools-{kind}.iso", Files.Bytes(3000));
        var config = File(("source", path), ("file_name", "tools.iso"));
        await client.ApplyAsync(config);
        Assert.That((await client.PlanAsync(config)).Action, Is.EqualTo(PlannedAction.Nothing));
        Write($"tools-{kind}.iso", Files.Bytes(3001, 3));
        Assert.That((await client.PlanAsync(config)).Action, Is.EqualTo(PlannedAction.Update));
        Assert.That((await client.ApplyAsync(config)).Errors, Is.Empty);
        Assert.That(Files.Content(pve, Volume), Is.EqualTo(Files.Bytes(3001, 3)));
        Assert.That((await client.PlanAsync(config)).Action, Is.EqualTo(PlannedAction.Nothing));
    }

    [TestCase(3000, 0)]
    [TestCase(9000, 1)]
    public async Task After_an_import_a_file_of_the_same_size_is_not_sent(int size, int uploads)
    {
        await using var pve = await PveSimulator.StartAsync();
        Files.Put(pve, Volume, Files.Bytes(size));
        await using var client = await WireClient.StartAsync(pve, "uploaded_file");
        await client.ImportAsync(File(), "pve1/" + Volume);
        pve.Requests.Clear();

        Assert.That((await client.ApplyAsync(File())).Errors, Is.Empty);
        Assert.That(pve.Requests.All.Count(request => request.Verb != "GET"), Is.EqualTo(uploads));
        Assert.That((client.State["sha256"].AsText(), client.State["size_bytes"].AsNumber()!.Value.AsLong()), Is.EqualTo((Sum, 3072)));
        Assert.That((await client.PlanAsync(File())).Action, Is.EqualTo(PlannedAction.Nothing));
    }

    [Test]
    public async Task The_same_contents_from_another_place_are_not_sent_again()
    {
        await using var pve = await PveSimulator.StartAsync();
        await using var client = await WireClient.StartAsync(pve, "uploaded_file");
        await client.ApplyAsync(File(("file_name", "tools.iso")));
        pve.Requests.Clear();
        Assert.That((await client.ApplyAsync(File(("file_name", "tools.iso"), ("source", Write("copy.iso", Files.Bytes(3000)))))).Errors,
            Is.Empty);
        Assert.That(pve.Requests.All.Where(request => request.Verb != "GET"), Is.Empty);
    }

    [Test]
    public async Task A_file_that_somebody_else_has_put_there_is_refused_and_stays()
    {
        await using var pve = await PveSimulator.StartAsync();
        Files.Put(pve, Volume, [1, 2, 3]);
        await using var client = await WireClient.StartAsync(pve, "uploaded_file");
        Assert.That((await client.ApplyAsync(File())).Errors.Single(), Does.Contain($"{Volume} exists already").And.Contain("if_exists"));
        Assert.That(Files.Content(pve, Volume), Is.EqualTo(new byte[] { 1, 2, 3 }));
        Assert.That((await client.ApplyAsync(File(("if_exists", "overwrite")))).Errors, Is.Empty);
        Assert.That(Files.Content(pve, Volume), Is.EqualTo(Files.Bytes(3000)));
    }

    [Test]
    public async Task A_file_of_another_checksum_than_the_one_that_was_meant_is_refused_in_the_plan()
    {
        await using var pve = await PveSimulator.StartAsync();
        await using var client = await WireClient.StartAsync(pve, "uploaded_file");
        Assert.That((await client.ApplyAsync(File(("sha256", Sum.ToUpperInvariant())))).Errors, Is.Empty);
        Assert.That((await client.PlanAsync(File(("sha256", Sum)))).Action, Is.EqualTo(PlannedAction.Nothing));
        var plan = await client.PlanAsync(File(("sha256", new string('0', 64))));
        Assert.That(plan.Errors.Single(), Does.Contain("The file is not the one that was meant").And.Contain(Sum));
    }

    [Test]
    public async Task A_file_that_is_missing_or_empty_is_found_in_the_plan()
    {
        await using var pve = await PveSimulator.StartAsync();
        await using var client = await WireClient.StartAsync(pve, "uploaded_file");
        Assert.That((await client.PlanAsync(File(("source", Path.Combine(Folder, "nowhere.iso"))))).Errors.Single(),
            Does.Contain("cannot be read").And.Contain("nowhere.iso"));
        Assert.That((await client.PlanAsync(File(("source", Write("empty.iso", []))))).Errors.Single(), Does.Contain("The file is empty"));
    }

    [Test]
    public async Task Without_SSH_snippets_are_refused_in_the_plan_with_what_to_do()
    {
        await using var pve = await PveSimulator.StartAsync();
        await using var client = await WireClient.StartAsync(pve, "uploaded_file");
        var plan = await client.PlanAsync(File(("content_type", "snippets"), ("file_name", "user.yaml")));
        Assert.That(plan.Errors.Single(),
            Does.Contain("PVE's API takes no snippets").And.Contain("PROXMOX_VE_SSH_PRIVATE_KEY").And.Contain("scp"));
    }

    [Test]
    public async Task What_is_lost_on_the_way_is_not_taken_for_sent()
    {
        await using var pve = await PveSimulator.StartAsync();
        await using var client = await WireClient.StartAsync(pve, "uploaded_file");
        await client.ApplyAsync(File());
        var config = File(("source", Two), ("file_name", "tools.iso"));
        pve.Faults.On("POST", Life.CreateRequest.Path).Fail(500, "the disk is full\n").Once();
        Assert.That((await client.ApplyAsync(config)).Errors.Single(), Does.Contain("the disk is full"));
        Assert.That((await client.PlanAsync(config)).Action, Is.EqualTo(PlannedAction.Update));
        Assert.That((await client.ApplyAsync(config)).Errors, Is.Empty);
        Assert.That(Files.Content(pve, Volume), Is.EqualTo(Files.Bytes(4000, 2)));
    }

    // Tests of all resources live this life as well.
    private static string MakeFolder()
    {
        var folder = Directory.CreateTempSubdirectory("proxmox-uploads-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        return folder;
    }

    private static string Write(string name, byte[] content)
    {
        var path = Path.Combine(Folder, name);
        System.IO.File.WriteAllBytes(path, content);
        return path;
    }

    private static Value File(params (string Name, Value Value)[] members) => members.Aggregate(
        Config(("node", "pve1"), ("storage", "local"), ("content_type", "iso"), ("source", One)),
        (file, member) => file.With(member.Name, member.Value));
}
