using Proxmox.Client;
using Proxmox.Engine.Declarations;
using Proxmox.Model.Values;

namespace Proxmox.Engine.Tests.Commands;

/// <summary>What commands share: checks, results, notes, time limits and faults.</summary>
internal sealed class CommandTests
{
    private const string Upid = "UPID:pve1:0000A1B2:00C3D4E5:65A1B2C3:crank:w1:root@pam:";

    [Test]
    public void A_catalog_knows_its_commands_by_name()
    {
        var catalog = new Catalog([], [], [Crank.Declaration, Crank.Declaration with { Name = "widget_burn" }]);
        Assert.That(catalog.Commands.Select(command => command.Name), Is.EqualTo(new[] { "widget_burn", "widget_crank" }));
        Assert.That((catalog.Command("widget_crank"), catalog.Command("widget")), Is.EqualTo((Crank.Declaration, (Command?)null)));
    }

    [Test]
    public void Every_command_takes_a_time_limit_and_says_whether_it_changed_anything()
    {
        var command = Crank.Declaration with { Limit = TimeSpan.FromMinutes(90) };
        Assert.That(command.Inputs.Select(field => field.Name), Is.EqualTo(new[] { "name", "title", "pin", "speed", "timeout" }),
            "a secret has no twin");
        Assert.That(command.Results.Select(field => field.Name), Is.EqualTo(new[] { "former", "code", "changed" }));
        Assert.That(command.Inputs.Last().Doc, Does.EndWith("Unset means \"1h30m\"."));
    }

    [Test]
    public async Task It_answers_results_of_which_some_are_secret()
    {
        var bench = With(("title", "old"));
        var answer = await RunAsync(bench, ("name", "w1"), ("title", "new"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Bench.Texts(answer.Diagnostics), Is.Empty);
            Assert.That(answer.Results,
                Is.EqualTo(Value.Object(("former", "old"), ("code", Value.Of("c0de").AsSecret()), ("changed", true))));
            Assert.That(answer.Results["code"].IsSecret, Is.True);
            Assert.That(answer.Notes, Is.Empty);
            Assert.That(bench.Pve.Stored("/widgets/w1", "title"), Is.EqualTo("new"));
        }
    }

    [Test]
    public async Task One_that_finds_everything_as_asked_says_so_and_changes_nothing()
    {
        var bench = With(("title", "same"));
        var answer = await RunAsync(bench, ("name", "w1"), ("title", "same"));
        Assert.That((answer.Results["changed"], answer.Notes.Single(), bench.Pve.Writes.Count()),
            Is.EqualTo((Value.False, "The widget has that title already.", 0)));
    }

    [Test]
    public async Task What_the_config_lacks_is_said_before_PVE_is_asked()
    {
        var bench = With();
        var answer = await RunAsync(bench, ("speed", 99));
        Assert.That(answer.Diagnostics.Select(diagnostic => diagnostic.Path?.ToString()), Is.EquivalentTo(new[] { "name", "speed" }));
        Assert.That((answer.Results.IsNull, bench.Pve.Calls.Count), Is.EqualTo((true, 0)));
    }

    [Test]
    public async Task A_version_that_lacks_it_is_told_when_it_is_prepared_and_when_it_is_run()
    {
        var bench = With(("title", "old"));
        bench.Pve.Version = "8.4.1";
        var config = Config(("name", "w1"), ("title", "new"), ("speed", 2));
        var prepared = await bench.Provider.PrepareAsync(Crank.Declaration, config, CancellationToken.None);
        var answer = await bench.Provider.InvokeAsync(Crank.Declaration, config, null, CancellationToken.None);
        Assert.That(Bench.Texts(prepared).Single(), Does.StartWith("Error at speed: PVE 8.4 does not know speed"));
        Assert.That(Bench.Texts(answer.Diagnostics), Is.EqualTo(Bench.Texts(prepared)));
        Assert.That(bench.Pve.Writes, Is.Empty);
    }

