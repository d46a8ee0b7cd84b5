using Proxmox.Model.Values;
using Proxmox.Resources.Tests.Guests;
using Proxmox.Simulator;
using Proxmox.Testing.Clients;
using Proxmox.Testing.Lifecycles;
using static Proxmox.Testing.Lifecycles.Lifecycle;

namespace Proxmox.Resources.Tests.Cluster.Replication;

internal sealed class ReplicationJobTests
{
    private const string Collection = "/cluster/replication";
    private const string Path = Collection + "/4200-0";

    private static readonly Value Minimal = Config(("vmid", 4200), ("target_node", "pve2"));

    private static readonly Value Full = Minimal.With("job_number", 0).With("schedule", "mon..fri 22:00").With("rate_limit_mb", 10)
        .With("disabled", true).With("comment", "off site").With("keep_copies_on_destroy", true).With("force_destroy", false);

    private static readonly Lifecycle Life = new("replication_job")
    {
        Id = "4200-0",
        Minimal = Minimal,
        Full = Full,
        Changed = Full.With("schedule", "*/30").With("rate_limit_mb", 2).With("disabled", false).With("comment", "next door")
            .With("keep_copies_on_destroy", false).With("force_destroy", true),
        Replacements = [("target_node", "pve3"), ("job_number", 3), ("vmid", 4201)],
        Arrange = pve => ReplicationWorld.Furnish(pve, 4200, 4201),
        Drift = pve => pve.Request("PUT", Path, ("schedule", "hourly"), ("comment", "theirs")),
        Remove = pve => pve.Request("DELETE", Path, ("force", 1)),
        Find = pve => pve.Request("GET", Path),
        NotCleared = new Dictionary<string, string>(StringComparer.Ordinal) { ["job_number"] = "the job keeps the number that it has" },
        Untold = ["keep_copies_on_destroy", "force_destroy"],
        CreateRequest = ("POST", Collection),
    };

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.Present))]
    public Task Lives_through_its_ladder(ClientKind client) => Ladder.ClimbAsync(Life, client);

    [Test]
    public Task Asks_the_same_of_PVE_over_both_protocols() => Ladder.CompareAsync(Life);

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.InProcess))]
    public async Task A_job_gets_the_least_number_that_its_guest_has_free(ClientKind kind)
    {
        await using var pve = await StartAsync();
        pve.Request("POST", Collection, ("id", "4200-0"), ("type", "local"), ("target", "pve3"));
        pve.Request("POST", Collection, ("id", "4201-1"), ("type", "local"), ("target", "pve3"));
        await using var client = await ClientKinds.StartAsync(kind, pve, Life.Resource);
        Assert.That((await client.ApplyAsync(Minimal)).Errors, Is.Empty);
        Assert.That((client.State["id"].AsText(), client.State["job_number"].AsLong()), Is.EqualTo(("4200-1", (long?)1)));
        Assert.That((await client.PlanAsync(Minimal)).Action, Is.EqualTo(PlannedAction.Nothing));
    }

    [Test]
    public async Task A_second_job_to_the_same_node_is_refused_in_PVEs_words()
    {
        await using var pve = await StartAsync();
        pve.Request("POST", Collection, ("id", "4200-0"), ("type", "local"), ("target", "pve2"));
        await using var client = await WireClient.StartAsync(pve, Life.Resource);
        Assert.That((await client.ApplyAsync(Minimal)).Errors,
            Has.Some.Contains("replication job for guest '4200' to target 'pve2' already exists"));
        Assert.That(client.State.IsNull, Is.True);
    }

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.InProcess))]
    public async Task A_create_whose_answer_is_lost_is_found_and_made_once(ClientKind kind)
    {
        await using var pve = await StartAsync();
        pve.Faults.On("POST", Collection).Once().DropAfterHandling();
        await using var client = await ClientKinds.StartAsync(kind, pve, Life.Resource);
        Assert.That((await client.ApplyAsync(Minimal)).Errors, Is.Empty);
        Assert.That(client.State["id"].AsText(), Is.EqualTo("4200-0"));
        Assert.That(pve.Request("GET", Collection)!.Count(), Is.EqualTo(1));
    }

    [Test]
    public async Task A_guest_that_moves_to_the_target_makes_no_difference_for_PVE_turns_the_job_round()
    {
        await using var pve = await StartAsync();
        await using var client = await WireClient.StartAsync(pve, Life.Resource);
        Assert.That((await client.ApplyAsync(Minimal)).Errors, Is.Empty);
        GuestWorld.Run(pve, "POST", "/nodes/pve1/qemu/4200/migrate", ("target", "pve2"), ("with-local-disks", 1));
        Assert.That((string?)pve.Request("GET", Path)!["target"], Is.EqualTo("pve1"));
        Assert.That((await client.PlanAsync(Minimal)).Action, Is.EqualTo(PlannedAction.Nothing));
        var changed = Minimal.With("comment", "still there");
        Assert.That((await client.ApplyAsync(changed)).Errors, Is.Empty);
        Assert.That((client.State["target_node"].AsText(), client.State["source_node"].AsText()), Is.EqualTo(("pve2", "pve2")));
        Assert.That((await client.PlanAsync(changed)).Action, Is.EqualTo(PlannedAction.Nothing));
    }

    [TestCase(false, false, "")]
    [TestCase(true, false, "keep=1")]
    [TestCase(false, true, "force=1")]
    public async Task A_job_is_removed_as_the_user_wants_it(bool keeps, bool forces, string parameters)
    {
        await using var pve = await StartAsync();
        await using var client = await WireClient.StartAsync(pve, Life.Resource);
        var config = Minimal.With("keep_copies_on_destroy", keeps).With("force_destroy", forces);
        Assert.That((await client.ApplyAsync(config)).Errors, Is.Empty);
        Assert.That((await client.ApplyAsync(Value.Null)).Errors, Is.Empty);
        var sent = pve.Requests.All.Single(request => request.Verb == "DELETE").Parameters;
        Assert.That(string.Join('&', sent.Select(parameter => $"{parameter.Key}={parameter.Value}")), Is.EqualTo(parameters));
        Assert.That(pve.Request("GET", Collection), Is.Empty, "it is gone once the destroy has ended");
    }

    [Test]
    public async Task One_way_to_go_excludes_the_other()
    {
        await using var pve = await PveSimulator.StartAsync();
        await using var client = await WireClient.StartAsync(pve, Life.Resource);
        var outcome = await client.PlanAsync(Minimal.With("keep_copies_on_destroy", true).With("force_destroy", true));
        Assert.That(outcome.Errors, Has.One.Contains("exclude each other"));
    }

    [Test]
    public async Task A_job_that_went_with_its_guest_is_destroyed_without_complaint()
    {
        await using var pve = await StartAsync();
        await using var client = await WireClient.StartAsync(pve, Life.Resource);
        Assert.That((await client.ApplyAsync(Minimal)).Errors, Is.Empty);
        GuestWorld.Run(pve, "DELETE", "/nodes/pve1/qemu/4200", ("purge", 1));
        Assert.That((await client.ApplyAsync(Value.Null)).Errors, Is.Empty);
    }

    [TestCase("every day")]
    [TestCase("25th")]
    public async Task A_schedule_that_is_no_calendar_event_is_refused_in_the_plan(string schedule)
    {
        await using var pve = await PveSimulator.StartAsync();
        await using var client = await WireClient.StartAsync(pve, Life.Resource);
        Assert.That((await client.PlanAsync(Minimal.With("schedule", schedule))).Errors, Has.One.Contains("a calendar event"));
    }

    private static async Task<PveSimulator> StartAsync()
    {
        var pve = await PveSimulator.StartAsync();
        Life.Arrange(pve);
        return pve;
    }
}
