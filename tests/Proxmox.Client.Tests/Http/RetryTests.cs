using System.Net.Sockets;

namespace Proxmox.Client.Tests;

public class RetryTests
{
    private static readonly HttpRequestException Dropped = Wire.Obstacle(HttpRequestError.ResponseEnded);
    private static readonly HttpRequestException Refused =
        Wire.Obstacle(HttpRequestError.ConnectionError, new SocketException((int)SocketError.ConnectionRefused));

    [Test]
    public async Task A_read_whose_answer_was_lost_is_sent_again()
    {
        using var bench = new Bench();
        bench.Wire.Then(Dropped).Then(Wire.Data("7"));
        Assert.That((await bench.Pve.GetAsync("/x")).AsLong(), Is.EqualTo(7));
        Assert.That(bench.Log.Text, Does.Contain("Warn request is sent again method=GET path=/x attempt=2 delay_ms=500"));
    }

    [TestCase("POST")]
    [TestCase("PUT")]
    [TestCase("DELETE")]
    public async Task A_write_whose_answer_was_lost_is_never_sent_again(string method)
    {
        using var bench = new Bench();
        bench.Wire.Then(Dropped);
        var fault = await Expect.FaultAsync(() => WriteAsync(bench, method));
        Assert.That((fault.Kind, fault.MayHaveBeenApplied), Is.EqualTo((FaultKind.Unreachable, true)));
        Assert.That(fault.Said, Does.Contain("whether PVE carried it out is not known"));
        Assert.That(bench.Wire.Sent, Has.Count.EqualTo(1));
    }

    [TestCase("POST")]
    [TestCase("PUT")]
    [TestCase("DELETE")]
    public async Task A_write_that_did_not_leave_is_sent_again(string method)
    {
        using var bench = new Bench();
        bench.Wire.Then(Refused).Then(Wire.Data("null"));
        await WriteAsync(bench, method);
        Assert.That(bench.Wire.Sent, Has.Count.EqualTo(2));
    }

    [TestCase("can't lock file '/var/lock/qemu-server/lock-100.conf' - got timeout")]
    [TestCase("cluster not ready - no quorum?")]
    [TestCase("got no worker upid - start worker failed")]
    public async Task A_write_that_PVE_refused_before_it_began_is_sent_again(string said)
    {
        using var bench = new Bench();
        bench.Wire.Then(Wire.Refusal(500, said)).Then(Wire.Refusal(500, said)).Then(Wire.Data("null"));
        await bench.Pve.PostAsync("/x");
        Assert.That(bench.Wire.Sent, Has.Count.EqualTo(3));
        Assert.That(bench.Time.Pauses, Is.EqualTo(new[] { TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(1) }));
    }

    [TestCase("/nodes/pve1/qemu")]
    [TestCase("/nodes/pve1/lxc")]
    public async Task A_create_of_a_guest_that_found_no_worker_is_not_for_its_VMID_is_reserved_by_then(string path)
    {
        using var bench = new Bench();
        bench.Wire.Then(Wire.Refusal(500, "got no worker upid - start worker failed"));
        Assert.That((await Expect.FaultAsync(() => bench.Pve.PostAsync(path))).Kind, Is.EqualTo(FaultKind.Busy));
        Assert.That(bench.Wire.Sent, Has.Count.EqualTo(1));
    }

    [TestCase("VM is locked (backup)")]
    [TestCase("storage 'x' does not exist")]
    [TestCase("VM 100 qmp command 'x' failed - got timeout")]
    [TestCase("an entirely new sentence")]
    public async Task Nothing_else_that_PVE_says_is_tried_again(string said)
    {
        using var bench = new Bench();
        bench.Wire.Then(Wire.Refusal(500, said));
        await Expect.FaultAsync(() => bench.Pve.PostAsync("/x"));
        Assert.That(bench.Wire.Sent, Has.Count.EqualTo(1));
    }

    [TestCase(502)]
    [TestCase(503)]
    [TestCase(504)]
    [TestCase(596)]
    [TestCase(599)]
    public async Task A_gateways_failure_is_tried_again_for_reads_only(int status)
    {
        using var bench = new Bench();
        bench.Wire.Then(Wire.Answer(status, "x", "<html>", "text/html")).Then(Wire.Data("1"));
        Assert.That((await bench.Pve.GetAsync("/x")).AsLong(), Is.EqualTo(1));
        bench.Wire.Then(Wire.Answer(status, "x", "<html>", "text/html"));
        var fault = await Expect.FaultAsync(() => bench.Pve.PostAsync("/x"));
        Assert.That(fault.MayHaveBeenApplied, Is.True);
        Assert.That(bench.Wire.Sent, Has.Count.EqualTo(3));
    }

    [Test]
    public async Task A_node_that_is_down_is_tried_twice_more_for_every_method()
    {
        using var bench = new Bench();
        bench.Wire.Always(_ => Wire.Answer(595, "Connection refused", ""));
        var fault = await Expect.FaultAsync(() => bench.Pve.PostAsync("/nodes/pve2/x"));
        Assert.That((fault.Kind, fault.MayHaveBeenApplied), Is.EqualTo((FaultKind.Unreachable, false)));
        Assert.That(bench.Wire.Sent, Has.Count.EqualTo(3));
    }

    [Test]
    public async Task The_wish_of_a_limiter_is_followed()
    {
        using var bench = new Bench();
        bench.Wire.Then(_ =>
        {
            var answer = Wire.Answer(429, "Too Many Requests", "");
            answer.Headers.RetryAfter = new(TimeSpan.FromSeconds(7));
            return answer;
        }).Then(Wire.Data("null"));
        await bench.Pve.PostAsync("/x");
        Assert.That(bench.Time.Pauses, Is.EqualTo(new[] { TimeSpan.FromSeconds(7) }));
    }

