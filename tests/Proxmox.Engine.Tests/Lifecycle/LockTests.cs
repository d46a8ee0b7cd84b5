using Proxmox.Client;
using Proxmox.Engine.Tests.Declarations;
using Proxmox.Model.Values;

namespace Proxmox.Engine.Tests.Lifecycle;

/// <summary>Tasks that end on a lock: the request is dispatched again, by the clock, within the operation's time limit.</summary>
internal sealed class LockTests
{
    private const string Upid = "UPID:pve1:0000A1B2:00C3D4E5:65A1B2C3:create:w1:root@pam:";

    [Test]
    public async Task An_update_whose_task_ends_on_a_lock_is_sent_again_ever_more_slowly()
    {
        var bench = new Bench();
        var applied = await bench.UpAsync(bench.Config(("name", "w1"), ("title", "a")));
        LockTasks(bench, 3);
        var config = bench.Config(("name", "w1"), ("title", "b"));
        var apply = bench.ApplyAsync(config, await bench.PlanAsync(config, applied.State, applied.Managed), applied.State);
        foreach (var (pause, sent) in new[] { (2, 1), (4, 2), (8, 3) })
        {
            Assert.That(() => IsPausing(bench, pause), Is.True.After(10).Seconds.PollEvery(5).MilliSeconds);
            bench.Time.Advance(TimeSpan.FromSeconds(pause) - TimeSpan.FromTicks(1));
            Assert.That(Count(bench, "PUT"), Is.EqualTo(sent));
            bench.Time.Advance(TimeSpan.FromTicks(1));
        }

        var answer = await apply;
        Assert.That(Bench.Texts(answer.Diagnostics), Is.Empty);
        Assert.That((Count(bench, "PUT"), answer.State["title"]), Is.EqualTo((4, Value.Of("b"))));
    }

    [Test]
    public async Task The_time_limit_ends_it_and_says_what_it_waited_for()
    {
        var bench = new Bench();
        LockTasks(bench, int.MaxValue, undo: true);
        var since = bench.Time.GetUtcNow();
        var config = bench.Config(("name", "w1"), ("timeouts", Value.Object(("create", "3s"))));
        var apply = bench.ApplyAsync(config, await bench.PlanAsync(config));
        bench.Time.Advance(TimeSpan.FromSeconds(2));
        Assert.That(() => IsPausing(bench, 4), Is.True.After(10).Seconds.PollEvery(5).MilliSeconds);
        bench.Time.Advance(TimeSpan.FromSeconds(1));
        var answer = await apply;
        Assert.That(Bench.Texts(answer.Diagnostics).Single(), Does.Contain("in time: It was given up after 3 seconds.").And.Contain(
            $"It was waiting since {since:HH:mm:ss} UTC to try again").And.EndsWith("after PVE said: can't lock file - got timeout"));
        Assert.That(Count(bench, "POST"), Is.EqualTo(2));
        Assert.That(answer.State["name"], Is.EqualTo(Value.Of("w1")), "PVE had accepted it");
    }

    [Test]
    public async Task The_user_ends_it_at_once()
    {
        var bench = new Bench();
        LockTasks(bench, int.MaxValue, undo: true);
        using var cancel = new CancellationTokenSource();
        var config = bench.Config(("name", "w1"));
        var apply = bench.ApplyAsync(config, await bench.PlanAsync(config), cancel: cancel.Token);
        await cancel.CancelAsync();
        Assert.That(Bench.Texts((await apply).Diagnostics).Single(),
            Does.StartWith("Error at -: Cancelled: create widget \"w1\"").And.Contain("can't lock file"));
    }

    [Test]
    public async Task A_create_whose_task_left_nothing_is_sent_again()
    {
        var bench = new Bench();
        LockTasks(bench, 1, undo: true);
        var config = bench.Config(("name", "w1"), ("title", "t"));
        var apply = bench.ApplyAsync(config, await bench.PlanAsync(config));
        bench.Time.Advance(TimeSpan.FromSeconds(2));
        Assert.That(Bench.Texts((await apply).Diagnostics), Is.Empty);
        Assert.That(Count(bench, "POST"), Is.EqualTo(2));
    }

    [Test]
    public async Task A_create_whose_task_left_an_unfinished_object_says_so_and_records_it()
    {
        var bench = new Bench();
        LockTasks(bench, 1);
        var config = bench.Config(("name", "w1"), ("title", "t"));
        var apply = bench.ApplyAsync(config, await bench.PlanAsync(config));
        bench.Time.Advance(TimeSpan.FromSeconds(2));
        var answer = await apply;
        Assert.That(Bench.Texts(answer.Diagnostics).Single(), Does.Contain("left it behind unfinished").And.Not.Contain("Import it"));
        Assert.That(answer.State["title"], Is.EqualTo(Value.Of("t")));
    }

