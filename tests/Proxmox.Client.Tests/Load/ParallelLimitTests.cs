using System.Collections.Concurrent;
using Microsoft.Extensions.Time.Testing;
using Place = Proxmox.Client.ParallelLimit.Place;

namespace Proxmox.Client.Tests;

public class ParallelLimitTests
{
    private static readonly LoadSign InTime = new(LoadSignKind.InTime);
    private static readonly LoadSign Slow = new(LoadSignKind.Slow);
    private static readonly LoadSign Refusal = new(LoadSignKind.Refusal, "no worker");

    private readonly List<(string Why, int AtOnce)> _cuts = [];
    private FakeTimeProvider _time = null!;

    [SetUp]
    public void Begin()
    {
        _time = new();
        _cuts.Clear();
    }

    [Test]
    public void By_default_there_is_no_limit() => Assert.That(Enter(Limit(), 1000), Has.Count.EqualTo(1000));

    [Test]
    public void Who_wants_a_limit_has_it()
    {
        var limit = Limit(new() { Most = 2 });
        var places = Enter(limit, 2);
        var third = limit.EnterAsync(default);
        Assert.That(third.IsCompleted, Is.False);
        limit.Leave(places[0], InTime);
        Assert.That(() => third.IsCompleted, Is.True.After(2000, 5));
        Assert.That(Waits(limit), Is.True);
    }

    [Test]
    public void After_a_refusal_half_as_many_are_under_way()
    {
        var limit = Limit();
        var places = Enter(limit, 40);
        Answer(limit, places[..20], Refusal);
        Assert.That(_cuts, Is.EqualTo(new[] { ("no worker", 20) }), "requests that began before the cut cause no other");
        Assert.That(Waits(limit), Is.True);
        limit.Leave(places[20], InTime);
        Assert.That(Waits(limit), Is.False);
    }

    [Test]
    public void It_never_goes_below_what_keeps_the_workers_busy()
    {
        var limit = Limit();
        for (var turn = 0; turn < 10; turn++)
        {
            var places = Enter(limit, 3);
            limit.Leave(places[0], Refusal);
            Answer(limit, places[1..], InTime);
        }

        Assert.That(_cuts, Is.Empty);
        Answer(limit, Enter(limit, 4), Refusal);
        Assert.That(_cuts, Is.EqualTo(new[] { ("no worker", 3) }));
    }

    [Test]
    public void It_recovers_with_answers_in_time_while_more_are_asked_for()
    {
        var limit = Limit();
        Answer(limit, Enter(limit, 20), Refusal);
        var entered = new ConcurrentQueue<Place>(Enter(limit, 10));
        for (var next = 0; next < 100; next++)
        {
            _ = EnterAsync();
        }

        for (var answered = 1; answered <= 40; answered++)
        {
            Assert.That(entered.TryDequeue(out var place), Is.True);
            limit.Leave(place, InTime);
            var underWay = 10 + (answered / 4);
            Assert.That(() => entered.Count, Is.EqualTo(underWay).After(2000, 1));
        }

        async Task EnterAsync() => entered.Enqueue(await limit.EnterAsync(default));
    }

    [Test]
    public void When_most_answers_are_slow_there_are_fewer()
    {
        var limit = Limit();
        Answer(limit, Enter(limit, 50), Slow);
        Assert.That(_cuts, Is.EqualTo(new[] { ("its answers take much longer than before", 20) }));
    }

    [Test]
    public void One_worker_that_is_busy_for_long_is_no_overload()
    {
        // A third of the requests waits for ten seconds, and the other workers go on.
        var limit = Limit();
        var places = Enter(limit, 50);
        for (var tenth = 0; tenth < 100; tenth++)
        {
            _time.Advance(TimeSpan.FromSeconds(0.1));
            Answer(limit, Enter(limit, 2), InTime);
        }

        Answer(limit, places[..17], Slow);
        Assert.That(_cuts, Is.Empty);
    }

    [Test]
    public void A_few_slow_answers_are_no_overload()
    {
        var limit = Limit();
        Answer(limit, Enter(limit, 9), Slow);
        _time.Advance(TimeSpan.FromSeconds(60));
        Answer(limit, Enter(limit, 9), Slow);
        Assert.That(_cuts, Is.Empty);
    }

    [Test]
    public void Answers_in_time_of_long_ago_do_not_hide_an_overload()
    {
        var limit = Limit();
        Answer(limit, Enter(limit, 1000), InTime);
        _time.Advance(TimeSpan.FromMinutes(2));
        Answer(limit, Enter(limit, 20), Slow);
        Assert.That(_cuts, Has.Count.EqualTo(1));
    }

    [TestCase(7, 7)]
    [TestCase(3600, 30)]
    public void A_rest_that_is_asked_for_is_kept_by_all(int asked, int kept)
    {
        var limit = Limit();
        limit.Leave(Enter(limit, 1)[0], Refusal with { Rest = TimeSpan.FromSeconds(asked) });
        var next = limit.EnterAsync(default);
        _time.Advance(TimeSpan.FromSeconds(kept - 1));
        Assert.That(next.IsCompleted, Is.False);
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.That(() => next.IsCompleted, Is.True.After(2000, 5));
    }

    [Test]
    public async Task Who_gives_up_waiting_leaves_no_gap()
    {
        var limit = Limit(new() { Most = 1 });
        var place = Enter(limit, 1)[0];
        using var cancel = new CancellationTokenSource();
        var given = limit.EnterAsync(cancel.Token).AsTask();
        var next = limit.EnterAsync(default).AsTask();
        await cancel.CancelAsync();
        Assert.That(() => given, Throws.InstanceOf<OperationCanceledException>());
        limit.Leave(place, InTime);
        limit.Leave(await next, InTime);
        Assert.That(Enter(limit, 1), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Who_gives_up_a_rest_gives_back_the_place()
    {
        var limit = Limit(new() { Most = 1 });
        limit.Leave(Enter(limit, 1)[0], Refusal with { Rest = TimeSpan.FromSeconds(5) });
        using var cancel = new CancellationTokenSource();
        var given = limit.EnterAsync(cancel.Token).AsTask();
        await cancel.CancelAsync();
        Assert.That(() => given, Throws.InstanceOf<OperationCanceledException>());
        _time.Advance(TimeSpan.FromSeconds(5));
        Assert.That(Enter(limit, 1), Has.Count.EqualTo(1));
    }

    private ParallelLimit Limit(LoadOptions? options = null) => new(options ?? new(), _time, (why, atOnce) => _cuts.Add((why, atOnce)));

    private static List<Place> Enter(ParallelLimit limit, int count) => [.. Enumerable.Range(0, count).Select(_ =>
    {
        var entry = limit.EnterAsync(default);
        Assert.That(entry.IsCompleted, Is.True);
        return entry.Result;
    })];

    private static bool Waits(ParallelLimit limit)
    {
        using var cancel = new CancellationTokenSource();
        var entry = limit.EnterAsync(cancel.Token).AsTask();
        var waits = !entry.IsCompleted;
        if (waits)
        {
            cancel.Cancel();
        }
        else
        {
            limit.Leave(entry.Result, default);
        }

        return waits;
    }

    private static void Answer(ParallelLimit limit, IEnumerable<Place> places, LoadSign sign)
    {
        foreach (var place in places)
        {
            limit.Leave(place, sign);
        }
    }
}