    [Test]
    public async Task Preparing_changes_nothing_and_does_not_judge_what_is_unknown()
    {
        var bench = With(("title", "old"));
        var prepared = await bench.Provider.PrepareAsync(
            Crank.Declaration, Config(("name", Value.Unknown), ("title", "new")), CancellationToken.None);
        Assert.That(Bench.Texts(prepared), Is.Empty);
        Assert.That(bench.Pve.Writes, Is.Empty);
    }

    [Test]
    public async Task A_fault_names_the_command_and_what_it_was_for()
    {
        var answer = await RunAsync(With(), ("name", "gone"), ("title", "t"));
        Assert.That(Bench.Texts(answer.Diagnostics).Single(), Does.StartWith("Error at -: Could not run widget_crank \"gone\": PVE: "));
        Assert.That(answer.Results.IsNull, Is.True);
    }

    [Test]
    public async Task A_task_that_ends_on_a_lock_is_begun_again_within_the_time_limit()
    {
        var bench = With(("title", "old"));
        Lock(bench, times: 1);
        var run = RunAsync(bench, ("name", "w1"), ("title", "new"));
        bench.Time.Advance(TimeSpan.FromSeconds(2));
        Assert.That(Bench.Texts((await run).Diagnostics), Is.Empty);
        Assert.That(bench.Pve.Writes.Count(), Is.EqualTo(2));
    }

    [Test]
    public async Task The_time_limit_that_the_user_gave_ends_it()
    {
        var bench = With(("title", "old"));
        Lock(bench, times: int.MaxValue);
        var run = RunAsync(bench, ("name", "w1"), ("title", "new"), ("timeout", "1s"));
        bench.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.That(
            Bench.Texts((await run).Diagnostics).Single(),
            Does.StartWith("Error at -: Could not run widget_crank \"w1\" in time: It was given up after 1 seconds. Raise timeout when it "
                + "needs longer.").And.Contain("can't lock file"));
    }

    [Test]
    public async Task The_user_ends_it_at_once()
    {
        var bench = With(("title", "old"));
        Lock(bench, times: int.MaxValue);
        using var cancel = new CancellationTokenSource();
        var run = bench.Provider.InvokeAsync(Crank.Declaration, Config(("name", "w1"), ("title", "new")), null, cancel.Token);
        await cancel.CancelAsync();
        Assert.That(Bench.Texts((await run).Diagnostics).Single(),
            Does.StartWith("Error at -: Cancelled: run widget_crank \"w1\": The operation was stopped as you asked. What had been done by "
            + "then is not undone; run it again to continue."));
    }

    [Test]
    public async Task Warnings_of_its_task_are_told()
    {
        var bench = With(("title", "old"));
        bench.Pve.Answer = _ => PveData.Of(Upid);
        bench.Pve.Task = (task, _) => Task.FromResult(new TaskOutcome(task, "WARNINGS: 1", ["rusty"]));
        var answer = await RunAsync(bench, ("name", "w1"), ("title", "new"));
        Assert.That(Bench.Texts(answer.Diagnostics).Single(), Is.EqualTo("Warning at -: PVE warned about widget_crank: rusty"));
        Assert.That(answer.Results["changed"], Is.EqualTo(Value.True));
    }

    private static Bench With(params ReadOnlySpan<(string Key, string Value)> values)
    {
        var bench = new Bench(commands: Crank.Declaration);
        if (values.Length > 0)
        {
            bench.Pve.Put("/widgets/w1", values);
        }

        return bench;
    }

    private static Value Config(params ReadOnlySpan<(string Name, Value Value)> members) =>
        Bench.Complete(Crank.Declaration.Inputs, Value.Object(members));

    private static Task<CommandAnswer> RunAsync(Bench bench, params ReadOnlySpan<(string Name, Value Value)> members) =>
        bench.Provider.InvokeAsync(Crank.Declaration, Config(members), null, CancellationToken.None);

    private static void Lock(Bench bench, int times)
    {
        bench.Pve.Answer = _ => PveData.Of(Upid);
        bench.Pve.Task = (task, _) => times-- > 0
            ? throw new PveFault(FaultKind.Locked, "can't lock file - got timeout") { Task = task }
            : Task.FromResult(new TaskOutcome(task, "OK", []));
    }
}