    [Test]
    public async Task A_delete_is_sent_again_too()
    {
        var bench = new Bench();
        var applied = await bench.UpAsync(bench.Config(("name", "w1")));
        var section = bench.Pve.Section("/widgets/w1")!;
        LockTasks(bench, 1, onLock: () => bench.Pve.Put("/widgets/w1", [.. section.Select(entry => (entry.Key, entry.Value[0]))]));
        var down = bench.DownAsync(applied);
        bench.Time.Advance(TimeSpan.FromSeconds(2));
        Assert.That(((await down).State.IsNull, Count(bench, "DELETE")), Is.EqualTo((true, 2)));
    }

    [Test]
    public async Task A_task_that_fails_otherwise_is_not_sent_again()
    {
        var bench = new Bench();
        bench.Pve.Answer = _ => PveData.Of(Upid);
        bench.Pve.Task = (task, _) => throw new PveFault(FaultKind.TaskFailed, "no space") { Task = task };
        var config = bench.Config(("name", "w1"));
        await bench.ApplyAsync(config, await bench.PlanAsync(config));
        Assert.That(Count(bench, "POST"), Is.EqualTo(1));
    }

    [Test]
    public async Task A_hook_can_dispatch_its_own_requests()
    {
        var bench = new Bench(resource: Widget.Declaration with
        {
            Hooks = new()
            {
                Delete = (operation, cancel) => operation.DispatchAsync(
                deadline => operation.Pve.PostAsync("/widgets", new Form().Add("widget", "grave"), deadline), cancel)
            },
        });
        var applied = await bench.UpAsync(bench.Config(("name", "w1")));
        LockTasks(bench, 1, onLock: () => bench.Pve.Remove("/widgets/grave"));
        var down = bench.DownAsync(applied);
        bench.Time.Advance(TimeSpan.FromSeconds(2));
        Assert.That(((await down).Diagnostics.Count, bench.Pve.Section("/widgets/grave") is null), Is.EqualTo((0, false)));
    }

    [Test]
    public async Task Progress_reaches_whoever_asked()
    {
        var bench = new Bench();
        LockTasks(bench, 1, undo: true);
        var told = new Told();
        var since = bench.Time.GetUtcNow();
        var config = bench.Config(("name", "w1"));
        var apply = bench.ApplyAsync(config, await bench.PlanAsync(config), progress: told);
        bench.Time.Advance(TimeSpan.FromSeconds(2));
        await apply;
        Assert.That(told.Lines, Is.EqualTo(
            new[] { "half way 50", $"waiting for a lock since {since:HH:mm:ss} UTC, then trying again: can't lock file - got timeout ",
            "half way 50" }));
    }

    [Test]
    public async Task Warnings_of_a_task_are_told()
    {
        var bench = new Bench();
        bench.Pve.Answer = _ => PveData.Of(Upid);
        bench.Pve.Task = (task, _) => Task.FromResult(new TaskOutcome(task, "WARNINGS: 1", ["no TPM"]));
        var config = bench.Config(("name", "w1"));
        var answer = await bench.ApplyAsync(config, await bench.PlanAsync(config));
        Assert.That(Bench.Texts(answer.Diagnostics).Single(), Is.EqualTo("Warning at -: PVE warned about widget: no TPM"));
    }

    // The first tasks end on a lock; undo takes back what the request did, as PVE does when its worker got no lock.
    private static void LockTasks(Bench bench, int count, bool undo = false, Action? onLock = null)
    {
        var left = count;
        bench.Pve.Answer = _ => PveData.Of(Upid);
        bench.Pve.Task = (task, _) =>
        {
            if (left-- <= 0)
            {
                return Task.FromResult(new TaskOutcome(task, "OK", []));
            }

            if (undo)
            {
                bench.Pve.Remove("/widgets/w1");
            }

            onLock?.Invoke();
            throw new PveFault(FaultKind.Locked, "can't lock file - got timeout") { Task = task };
        };
    }

    private static bool IsPausing(Bench bench, int seconds) => bench.Time.Running.Contains(TimeSpan.FromSeconds(seconds));

    private static int Count(Bench bench, string method) => bench.Pve.Calls.Count(call => call.Method == method);

    private sealed class Told : IProgress<TaskProgress>
    {
        public List<string> Lines { get; } = [];

        public void Report(TaskProgress value) => Lines.Add($"{value.LastLine} {value.Percent}");
    }
}
