using Proxmox.Client;
using Proxmox.Engine.Operations;
using Proxmox.Model.Values;

namespace Proxmox.Engine.Tests.Commands;

/// <summary>What PVE brings about in no task of ours is asked for until it is so.</summary>
internal sealed class AskUntilTests
{
    [Test]
    public async Task It_is_asked_ever_more_slowly()
    {
        var asked = 0;
        var bench = With((run, cancel) => run.AskUntilAsync(_ => Task.FromResult(++asked), count => count == 3, cancel));
        var run = RunAsync(bench);
        foreach (var (milliseconds, count) in new[] { (250, 1), (375, 2) })
        {
            var pause = TimeSpan.FromMilliseconds(milliseconds);
            Assert.That(() => bench.Time.Running.Contains(pause), Is.True.After(10).Seconds.PollEvery(5).MilliSeconds);
            Assert.That(asked, Is.EqualTo(count));
            bench.Time.Advance(pause);
        }

        Assert.That((Bench.Texts((await run).Diagnostics).Count(), asked), Is.EqualTo((0, 3)));
    }

    [Test]
    public async Task A_fault_that_may_pass_is_no_answer_and_told_at_the_time_limit()
    {
        var bench = With((run, cancel) => run.AskUntilAsync<int>(_ => throw new PveFault(FaultKind.GuestSilent, "nobody answers"), _ =>
            true, cancel, fault => fault.Kind == FaultKind.GuestSilent));
        var run = RunAsync(bench, "200ms");
        bench.Time.Advance(TimeSpan.FromMilliseconds(200));
        Assert.That(Bench.Texts((await run).Diagnostics).Single(), Does.Contain("in time").And.Contain("nobody answers"));
    }

    [Test]
    public async Task Any_other_fault_ends_it()
    {
        var bench = With((run, cancel) => run.AskUntilAsync<int>(_ => throw new PveFault(FaultKind.Permission, "not you"), _ =>
            true, cancel, fault => fault.Kind == FaultKind.GuestSilent));
        Assert.That(Bench.Texts((await RunAsync(bench)).Diagnostics).Single(), Does.Contain("Not you."));
    }

    private static Bench With(Func<CommandRun, CancellationToken, Task> ask) => new(commands: Crank.Declaration with
    {
        Run = async (run, cancel) =>
        {
            await ask(run, cancel);
            return null;
        },
    });

    private static Task<CommandAnswer> RunAsync(Bench bench, string? timeout = null) => bench.Provider.InvokeAsync(
        bench.Provider.Catalog.Commands.Single(), Value.Object(("name", "w1"), ("timeout", timeout is null ? Value.Null : timeout)), null,
            CancellationToken.None);
}
