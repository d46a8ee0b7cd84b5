using Proxmox.Client;
using Proxmox.Engine.Tests.Fakes;
using Proxmox.Model.Values;

namespace Proxmox.Engine.Tests.Lifecycle;

internal sealed class CreateTests
{
    [Test]
    public async Task The_form_holds_what_the_user_set_in_PVEs_notation()
    {
        var bench = new Bench();
        await bench.UpAsync(bench.Config(
            ("name", "w1"), ("weight", 5), ("enabled", false), ("mac", "bc-24-11-00-00-01"), ("tags", Value.Set("b", "a")),
                ("order", Value.List("z", "y")),
            ("groups", Value.Set("g2", "g1")), ("members", Value.Set("m1", "m2")),
                ("startup", Value.Object(("position", 3), ("up_seconds", 9))),
            ("limits", Value.Object(("read_mib", 7))), ("nets", Value.Object(("net0", Value.Object(("model", "virtio"), ("tag", 5)))))));
        Assert.That(bench.Pve.Writes.Single().ToString(), Is.EqualTo(
            "POST /widgets widget=w1&wt=5&enabled=0&mac=BC:24:11:00:00:01&tags=a,b&ord=z;y&groups=g1 g2&member=m1&member=m2"
            + "&startup=3,up=9&limit_read=7&net0=virtio,tag=5&type=widget"));
    }

    [Test]
    public async Task Secrets_are_marked_in_the_form()
    {
        var bench = new Bench();
        await bench.UpAsync(
            bench.Config(("name", "w1"), ("password", "hunter2"), ("login", Value.Object(("user", "u"), ("key", "hunter3")))));
        Assert.That(bench.Pve.Writes.Single().Form.Redacted(), Is.EqualTo("widget=w1&password=***&login=***&type=widget"));
    }

    [Test]
    public async Task A_write_only_secret_is_sent_and_kept_nowhere()
    {
        var bench = new Bench();
        var applied = await bench.UpAsync(bench.Config(("name", "w1"), ("password_wo", "hunter2"), ("password_wo_version", 1)));
        Assert.That(bench.Pve.Writes.Single().Form["password"], Is.EqualTo("hunter2"));
        Assert.That((applied.State["password"].IsNull, applied.State["password_wo"].IsNull), Is.EqualTo((true, true)));
        await bench.UpAsync(bench.Config(("name", "w1"), ("password_wo", "hunter3"), ("password_wo_version", 2)), applied);
        Assert.That(bench.Pve.Writes.Last().Form["password"], Is.EqualTo("hunter3"));
    }

    [Test]
    public async Task When_the_answer_is_lost_and_the_object_exists_as_planned_it_is_taken_as_created()
    {
        var bench = new Bench();
        bench.Pve.After = call => Lose(call);
        var config = bench.Config(("name", "w1"), ("title", "t"), ("nets", Value.Object(("net0", Value.Object(("model", "virtio"))))));
        var answer = await bench.ApplyAsync(config, await bench.PlanAsync(config));
        Assert.That(Bench.Texts(answer.Diagnostics), Has.One.StartsWith("Warning at -: The answer to the create of widget was lost"));
        Assert.That(answer.State["uuid"], Is.EqualTo(Value.Of("0000-1111")));
    }

    [Test]
    public async Task When_the_answer_is_lost_and_nothing_exists_nothing_is_recorded()
    {
        var bench = new Bench();
        bench.Pve.Before = (call, _) => call.Method == "POST" ? throw FakePve.Fault(FaultKind.Timeout, "no answer", call, lost: true)
            : Task.CompletedTask;
        var config = bench.Config(("name", "w1"));
        var answer = await bench.ApplyAsync(config, await bench.PlanAsync(config));
        Assert.That((answer.State.IsNull, answer.MayExist), Is.EqualTo((true, false)));
        Assert.That(Bench.Texts(answer.Diagnostics).Single(), Does.Contain("nothing was created, and it is safe to run this again"));
    }

    [Test]
    public async Task When_the_answer_is_lost_and_the_object_cannot_be_read_it_may_exist()
    {
        var bench = new Bench();
        var isLost = false;
        bench.Pve.Before = (call, _) =>
        {
            isLost |= call.Method == "POST";
            return isLost ? throw FakePve.Fault(FaultKind.Unreachable, "no route to host", call, lost: call.Method == "POST")
                : Task.CompletedTask;
        };
        var config = bench.Config(("name", "w1"));
        var answer = await bench.ApplyAsync(config, await bench.PlanAsync(config));
        Assert.That((answer.State.IsNull, answer.MayExist), Is.EqualTo((true, true)));
    }