    [Test]
    public async Task Trying_ends_with_the_budget()
    {
        using var bench = new Bench(Bench.WithToken() with { RetryBudget = TimeSpan.FromSeconds(20) });
        bench.Wire.Always(_ => Wire.Refusal(500, "cluster not ready - no quorum?"));
        var fault = await Expect.FaultAsync(() => bench.Pve.PostAsync("/x"));
        Assert.That(fault.Kind, Is.EqualTo(FaultKind.Quorum));
        Assert.That(bench.Time.Pauses.Aggregate(TimeSpan.Zero, (sum, pause) => sum + pause), Is.LessThan(TimeSpan.FromSeconds(20)));
        Assert.That(bench.Wire.Sent, Has.Count.EqualTo(6));
    }

    [TestCase(0.0, 0.375)]
    [TestCase(0.999999, 0.625)]
    public void Pauses_are_spread(double random, double seconds)
    {
        var rules = new RetryRules(new(), () => random);
        var lost = Exchange.Answered(new() { Status = 500, Reason = "got lock request timeout", Json = null, Body = "" });
        var next = rules.Next(new(HttpMethod.Post, "/x", null), lost, 0, TimeSpan.Zero);
        Assert.That(next!.Value.Delay.TotalSeconds, Is.EqualTo(seconds).Within(0.001));
    }

    [Test]
    public async Task What_never_answered_is_given_up_soon()
    {
        using var bench = new Bench();
        bench.Wire.Always(_ => throw Refused);
        var fault = await Expect.FaultAsync(() => bench.Pve.GetAsync("/x"));
        Assert.That(fault.Said, Is.EqualTo("https://one.example:8006: connection refused: nothing listens there"));
        Assert.That(bench.Wire.Sent, Has.Count.EqualTo(3));
    }

    [Test]
    public async Task A_name_that_does_not_resolve_is_not_tried_again()
    {
        using var bench = new Bench();
        bench.Wire.Then(Wire.Obstacle(HttpRequestError.NameResolutionError));
        var fault = await Expect.FaultAsync(() => bench.Pve.GetAsync("/x"));
        Assert.That((fault.Kind, fault.Said),
            Is.EqualTo((FaultKind.Unreachable, "https://one.example:8006: the name does not resolve to an address")));
        Assert.That(bench.Wire.Sent, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task An_endpoint_that_has_answered_before_may_take_a_restart()
    {
        using var bench = new Bench();
        bench.Wire.Then(Wire.Data("null"));
        for (var i = 0; i < 6; i++)
        {
            bench.Wire.Then(Refused);
        }

        bench.Wire.Then(Wire.Data("2"));
        await bench.Pve.GetAsync("/x");
        Assert.That((await bench.Pve.PostAsync("/x")).AsLong(), Is.EqualTo(2));
    }

    [Test]
    public async Task A_dead_endpoint_is_left_alone_for_a_while()
    {
        using var bench = new Bench();
        bench.Wire.Always(_ => throw Refused);
        for (var i = 0; i < 2; i++)
        {
            await Expect.FaultAsync(() => bench.Pve.GetAsync("/x"));
        }

        var before = bench.Wire.Sent.Count;
        var fault = await Expect.FaultAsync(() => bench.Pve.GetAsync("/x"));
        Assert.That(before, Is.EqualTo(5));
        Assert.That(fault.Said, Does.Contain("given up for a few seconds").And.Contain("connection refused"));
        bench.Time.Advance(TimeSpan.FromSeconds(10));
        bench.Wire.Always(_ => Wire.Data("1"));
        Assert.That((await bench.Pve.GetAsync("/x")).AsLong(), Is.EqualTo(1));
    }

    [Test]
    public async Task An_answer_that_does_not_come_is_a_timeout()
    {
        using var bench = new Bench(Bench.WithToken() with { RequestTimeout = TimeSpan.FromSeconds(60) });
        bench.Wire.Otherwise = async (_, cancel) =>
        {
            bench.Time.Advance(TimeSpan.FromSeconds(61));
            await Task.Delay(Timeout.Infinite, cancel);
            return Wire.Data("null");
        };
        var fault = await Expect.FaultAsync(() => bench.Pve.PostAsync("/x"));
        Assert.That((fault.Kind, fault.MayHaveBeenApplied), Is.EqualTo((FaultKind.Timeout, true)));
        Assert.That(fault.Said, Does.StartWith("https://one.example:8006: no answer within 60 s"));
        Assert.That(bench.Wire.Sent, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Cancellation_ends_a_pause()
    {
        using var bench = new Bench(time: new(longestPause: TimeSpan.Zero));
        using var cancel = new CancellationTokenSource();
        bench.Wire.Then(Refused);
        var call = bench.Pve.GetAsync("/x", null, cancel.Token);
        Assert.That(() => bench.Log.Text, Does.Contain("request is sent again").After(5000, 5));
        await cancel.CancelAsync();
        Assert.That(() => call, Throws.InstanceOf<OperationCanceledException>());
        Assert.That(bench.Wire.Sent, Has.Count.EqualTo(1));
    }

    private static Task<PveData> WriteAsync(Bench bench, string method) => method switch
    {
        "POST" => bench.Pve.PostAsync("/x"),
        "PUT" => bench.Pve.PutAsync("/x"),
        _ => bench.Pve.DeleteAsync("/x"),
    };
}
