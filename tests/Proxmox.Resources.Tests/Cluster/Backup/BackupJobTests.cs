using Newtonsoft.Json.Linq;
using Proxmox.Model.Values;
using Proxmox.Simulator;
using Proxmox.Testing;
using Proxmox.Testing.Clients;
using Proxmox.Testing.Lifecycles;
using static Proxmox.Testing.Lifecycles.Lifecycle;

namespace Proxmox.Resources.Tests.Cluster.Backup;

public sealed class BackupJobTests
{
    private const string Jobs = "/cluster/backup";
    private const string Next = "When jobs run next";
    private const string OneWay = "It takes the place of all.";
    private const string ForRoot = "PVE keeps it for root@pam.";

    private static readonly Value Minimal = Config(("job_id", "archive"), ("schedule", "mon..fri 02:30"), ("all", true));

    private static readonly Value Full = Config(
        ("job_id", "archive"), ("schedule", "mon..fri 02:30"), ("all", true), ("exclude", Value.Set("101", "102")), ("node", "pve1"),
        ("enabled", false), ("repeat_missed", true), ("storage", "archives"), ("mode", "suspend"), ("compression", "zstd"),
        ("zstd_threads", 0), ("gzip_threads", 2), ("notes_template", "{{guestname}}\nof {{node}}, C:\\new"), ("protected", true),
        ("prune_backups", Config(("keep_last", 3), ("keep_weekly", 4))), ("prune_after_backup", false),
        ("exclude_paths", Value.Set("/tmp/?*", "/x y")), ("exclude_standard_paths", false),
        ("notification_mode", "legacy-sendmail"), ("mailto", Value.Set("a@example.com", "root@pam")), ("mail_notification", "failure"),
        ("performance", Config(("max_workers", 4), ("pbs_entries_max", 2000))),
        ("fleecing", Config(("enabled", true), ("storage", "local-lvm"))), ("bandwidth_limit_kib", 1000), ("io_priority", 6),
        ("pbs_change_detection_mode", "metadata"), ("lock_wait_minutes", 60), ("stop_wait_minutes", 5), ("stop_running", true),
        ("quiet", true), ("comment", "all but two"));