    [Test]
    public async Task When_the_answer_is_lost_and_another_object_has_the_name_it_is_left_alone()
    {
        var bench = new Bench();
        bench.Pve.Put("/widgets/w1", ("type", "widget"), ("title", "theirs"));
        bench.Pve.Before = (call, _) => call.Method == "POST" ? throw FakePve.Fault(FaultKind.Timeout, "no answer", call, lost: true)
            : Task.CompletedTask;
        var config = bench.Config(("name", "w1"), ("title", "mine"));
        var answer = await bench.ApplyAsync(config, await bench.PlanAsync(config));
        Assert.That(answer.State.IsNull, Is.True);
        Assert.That(Bench.Texts(answer.Diagnostics).Single(),
            Does.Contain("not as it was to be created (title)").And.Contain("Import it with the id \"w1\""));
    }

    [Test]
    public async Task An_object_that_exists_already_is_refused_with_the_way_to_import_it()
    {
        var bench = new Bench();
        bench.Pve.Put("/widgets/w1", ("type", "widget"));
        var config = bench.Config(("name", "w1"));
        var answer = await bench.ApplyAsync(config, await bench.PlanAsync(config));
        Assert.That(Bench.Texts(answer.Diagnostics).Single(), Does.StartWith(
            "Error at -: Could not create widget \"w1\": PVE: 'w1' already exists.").And.Contain("Import it with the id \"w1\""));
    }

    [Test]
    public async Task What_PVE_accepted_is_recorded_when_its_task_fails()
    {
        var bench = new Bench();
        bench.Pve.Answer = _ => PveData.Of("UPID:pve1:0000A1B2:00C3D4E5:65A1B2C3:create:w1:root@pam:");
        bench.Pve.Task = (task, _) => throw new PveFault(
            FaultKind.TaskFailed, "disk is full")
        { Task = task, TaskLog = ["step 1", "disk is full"] };
        var config = bench.Config(("name", "w1"), ("title", "t"));
        var answer = await bench.ApplyAsync(config, await bench.PlanAsync(config));
        Assert.That(answer.State["title"], Is.EqualTo(Value.Of("t")));
        Assert.That(Bench.Texts(answer.Diagnostics).Single(), Does.Contain("disk is full").And.Contain("The task's last lines"));
    }

    [Test]
    public async Task What_a_task_that_failed_has_left_nothing_of_is_not_recorded()
    {
        var bench = new Bench();
        var answer = await FailAsync(bench, FaultKind.TaskFailed, () => bench.Pve.Remove("/widgets/w1"));
        Assert.That(answer.State.IsNull, Is.True);
    }

    [Test]
    public async Task What_a_task_found_in_its_way_is_somebody_elses()
    {
        var bench = new Bench();
        var answer = await FailAsync(bench, FaultKind.Exists, () => { });
        Assert.That(answer.State.IsNull, Is.True);
    }

    [Test]
    public async Task An_unexpected_failure_after_the_accept_keeps_the_object_and_quotes_nothing()
    {
        var bench = new Bench();
        bench.Pve.Before = (call, _) => call is { Method: "GET", Path: not "/version" } ? throw new InvalidOperationException("hunter2")
            : Task.CompletedTask;
        var config = bench.Config(("name", "w1"), ("password", "hunter2"));
        var answer = await bench.ApplyAsync(config, await bench.PlanAsync(config));
        Assert.That(answer.State["name"], Is.EqualTo(Value.Of("w1")));
        Assert.That(Bench.Texts(answer.Diagnostics).Single() + bench.Log,
            Does.Contain("InvalidOperationException").And.Not.Contain("hunter2"));
    }

    [Test]
    public async Task A_create_that_takes_too_long_is_given_up_by_the_clock()
    {
        var bench = new Bench();
        var config = bench.Config(("name", "w1"), ("timeouts", Value.Object(("create", "7s"))));
        var plan = await bench.PlanAsync(config);
        bench.Pve.Before = (_, cancel) => Task.Delay(Timeout.InfiniteTimeSpan, cancel);
        var apply = bench.ApplyAsync(config, plan);
        Assert.That(bench.Time.Running, Is.EqualTo(new[] { TimeSpan.FromSeconds(7) }));
        bench.Time.Advance(TimeSpan.FromSeconds(7));
        EndsWithTheClock(bench, apply);
        Assert.That(Bench.Texts((await bench.EndAsync(apply)).Diagnostics).Single(),
            Does.Contain("in time: It was given up after 7 seconds. Raise timeouts.create"));
    }

    [Test]
    public async Task A_limit_that_the_client_gives_beside_the_config_goes_before_the_configs_own()
    {
        var bench = new Bench();
        var config = bench.Config(("name", "w1"), ("timeouts", Value.Object(("create", "7s"))));
        var plan = await bench.PlanAsync(config);
        bench.Pve.Before = (_, cancel) => Task.Delay(Timeout.InfiniteTimeSpan, cancel);
        var apply = bench.Provider.ApplyAsync(
            bench.Resource, new(Value.Null, plan.Planned, config, plan.Managed, Limit: TimeSpan.FromSeconds(3)), CancellationToken.None);
        Assert.That(bench.Time.Running, Is.EqualTo(new[] { TimeSpan.FromSeconds(3) }));
        bench.Time.Advance(TimeSpan.FromSeconds(3));
        EndsWithTheClock(bench, apply);
        Assert.That(Bench.Texts((await bench.EndAsync(apply)).Diagnostics).Single(),
            Does.Contain("It was given up after 3 seconds. Raise the limit that was set for create"));
    }

