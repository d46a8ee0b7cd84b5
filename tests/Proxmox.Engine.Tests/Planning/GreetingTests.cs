using Proxmox.Client;
using Proxmox.Engine.Tests.Declarations;
using Proxmox.Engine.Tests.Fakes;
using Proxmox.Model.Values;

namespace Proxmox.Engine.Tests.Planning;

/// <summary>
/// A wrong endpoint, token or fingerprint shows in the plan, for one request of the first plan that would else ask nothing.
/// </summary>
internal sealed class GreetingTests
{
    [TestCase(FaultKind.Unauthenticated, 401, "Check api_token")]
    [TestCase(FaultKind.Certificate, null, "Set ca_file")]
    public async Task Credentials_and_certificates_that_do_not_serve_are_an_error_of_the_plan(FaultKind kind, int? status, string remedy)
    {
        var bench = Refusing(kind, status, "not so");
        Assert.That((await TextsAsync(bench)).Single(),
            Does.StartWith("Error at -: Could not plan widget").And.Contain("ot so").And.Contain(remedy));
    }

    [TestCase(FaultKind.Unreachable, null)]
    [TestCase(FaultKind.Unreachable, 503)]
    [TestCase(FaultKind.Timeout, 504)]
    [TestCase(FaultKind.Unknown, 404)]
    public async Task An_endpoint_where_no_PVE_is_met_is_a_warning_of_the_plan(FaultKind kind, int? status)
    {
        var bench = Refusing(kind, status, "nothing there");
        Assert.That((await TextsAsync(bench)).Single(), Does.StartWith(
            "Warning at -: PVE cannot be reached: nothing there. The plan is made without it").And.Contain("Check endpoint"));
    }

    [TestCase(FaultKind.Quorum, 500)]
    [TestCase(FaultKind.Permission, 403)]
    public async Task What_PVE_itself_says_is_left_to_the_apply(FaultKind kind, int status) =>
        Assert.That(await TextsAsync(Refusing(kind, status, "not now")), Is.Empty);

    [Test]
    public async Task An_endpoint_that_says_nothing_is_waited_for_a_short_time_by_the_clock()
    {
        var bench = new Bench();
        bench.Pve.Before = (_, _) => Task.Delay(Timeout.InfiniteTimeSpan, CancellationToken.None);
        var plan = TextsAsync(bench);
        Assert.That(bench.Time.Running, Is.EqualTo(new[] { TimeSpan.FromSeconds(15) }));
        bench.Time.Advance(TimeSpan.FromSeconds(15));
        Assert.That((await plan).Single(), Does.StartWith("Warning at -: PVE cannot be reached: PVE has not answered within 15 seconds."));
    }

    [Test]
    public async Task Many_plans_ask_once_and_one_of_them_tells()
    {
        var bench = new Bench();
        var gate = new TaskCompletionSource();
        bench.Pve.Before = async (call, _) =>
        {
            await gate.Task;
            throw FakePve.Fault(FaultKind.Unauthenticated, "no ticket", call);
        };
        var plans = Enumerable.Range(0, 20).Select(number => TextsAsync(bench, $"w{number}")).ToList();
        gate.SetResult();
        Assert.That((await Task.WhenAll(plans)).SelectMany(told => told), Has.One.Items);
        Assert.That(await TextsAsync(bench, "late"), Is.Empty);
        Assert.That(bench.Pve.Calls.Select(call => call.ToString().Trim()), Is.EqualTo(new[] { "GET /version" }));
    }

    [TestCase(FaultKind.Unauthenticated)]
    [TestCase(FaultKind.Certificate)]
    [TestCase(FaultKind.Unreachable)]
    public async Task Many_objects_that_cannot_be_read_for_want_of_a_connection_are_one_error(FaultKind kind)
    {
        var before = new Bench();
        var applied = new List<Applied>();
        for (var number = 0; number < 20; number++)
        {
            applied.Add(await before.UpAsync(before.Config(("name", $"w{number}"), ("title", "a"))));
        }

        var bench = Refusing(kind, null, "not so");
        var reads = await Task.WhenAll(applied.Select(one => bench.ReadAsync(one)));
        Assert.That(reads.SelectMany(read => Bench.Texts(read.Diagnostics)).Single(), Does.StartWith("Error at -: Could not read widget"));
        Assert.That(reads.Select(read => read.State), Is.EqualTo(applied.Select(one => one.State)), "what was recorded stays");
        Assert.That((await bench.ReadAsync(new(bench.Provider.Import(bench.Resource, "w1").State, ManagedAttributes.Empty))).Diagnostics,
            Has.One.Items, "nothing is imported that was not read");
    }

    [Test]
    public async Task A_warning_about_the_endpoint_keeps_no_later_refusal_quiet()
    {
        var bench = Refusing(FaultKind.Unreachable, null, "no route");
        await TextsAsync(bench);
        bench.Pve.Before = (call, _) => throw FakePve.Fault(FaultKind.Unauthenticated, "no ticket", call);
        var turbo = await bench.PlanAsync(bench.Config(("name", "w2"), ("turbo", "on")));
        Assert.That(Bench.Texts(turbo.Diagnostics).Single(), Does.StartWith("Error at -: Could not plan widget"));
    }

