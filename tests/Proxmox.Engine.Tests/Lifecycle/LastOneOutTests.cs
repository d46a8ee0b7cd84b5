using Microsoft.Extensions.Time.Testing;
using Proxmox.Engine.Operations;

namespace Proxmox.Engine.Tests.Lifecycle;

/// <summary>Work that the last one out does for all.</summary>
internal sealed class LastOneOutTests
{
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(2);

    private readonly FakeTimeProvider _time = new();
    private readonly List<string> _done = [];
    private LastOneOut<string> _room = null!;

    [SetUp]
    public void Open()
    {
        _done.Clear();
        _room = new(_time, Quiet);
    }

    [Test]
    public async Task It_is_done_once_for_all_by_who_left_last_when_nobody_has_come_for_a_while()
    {
        var (first, second) = (_room.Enter(), _room.Enter());
        var waiting = new[] { Leave(first, "first"), Leave(second, "second") };
        _time.Advance(Quiet - TimeSpan.FromTicks(1));
        Assert.That(_done, Is.Empty);
        _time.Advance(TimeSpan.FromTicks(1));
        Assert.That(await Task.WhenAll(waiting), Is.EqualTo(new[] { "by second", "by second" }));
        Assert.That(_done, Is.EqualTo(new[] { "second" }));
    }

    [Test]
    public async Task Nothing_is_done_while_somebody_is_in()
    {
        var (first, second) = (_room.Enter(), _room.Enter());
        var waiting = Leave(first, "first");
        _time.Advance(TimeSpan.FromHours(1));
        Assert.That(_done, Is.Empty);
        var other = Leave(second, "second");
        _time.Advance(Quiet);
        Assert.That((await waiting, await other), Is.EqualTo(("by second", "by second")));
    }

    [Test]
    public async Task Who_comes_in_the_quiet_puts_it_off()
    {
        var waiting = Leave(_room.Enter(), "first");
        _time.Advance(Quiet / 2);
        var second = _room.Enter();
        _time.Advance(Quiet);
        Assert.That(_done, Is.Empty);
        var other = Leave(second, "second");
        _time.Advance(Quiet / 2);
        Assert.That(_done, Is.Empty, "the quiet begins anew");
        _time.Advance(Quiet / 2);
        await Task.WhenAll(waiting, other);
        Assert.That(_done, Is.EqualTo(new[] { "second" }));
    }

    [Test]
    public async Task Who_fails_asks_for_nothing_and_keeps_nobody_waiting()
    {
        _room.Enter().Dispose();
        _time.Advance(Quiet);
        Assert.That(_done, Is.Empty);
        var (first, failed) = (_room.Enter(), _room.Enter());
        var waiting = Leave(first, "first");
        failed.Dispose();
        failed.Dispose();
        _time.Advance(Quiet);
        Assert.That(await waiting, Is.EqualTo("by first"));
    }

    [Test]
    public void A_failure_is_shared()
    {
        var (first, second) = (_room.Enter(), _room.Enter());
        var waiting = first.LeaveAsync(_ => throw new InvalidOperationException("first"), CancellationToken.None);
        var other = second.LeaveAsync(_ => Task.FromException<string>(new InvalidOperationException("second")), CancellationToken.None);
        _time.Advance(Quiet);
        foreach (var task in new[] { waiting, other })
        {
            Assert.That(async () => await task, Throws.InvalidOperationException.With.Message.EqualTo("second"));
        }
    }

    [Test]
    public async Task Rounds_do_not_overlap()
    {
        var release = new TaskCompletionSource();
        var waiting = _room.Enter().LeaveAsync(async _ =>
        {
            await release.Task;
            _done.Add("first");
            return "first";
        }, CancellationToken.None);
        _time.Advance(Quiet);
        var other = Leave(_room.Enter(), "second");
        _time.Advance(Quiet);
        Assert.That((waiting.IsCompleted, other.IsCompleted), Is.EqualTo((false, false)));
        release.SetResult();
        await Task.WhenAll(waiting, other);
        Assert.That(_done, Is.EqualTo(new[] { "first", "second" }));
    }

    [Test]
    public async Task Who_gives_up_leaves_it_to_the_others()
    {
        using var cancel = new CancellationTokenSource();
        var (first, second) = (_room.Enter(), _room.Enter());
        var waiting = Leave(first, "first");
        var given = Leave(second, "second", cancel.Token);
        await cancel.CancelAsync();
        Assert.That(async () => await given, Throws.InstanceOf<OperationCanceledException>());
        _time.Advance(Quiet);
        await waiting;
        Assert.That(_done, Is.EqualTo(new[] { "second" }), "what was last brought is what is to be done");
    }

    [Test]
    public async Task What_nobody_waits_for_is_not_begun_and_is_stopped_where_it_was()
    {
        using var cancel = new CancellationTokenSource();
        var given = Leave(_room.Enter(), "first", cancel.Token);
        await cancel.CancelAsync();
        Assert.That(async () => await given, Throws.InstanceOf<OperationCanceledException>());
        _time.Advance(Quiet);
        Assert.That(_done, Is.Empty);

        using var later = new CancellationTokenSource();
        var stopped = new TaskCompletionSource();
        var under = _room.Enter().LeaveAsync(async unwanted =>
        {
            await using var heard = unwanted.Register(stopped.SetResult);
            await Task.Delay(Timeout.Infinite, unwanted);
            return "never";
        }, later.Token);
        _time.Advance(Quiet);
        await later.CancelAsync();
        Assert.That(async () => await under, Throws.InstanceOf<OperationCanceledException>());
        await stopped.Task.WaitAsync(TimeSpan.FromSeconds(10));
    }

    [Test]
    public async Task A_visit_ends_once()
    {
        var visit = _room.Enter();
        var waiting = Leave(visit, "first");
        Assert.That(() => Leave(visit, "again"), Throws.InvalidOperationException);
        _time.Advance(Quiet);
        await waiting;
        Assert.That(_done, Is.EqualTo(new[] { "first" }));
    }

    private Task<string> Leave(LastOneOut<string>.Visit visit, string name, CancellationToken cancel = default) =>
        visit.LeaveAsync(_ =>
        {
            _done.Add(name);
            return Task.FromResult("by " + name);
        }, cancel);
}