    [Test]
    public async Task A_cancelled_create_says_so()
    {
        var bench = new Bench();
        using var cancel = new CancellationTokenSource();
        var config = bench.Config(("name", "w1"));
        var plan = await bench.PlanAsync(config);
        bench.Pve.Before = (_, deadline) => Task.Delay(Timeout.InfiniteTimeSpan, deadline);
        var apply = bench.ApplyAsync(config, plan, cancel: cancel.Token);
        await cancel.CancelAsync();
        EndsWithTheClock(bench, apply);
        var answer = await apply;
        Assert.That(Bench.Texts(answer.Diagnostics).Single(), Does.StartWith("Error at -: Cancelled: create widget \"w1\""));
        Assert.That(answer.State.IsNull, Is.True);
    }

    [Test]
    public async Task A_create_that_is_under_way_when_it_is_stopped_ends_by_itself_and_is_recorded()
    {
        var bench = new Bench();
        using var cancel = new CancellationTokenSource();
        var arrived = new TaskCompletionSource();
        bench.Pve.Before = (call, _) => call.Method == "POST" ? arrived.Task : Task.CompletedTask;
        var config = bench.Config(("name", "w1"), ("title", "t"));
        var apply = bench.ApplyAsync(config, await bench.PlanAsync(config), cancel: cancel.Token);
        await cancel.CancelAsync();
        arrived.SetResult();
        var answer = await apply;
        Assert.That(answer.State["title"], Is.EqualTo(Value.Of("t")));
        Assert.That(bench.Pve.Section("/widgets/w1"), Is.Not.Null);
    }

    [Test]
    public async Task A_create_that_was_cut_off_is_looked_for_and_recorded_when_it_had_arrived()
    {
        var bench = new Bench();
        using var cancel = new CancellationTokenSource();
        bench.Pve.After = call => CutOff(call, cancel);
        var config = bench.Config(("name", "w1"), ("title", "t"));
        var answer = await bench.ApplyAsync(config, await bench.PlanAsync(config), cancel: cancel.Token);
        Assert.That(answer.State["title"], Is.EqualTo(Value.Of("t")), "PVE has it, so it is recorded");
        Assert.That(answer.Diagnostics.HasErrors, Is.True);
    }

    [Test]
    public async Task A_create_that_was_stopped_before_it_was_sent_takes_nothing_that_is_there()
    {
        var bench = new Bench();
        using var cancel = new CancellationTokenSource();
        bench.Pve.Put("/widgets/w1", ("title", "t"));
        var config = bench.Config(("name", "w1"), ("title", "t"));
        var plan = await bench.PlanAsync(config);
        await cancel.CancelAsync();
        var answer = await bench.ApplyAsync(config, plan, cancel: cancel.Token);
        Assert.That(answer.State.IsNull, Is.True, "it is somebody else's");
        Assert.That(Bench.Texts(answer.Diagnostics).Single(), Does.StartWith("Error at -: Cancelled: create widget \"w1\""));
        Assert.That(bench.Pve.Writes, Is.Empty);
    }

    private static async Task<ApplyAnswer> FailAsync(Bench bench, FaultKind kind, Action before)
    {
        bench.Pve.Answer = _ => PveData.Of("UPID:pve1:0000A1B2:00C3D4E5:65A1B2C3:create:w1:root@pam:");
        bench.Pve.Task = (task, _) =>
        {
            before();
            throw new PveFault(kind, "it failed") { Task = task };
        };
        var config = bench.Config(("name", "w1"));
        return await bench.ApplyAsync(config, await bench.PlanAsync(config));
    }

    private static void CutOff(Call call, CancellationTokenSource cancel)
    {
        if (call.Method == "POST")
        {
            cancel.Cancel();
            throw new OperationCanceledException(cancel.Token);
        }
    }

    // A request under way is given a moment, and the look at what it left behind has a limit of its own.
    private static void EndsWithTheClock(Bench bench, Task apply) => Assert.That(
        () => { bench.Time.Advance(TimeSpan.FromSeconds(10)); return apply.IsCompleted; },
        Is.True.After(10).Seconds.PollEvery(5).MilliSeconds);

    private static void Lose(Call call)
    {
        if (call.Method == "POST")
        {
            throw FakePve.Fault(FaultKind.Timeout, "no answer", call, lost: true);
        }
    }
}