    [Test]
    public async Task What_was_asked_before_makes_the_question_needless()
    {
        var bench = new Bench();
        var applied = await bench.UpAsync(bench.Config(("name", "w1"), ("title", "a")));
        var later = new Bench(bench.Pve);
        await later.RefreshAsync(applied);
        bench.Pve.Calls.Clear();
        await later.PlanAsync(bench.Config(("name", "w1"), ("title", "b")), applied.State, applied.Managed);
        Assert.That(bench.Pve.Calls, Is.Empty);
    }

    [Test]
    public async Task The_version_that_a_plan_asks_for_serves_both()
    {
        var bench = new Bench();
        await bench.PlanAsync(bench.Config(("name", "w1")));
        await bench.PlanAsync(bench.Config(("name", "w1"), ("turbo", "on")));
        Assert.That(bench.Pve.Calls, Has.One.Items);
    }

    [Test]
    public async Task A_plan_that_changes_or_deletes_asks_nothing_unless_there_is_something_to_do()
    {
        var bench = new Bench();
        var config = bench.Config(("name", "w1"), ("title", "t"));
        var applied = await bench.UpAsync(config);
        var later = new Bench();
        await later.PlanAsync(config, applied.State, applied.Managed);
        await later.PlanAsync(Value.Null, applied.State, applied.Managed);
        Assert.That(later.Pve.Calls, Is.Empty);
    }

    [Test]
    public async Task A_config_that_wants_PVE_left_alone_has_neither_question_nor_preflight()
    {
        var widget = Widget.Declaration;
        var bench = new Bench(resource: widget with
        {
            Hooks = widget.Hooks with
            {
                LeavesPveAlone = config =>
            config.Get(Widget.Title) == "quiet",
                Preflight = (session, _, cancel) => session.Pve.GetAsync("/widgets", cancel: cancel)
            }
        });
        await bench.PlanAsync(bench.Config(("name", "w1"), ("title", "quiet")));
        Assert.That(bench.Pve.Calls, Is.Empty);
        await bench.PlanAsync(bench.Config(("name", "w1"), ("title", "loud")));
        Assert.That(bench.Pve.Calls.Select(call => call.Path), Is.EqualTo(new[] { "/widgets" }),
            "the preflight asks, and nothing else is needed");
    }

    [Test]
    public async Task A_preflight_that_PVE_refuses_or_does_not_hear_is_told_in_the_same_way()
    {
        var widget = Widget.Declaration;
        var bench = new Bench(resource: widget with
        {
            Hooks = widget.Hooks with
            {
                Preflight = (session, _, cancel) =>
            session.Pve.GetAsync("/widgets", cancel: cancel)
            }
        });
        bench.Pve.Before = (call, _) => throw FakePve.Fault(FaultKind.Unauthenticated, "no ticket", call);
        Assert.That((await TextsAsync(bench)).Single(), Does.StartWith("Error at -: Could not plan widget"));
    }

    [Test]
    public async Task A_plan_whose_warnings_nobody_reads_leaves_the_question_to_the_one_that_is_read()
    {
        var bench = new Bench();
        bench.Pve.Before = (call, _) => throw new PveFault(FaultKind.Unreachable, "no route") { Method = "GET", Path = call.Path };
        var request = new PlanRequest(
            Value.Null, bench.Config(("name", "w1"), ("turbo", "on")), ManagedAttributes.Empty)
        { IsHeard = false };
        Assert.That((await bench.Provider.PlanAsync(bench.Resource, request, CancellationToken.None)).Diagnostics, Is.Empty);
        Assert.That((await bench.Provider.PlanAsync(bench.Resource, request with { IsHeard = true }, CancellationToken.None)).Diagnostics,
            Has.One.Items);
    }

    [Test]
    public async Task What_is_unknown_in_the_providers_own_configuration_fails_no_plan()
    {
        var bench = new Bench();
        Assert.That(bench.Provider.Configure(
            Value.Object(("endpoint", Value.Unknown), ("api_token", "root@pam!t=00000000-0000-0000-0000-000000000000"))), Is.Empty);
        Assert.That(await TextsAsync(bench), Is.Empty);
        Assert.That(bench.Pve.Calls, Is.Empty);
    }

    private static Bench Refusing(FaultKind kind, int? status, string said)
    {
        var bench = new Bench();
        bench.Pve.Before = (call, _) => throw new PveFault(kind, said) { Method = call.Method, Path = call.Path, Status = status };
        return bench;
    }

    private static async Task<IReadOnlyList<string>> TextsAsync(Bench bench, string name = "w1") =>
        [.. Bench.Texts((await bench.PlanAsync(bench.Config(("name", name)))).Diagnostics)];
}