    private static readonly Lifecycle Life = new("backup_job")
    {
        Id = "archive",
        Minimal = Minimal,
        Full = Full,
        Changed = Full.With("schedule", "sat 18:15").With("exclude", Value.Set("101")).With("node", "pve2").With("enabled", true)
            .With("repeat_missed", false).With("storage", "more").With("mode", "stop").With("compression", "none").With("zstd_threads", 4)
            .With("gzip_threads", 0).With("notes_template", "{{vmid}}").With("protected", false)
            .With("prune_backups", Config(("keep_all", true))).With("prune_after_backup", true)
            .With("exclude_paths", Value.Set("/srv")).With("exclude_standard_paths", true).With("notification_mode", "auto")
            .With("mailto", Value.Set("b@example.com")).With("mail_notification", "always")
            .With("performance", Config(("max_workers", 8), ("pbs_entries_max", 3000)))
            .With("fleecing", Config(("enabled", false), ("storage", "more"))).With("bandwidth_limit_kib", 0).With("io_priority", 8)
            .With("pbs_change_detection_mode", "data").With("lock_wait_minutes", 0).With("stop_wait_minutes", 20)
            .With("stop_running", false).With("quiet", false).With("comment", "most"),
        Replacements = [("job_id", "archive-weekly")],
        Warned = [Next],
        NotCleared = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["all"] = "A job is for some guests.",
            ["vmids"] = OneWay,
            ["pool"] = OneWay,
            ["storage"] = "The notes need it beside them.",
            ["hook_script"] = ForRoot,
            ["temporary_directory"] = ForRoot,
            ["dump_directory"] = ForRoot,
        },
        Arrange = Furnish,
        Drift = pve => pve.Request("PUT", $"{Jobs}/archive", ("schedule", "hourly"), ("comment", "theirs")),
        Remove = pve => pve.Request("DELETE", $"{Jobs}/archive"),
        Find = pve => pve.Request("GET", $"{Jobs}/archive"),
        CreateRequest = ("POST", Jobs),
    };

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.Present))]
    public Task Lives_through_its_ladder(ClientKind client) => Ladder.ClimbAsync(Life, client);

    [Test]
    public Task Asks_the_same_of_PVE_over_both_protocols() => Ladder.CompareAsync(Life);

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.InProcess))]
    public async Task A_job_with_a_start_time_and_days_is_imported_with_the_schedule_that_PVE_keeps(ClientKind kind)
    {
        await using var pve = await PveSimulator.StartAsync();
        pve.Request("POST", Jobs, ("id", "archive"), ("starttime", "02:00"), ("dow", "mon,sat"), ("vmid", "999,100"));
        await using var client = await ClientKinds.StartAsync(kind, pve, Life.Resource);
        var config = Config(("job_id", "archive"), ("schedule", "mon,sat 02:00"), ("vmids", Value.Set("100", "999")));
        Assert.That((await client.ImportAsync(config, "archive")).Errors, Is.Empty);
        Assert.That(client.State["schedule"].AsText(), Is.EqualTo("mon,sat 02:00"));
        Assert.That((await client.PlanAsync(config)).Action, Is.EqualTo(PlannedAction.Nothing));
    }

    [Test]
    public async Task A_job_that_PVE_has_named_can_be_imported_and_a_new_one_needs_a_name()
    {
        const string Drawn = "4fd1b15c-9c2c-4b0b-9d9c-0c6a3a5a1c55";
        await using var pve = await PveSimulator.StartAsync();
        await using var client = await WireClient.StartAsync(pve, Life.Resource);
        var config = Minimal.With("job_id", Drawn);
        Assert.That((await client.PlanAsync(config)).Errors, Has.One.Contains("job_id of a new job must be two or more letters"));
        pve.Request("POST", Jobs, ("id", "archive"), ("schedule", "mon..fri 02:30"), ("all", 1));
        pve.Datacenter.Locked(datacenter =>
        {
            var file = datacenter.File("jobs.cfg");
            file.Write(file.Text.Replace("archive", Drawn, StringComparison.Ordinal));
        });
        Assert.That((await client.ImportAsync(config, Drawn)).Errors, Is.Empty);
        Assert.That((await client.PlanAsync(config)).Action, Is.EqualTo(PlannedAction.Nothing));
    }

    [Test]
    public async Task The_three_next_runs_are_told_when_the_schedule_is_new_or_changed_and_never_again()
    {
        await using var pve = await PveSimulator.StartAsync();
        pve.Request("PUT", "/nodes/pve1/time", ("timezone", "Europe/Vienna"));
        await using var client = await WireClient.StartAsync(pve, Life.Resource);
        var now = TimeZoneInfo.ConvertTime(pve.Clock.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById("Europe/Vienna"));
        var first = now.TimeOfDay < new TimeSpan(3, 15, 0) ? 0 : 1;
        var config = Minimal.With("schedule", "*-*-* 03:15").With("node", "pve1");
        var expected = Enumerable.Range(first, 3).Select(day => now.AddDays(day).ToString("yyyy-MM-dd", null) + " 03:15");
        var told = (await client.ApplyAsync(config)).Warnings.Single(warning => warning.StartsWith(Next, StringComparison.Ordinal));
        Assert.That(told, Does.Contain("backup job archive runs next on " + string.Join(", ", expected)
            + " (Europe/Vienna, the time zone of node pve1)"));
        Assert.That((await client.PlanAsync(config)).Warnings, Is.Empty);
        Assert.That((await client.PlanAsync(config.With("comment", "other"))).Warnings, Is.Empty);
        Assert.That((await client.PlanAsync(config.With("schedule", "02-30"))).Warnings, Has.One.Contains("has no time after now"));
        Assert.That((await client.PlanAsync(config.With("schedule", "daily UTC"))).Warnings, Has.One.Contains("00:00 (UTC)"));
        Assert.That((await client.PlanAsync(config.With("schedule", "hourly").With("enabled", false))).Warnings, Is.Empty);
    }

    [TestCase("25:61", "61 is too large for a second, which ends at 59.")]
    [TestCase("mon-fri 02:30", "a range is written with two dots")]
    public async Task A_schedule_that_PVE_does_not_take_is_refused_with_its_cause(string schedule, string cause)
    {
        await using var pve = await PveSimulator.StartAsync();
        await using var client = await WireClient.StartAsync(pve, Life.Resource);
        var errors = (await client.PlanAsync(Minimal.With("schedule", schedule))).Errors;
        Assert.That(errors, Has.One.Contains("schedule must be a calendar event such as \"daily\" or \"mon..fri 02:30\", but is ")
            .And.Contains($"\"{schedule}\"").And.Contains(cause));
    }

    [Test]
    public async Task Guests_are_chosen_in_one_way()
    {
        await using var pve = await PveSimulator.StartAsync();
        await using var client = await WireClient.StartAsync(pve, Life.Resource);
        var none = Minimal.With("all", Value.Null);
        var some = none.With("vmids", Value.Set("100"));
        Assert.That((await client.PlanAsync(none)).Errors, Has.One.Contains("set vmids, pool, or all = true"));
        Assert.That((await client.PlanAsync(none.With("all", false))).Errors, Has.One.Contains("set vmids, pool, or all = true"));
        Assert.That((await client.PlanAsync(some.With("all", true))).Errors, Has.One.Contains("vmids and all exclude each other"));
        Assert.That((await client.PlanAsync(some.With("pool", "prod"))).Errors, Has.One.Contains("vmids and pool exclude each other"));
        Assert.That((await client.PlanAsync(some.With("exclude", Value.Set("1000")))).Errors, Has.One.Contains("set all = true beside it"));
        Assert.That((await client.PlanAsync(some.With("all", false))).Errors, Is.Empty);
    }

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.InProcess))]
    public async Task One_way_to_choose_guests_takes_the_place_of_another_also_of_somebody_elses(ClientKind kind)
    {
        await using var pve = await PveSimulator.StartAsync();
        pve.Request("POST", "/pools", ("poolid", "prod"));
        await using var client = await ClientKinds.StartAsync(kind, pve, Life.Resource);
        var least = Minimal.With("all", Value.Null);
        Value[] ways =
        [
            Minimal.With("exclude", Value.Set("101")), least.With("vmids", Value.Set("100")), least.With("pool", "prod"), Minimal,
            least.With("vmids", Value.Set("100", "101")), Minimal, least.With("pool", "prod"),
        ];
        foreach (var way in ways)
        {
            Assert.That((await client.ApplyAsync(way)).Errors, Is.Empty, way.ToString());
            Assert.That((await client.PlanAsync(way)).Action, Is.EqualTo(PlannedAction.Nothing), way.ToString());
        }

        pve.Request("PUT", $"{Jobs}/archive", ("vmid", "100"));
        Assert.That((await client.ApplyAsync(ways[^1])).Errors, Is.Empty);
        Assert.That(((JObject)Life.Find(pve)!).ContainsKey("vmid"), Is.False);
        Assert.That((await client.PlanAsync(ways[^1])).Action, Is.EqualTo(PlannedAction.Nothing));
        var twice = pve.Requests.All.Where(request => request.Verb == "PUT" && request.Parameters.ContainsKey("delete"))
            .SelectMany(request => request.Parameters["delete"].ToString().Split(',').Where(request.Parameters.ContainsKey));
        Assert.That(twice, Is.Empty, "what is set and deleted in one request, which PVE takes for set");
    }

    [Test]
    public async Task A_retention_of_all_takes_the_place_of_one_of_some_also_of_somebody_elses()
    {
        await using var pve = await PveSimulator.StartAsync();
        pve.Request("POST", Jobs, ("id", "archive"), ("schedule", "mon..fri 02:30"), ("all", 1), ("prune-backups", "keep-last=3"));
        await using var client = await WireClient.StartAsync(pve, Life.Resource);
        Assert.That((await client.ImportAsync(Minimal, "archive")).Errors, Is.Empty);
        foreach (var retention in (Value[])[Config(("keep_all", true)), Config(("keep_daily", 7))])
        {
            var config = Minimal.With("prune_backups", retention);
            Assert.That((await client.ApplyAsync(config)).Errors, Is.Empty);
            Assert.That((await client.PlanAsync(config)).Action, Is.EqualTo(PlannedAction.Nothing));
        }

        Assert.That((await client.PlanAsync(Minimal.With("prune_backups", Config(("keep_all", true), ("keep_last", 1))))).Errors,
            Has.One.Contains("keep_all excludes the other ways"));
    }

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.InProcess))]
    public async Task A_create_whose_answer_is_lost_is_found_by_its_name(ClientKind kind)
    {
        await using var pve = await PveSimulator.StartAsync();
        await using var client = await ClientKinds.StartAsync(kind, pve, Life.Resource);
        pve.Faults.On("POST", Jobs).DropAfterHandling().Once();
        Assert.That((await client.ApplyAsync(Minimal)).Errors, Is.Empty);
        Assert.That((await client.PlanAsync(Minimal)).Action, Is.EqualTo(PlannedAction.Nothing));
        Assert.That((JArray)pve.Request("GET", Jobs)!, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_storage_that_is_not_for_it_is_told_in_the_plan()
    {
        await using var pve = await PveSimulator.StartAsync();
        await using var client = await WireClient.StartAsync(pve, Life.Resource);
        async Task<IReadOnlyList<string>> WarningsAsync(Value config) => (await client.PlanAsync(config.With("enabled", false))).Warnings;
        Assert.That(await WarningsAsync(Minimal.With("storage", "local-lvm")),
            Has.One.Contains("Storage local-lvm does not hold backup").And.Contains("Add backup to its content"));
        Assert.That(await WarningsAsync(Minimal.With("storage", "nosuch")), Has.One.Contains("There is no storage nosuch"));
        Assert.That(await WarningsAsync(Minimal.With("fleecing", Config(("enabled", true), ("storage", "local-lvm")))), Is.Empty);
        Furnish(pve);
        Assert.That(await WarningsAsync(Minimal.With("storage", "archives")), Is.Empty);
        Assert.That(await WarningsAsync(Minimal.With("fleecing", Config(("enabled", true), ("storage", "archives")))),
            Has.One.Contains("Storage archives does not hold images"));
    }

    [Test]
    public async Task What_an_archive_gets_goes_with_its_storage()
    {
        await using var pve = await PveSimulator.StartAsync();
        Furnish(pve);
        await using var client = await WireClient.StartAsync(pve, Life.Resource);
        var config = Minimal.With("storage", "archives").With("notes_template", "{{guestname}}");
        Assert.That((await client.ApplyAsync(config)).Errors, Is.Empty);
        Assert.That((await client.ApplyAsync(config.With("notes_template", "{{vmid}}"))).Errors, Is.Empty);
        Assert.That((await client.PlanAsync(Minimal.With("notes_template", "x"))).Errors, Has.One.Contains("notes_template needs storage"));
        Assert.That((await client.PlanAsync(config.With("notes_template", "{{name}}"))).Errors, Has.One.Contains("guestname, vmid, node"));
    }

    [Test]
    public async Task What_PVE_keeps_for_root_is_set_by_root_alone()
    {
        await using var pve = await PveSimulator.StartAsync();
        var config = Minimal.With("hook_script", "/usr/local/bin/hook").With("temporary_directory", "/var/tmp")
            .With("dump_directory", "/mnt/dump").With("enabled", false);
        await using (var token = await WireClient.StartAsync(pve, Life.Resource))
        {
            Assert.That((await token.ApplyAsync(config)).Errors, Has.Some.Contains("Only root may set this option"));
        }

        await using var root = await WireClient.StartAsync(pve, Life.Resource, Configurations.ByLogin(pve));
        Assert.That((await root.ApplyAsync(config)).Errors, Is.Empty);
        Assert.That((await root.ApplyAsync(Minimal.With("enabled", false))).Errors, Is.Empty);
        Assert.That((await root.PlanAsync(Minimal.With("enabled", false))).Action, Is.EqualTo(PlannedAction.Nothing));
        Assert.That((string?)Life.Find(pve)!["script"], Is.Null);
    }

    private static void Furnish(PveSimulator pve)
    {
        foreach (var storage in (string[])["archives", "more"])
        {
            pve.Request("POST", "/storage", ("storage", storage), ("type", "dir"), ("path", "/mnt/" + storage),
                ("content", storage == "more" ? "backup,images" : "backup"));
        }
    }
}
