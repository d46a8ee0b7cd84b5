namespace Proxmox.Client.Tests;

public class ParallelRequestsTests
{
    [TestCase(null, 60)]
    [TestCase(3, 3)]
    public async Task As_many_requests_run_at_once_as_are_asked_for_and_allowed(int? allowed, int expected)
    {
        using var bench = new Bench(Bench.WithToken() with { MaxParallelRequests = allowed });
        var (running, most) = (0, 0);
        using var open = new SemaphoreSlim(0);
        bench.Wire.Otherwise = async (_, cancel) =>
        {
            most = Math.Max(most, Interlocked.Increment(ref running));
            await open.WaitAsync(cancel);
            Interlocked.Decrement(ref running);
            return Wire.Data("null");
        };
        var all = Enumerable.Range(0, 60).Select(_ => bench.Pve.GetAsync("/x")).ToList();
        Assert.That(() => Volatile.Read(ref running), Is.EqualTo(expected).After(5000, 5));
        open.Release(60);
        await Task.WhenAll(all);
        Assert.That(most, Is.EqualTo(expected));
    }

    [Test]
    public async Task An_overload_is_told_once()
    {
        using var bench = new Bench();
        var waiting = 0;
        using var open = new SemaphoreSlim(0);
        bench.Wire.Otherwise = async (_, cancel) =>
        {
            Interlocked.Increment(ref waiting);
            await open.WaitAsync(cancel);
            return Wire.Answer(503, "Service Unavailable", "");
        };
        for (var turn = 1; turn <= 2; turn++)
        {
            var all = Enumerable.Range(0, 8).Select(_ => Expect.FaultAsync(() => bench.Pve.PostAsync("/x"))).ToList();
            var begun = turn == 1 ? 8 : 12;
            Assert.That(() => Volatile.Read(ref waiting), Is.EqualTo(begun).After(5000, 5));
            open.Release(8);
            await Task.WhenAll(all);
        }

        const string said = "PVE is under too much load: fewer requests are sent at once, and more again when it keeps up";
        Assert.That(bench.Log.Lines.Where(line => line.Contains(said)), Is.EqualTo(new[]
        {
            $"Warn {said} reason=Service Unavailable at_once=4",
            $"Debug {said} reason=Service Unavailable at_once=3",
        }));
    }

    [Test]
    public async Task A_limiters_wish_holds_for_all_requests()
    {
        using var bench = new Bench();
        bench.Wire.Then(_ =>
        {
            var answer = Wire.Answer(429, "Too Many Requests", "");
            answer.Headers.RetryAfter = new(TimeSpan.FromSeconds(7));
            return answer;
        }).Always(_ => Wire.Data("null"));
        var begun = bench.Time.GetUtcNow();
        await Task.WhenAll(bench.Pve.GetAsync("/x"), Task.Run(async () =>
        {
            Assert.That(() => bench.Wire.Sent.Count, Is.GreaterThan(0).After(5000, 1));
            await bench.Pve.GetAsync("/y");
        }));
        Assert.That(bench.Time.GetUtcNow() - begun, Is.GreaterThanOrEqualTo(TimeSpan.FromSeconds(7)));
    }
}
