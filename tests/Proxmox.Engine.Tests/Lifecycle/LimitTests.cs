using Proxmox.Client;
using Proxmox.Engine.Tests.Declarations;
using Proxmox.Engine.Tests.Fakes;
using Proxmox.Model.Diagnostics;
using Proxmox.Model.Values;

namespace Proxmox.Engine.Tests.Lifecycle;

/// <summary>What ends an operation early, and that a time limit is not taken for the user's wish.</summary>
internal sealed class LimitTests
{
    [TestCase("read", 30)]
    [TestCase("update", 60)]
    [TestCase("delete", 40)]
    public async Task An_operation_is_given_up_by_the_clock(string verb, int seconds)
    {
        var (bench, applied) = await HangingAsync();
        var end = EndAsync(bench, applied, verb, CancellationToken.None);
        bench.Time.Advance(TimeSpan.FromSeconds(seconds));
        var (state, texts) = await bench.EndAsync(end);
        Assert.That(texts.Single(),
            Does.StartWith($"Error at -: Could not {verb} widget \"w1\" in time: It was given up after {seconds} seconds."));
        Assert.That(state, Is.EqualTo(applied.State));
    }

    [TestCase("read")]
    [TestCase("update")]
    [TestCase("delete")]
    public async Task An_operation_ends_when_the_user_asks(string verb)
    {
        var (bench, applied) = await HangingAsync();
        using var cancel = new CancellationTokenSource();
        var end = EndAsync(bench, applied, verb, cancel.Token);
        await cancel.CancelAsync();
        var (state, texts) = await bench.EndAsync(end);
        Assert.That(texts.Single(), Does.StartWith($"Error at -: Cancelled: {verb} widget \"w1\""));
        Assert.That(state, Is.EqualTo(applied.State));
    }

    [Test]
    public async Task A_limit_beyond_what_a_timer_can_run_is_no_failure()
    {
        var bench = new Bench();
        await bench.UpAsync(bench.Config(("name", "w1"), ("timeouts", Value.Object(("create", "100000h")))));
        Assert.That(bench.Pve.Section("/widgets/w1"), Is.Not.Null);
    }

    [Test]
    public async Task An_object_whose_state_lacks_its_identity_is_a_message()
    {
        var bench = new Bench();
        var state = Bench.Complete(Widget.Declaration.Attributes, Value.Object(("title", "t")));
        var answer = await bench.ReadAsync(new(state, ManagedAttributes.Empty));
        Assert.That(Bench.Texts(answer.Diagnostics).Single(),
            Does.StartWith("Error at -: Could not read widget: The provider failed unexpectedly"));
        Assert.That(answer.State, Is.EqualTo(state));
    }

    [Test]
    public async Task A_plan_that_is_cancelled_while_it_asks_for_the_version_says_so()
    {
        var bench = new Bench();
        using var cancel = new CancellationTokenSource();
        bench.Pve.Before = (_, _) => Task.Delay(Timeout.InfiniteTimeSpan, CancellationToken.None);
        var plan = bench.Provider.PlanAsync(
            Widget.Declaration, new(Value.Null, bench.Config(("name", "w1"), ("turbo", "on")), ManagedAttributes.Empty), cancel.Token);
        await cancel.CancelAsync();
        Assert.That(Bench.Texts((await plan).Diagnostics).Single(),
            Is.EqualTo("Error at -: Cancelled: plan widget: The plan was stopped as you asked; nothing was changed."));
    }

    [Test]
    public async Task A_plan_goes_on_when_the_version_cannot_be_asked_and_asks_again()
    {
        foreach (var failure in new Exception[] { new PveFault(FaultKind.Unreachable, "no route") { Method = "GET", Path = "/version" },
            new InvalidOperationException("hunter2"), new OperationCanceledException() })
        {
            var bench = new Bench();
            bench.Pve.Before = (_, _) => throw failure;
            var config = bench.Config(("name", "w1"), ("turbo", "on"));
            var told = (await bench.PlanAsync(config)).Diagnostics.Select(diagnostic => (diagnostic.Severity, diagnostic.Summary));
            Assert.That(told, failure is PveFault ? Is.EqualTo(new[] { (Severity.Warning, "PVE cannot be reached") }) : Is.Empty);
            Assert.That(bench.Log.ToString(), Does.Contain("the plan does not check for it").And.Not.Contain("hunter2"));
            bench.Pve.Before = (_, _) => Task.CompletedTask;
            bench.Pve.Version = "9.0";
            Assert.That((await bench.PlanAsync(config)).Diagnostics.HasErrors, Is.True);
        }
    }

    [Test]
    public async Task The_version_is_asked_for_once()
    {
        var bench = new Bench();
        var config = bench.Config(("name", "w1"), ("turbo", "on"));
        await bench.PlanAsync(config);
        await bench.PlanAsync(config);
        Assert.That(bench.Pve.Calls.Count(call => call.Path == "/version"), Is.EqualTo(1));
    }

    [Test]
    public async Task A_digest_that_never_fits_is_given_up()
    {
        var bench = new Bench();
        var applied = await bench.UpAsync(bench.Config(("name", "w1"), ("title", "a")));
        bench.Pve.Before = (call, _) =>
            call.Method == "PUT" ? throw FakePve.Fault(FaultKind.Conflict, "detected modified configuration", call) : Task.CompletedTask;
        var config = bench.Config(("name", "w1"), ("title", "b"));
        var plan = await bench.PlanAsync(config, applied.State, applied.Managed);
        var answer = await bench.EndAsync(bench.ApplyAsync(config, plan, applied.State));
        Assert.That(Bench.Texts(answer.Diagnostics).Single(), Does.Contain("Somebody else changed the configuration at the same time."));
        Assert.That(bench.Pve.Calls.Count(call => call.Method == "PUT"), Is.EqualTo(8));
    }

    [Test]
    public async Task An_object_that_vanished_after_the_plan_is_not_updated()
    {
        var bench = new Bench();
        var applied = await bench.UpAsync(bench.Config(("name", "w1"), ("title", "a")));
        bench.Pve.Remove("/widgets/w1");
        var config = bench.Config(("name", "w1"), ("title", "b"));
        var answer = await bench.ApplyAsync(config, await bench.PlanAsync(config, applied.State, applied.Managed), applied.State);
        Assert.That(Bench.Texts(answer.Diagnostics).Single(), Does.Contain("it was removed after the plan was made"));
    }

    // A widget in front of a PVE that no longer answers.
    private static async Task<(Bench Bench, Applied Applied)> HangingAsync()
    {
        var bench = new Bench();
        var applied = await bench.UpAsync(bench.Config(("name", "w1"), ("title", "a")));
        bench.Pve.Before = (_, cancel) => Task.Delay(Timeout.InfiniteTimeSpan, cancel);
        return (bench, applied);
    }

    private static async Task<(Value State, IEnumerable<string> Texts)> EndAsync(
        Bench bench, Applied applied, string verb, CancellationToken cancel)
    {
        if (verb == "read")
        {
            var read = await bench.ReadAsync(applied, cancel);
            return (read.State, Bench.Texts(read.Diagnostics));
        }

        var config = verb == "update" ? bench.Config(("name", "w1"), ("title", "b")) : Value.Null;
        var plan = await bench.PlanAsync(config, applied.State, applied.Managed);
        var answer = await bench.ApplyAsync(config, plan, applied.State, cancel: cancel);
        return (answer.State, Bench.Texts(answer.Diagnostics));
    }
}
