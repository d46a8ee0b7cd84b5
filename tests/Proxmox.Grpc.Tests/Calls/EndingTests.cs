using Grpc.Core;
using Proxmox.Grpc.Tests.Protocol;

namespace Proxmox.Grpc.Tests.Calls;

/// <summary>How calls end other than by their response: deadlines, cancellation, limits, lost servers.</summary>
[CancelAfter(20_000)]
internal sealed class EndingTests
{
    [Test]
    public async Task A_service_method_sees_the_deadline_and_its_passing()
    {
        TaskCompletionSource<DateTime> seen = new();
        TaskCompletionSource ended = new();
        await using var exchange = await Exchange.StartAsync(new()
        {
            OnSay = async (phrase, context) =>
            {
                seen.SetResult(context.Deadline);
                await ForeverAsync(ended, context.CancellationToken);
                return phrase;
            },
        });
        var deadline = DateTime.UtcNow.AddMilliseconds(300);

        var failure = await FailureAsync(async () => await exchange.Client.SayAsync(new(), deadline: deadline));

        Assert.That(failure.StatusCode, Is.EqualTo(StatusCode.DeadlineExceeded));
        Assert.That(await seen.Task, Is.EqualTo(deadline).Within(TimeSpan.FromMilliseconds(250)));
        await ended.Task;
    }

    [Test]
    public async Task The_server_answers_in_time_though_its_service_does_not_heed_the_token()
    {
        TaskCompletionSource release = new();
        await using var exchange = await Exchange.StartAsync(new()
        {
            OnSay = async (phrase, _) =>
            {
                await release.Task;
                return phrase;
            },
        });
        using HttpClient http = new(new SocketsHttpHandler { UseProxy = false });
        using HttpRequestMessage request = new(HttpMethod.Post, $"http://{exchange.Server.Address}/proxmox.grpc.tests.Echo/Say")
        {
            Version = new(2, 0),
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = new ByteArrayContent(new byte[5]),
        };
        request.Content.Headers.TryAddWithoutValidation("content-type", "application/grpc");
        request.Headers.TryAddWithoutValidation("grpc-timeout", "50m");

        using var response = await http.SendAsync(request);
        release.SetResult();

        Assert.That(response.Headers.GetValues("grpc-status"), Is.EqualTo(["4"]));
    }

    [Test]
    public async Task A_deadline_that_has_passed_fails_without_a_server()
    {
        using var channel = LocalChannel.To(LocalAddress.Loopback(1));

        var failure = await FailureAsync(async () =>
            await new Echo.EchoClient(channel).SayAsync(new(), deadline: DateTime.UtcNow.AddSeconds(-1)));

        Assert.That(failure.StatusCode, Is.EqualTo(StatusCode.DeadlineExceeded));
    }

    [Test]
    public async Task A_cancelled_call_is_cancelled_on_the_server()
    {
        TaskCompletionSource begun = new();
        TaskCompletionSource ended = new();
        await using var exchange = await Exchange.StartAsync(new()
        {
            OnSay = async (phrase, context) =>
            {
                begun.SetResult();
                await ForeverAsync(ended, context.CancellationToken);
                return phrase;
            },
        });
        using CancellationTokenSource cancel = new();
        using var call = exchange.Client.SayAsync(new(), cancellationToken: cancel.Token);
        await begun.Task;

        await cancel.CancelAsync();
        var failure = await FailureAsync(async () => await call);

        Assert.That(failure.StatusCode, Is.EqualTo(StatusCode.Cancelled));
        Assert.That(call.GetStatus().StatusCode, Is.EqualTo(StatusCode.Cancelled));
        await ended.Task;
    }

    [Test]
    public async Task A_disposed_stream_is_cancelled_on_the_server_though_nobody_reads_it()
    {
        TaskCompletionSource begun = new();
        TaskCompletionSource ended = new();
        await using var exchange = await Exchange.StartAsync(new()
        {
            OnConverse = async (_, said, context) =>
            {
                await said.WriteAsync(new());
                begun.SetResult();
                await ForeverAsync(ended, context.CancellationToken);
            },
        });
        var call = exchange.Client.Converse();
        await call.ResponseStream.MoveNext();
        await begun.Task;

        call.Dispose();

        await ended.Task;
        Assert.That(call.GetStatus().StatusCode, Is.EqualTo(StatusCode.Cancelled));
    }

    [Test]
    public async Task A_reader_that_stops_waiting_gives_the_call_up()
    {
        TaskCompletionSource ended = new();
        await using var exchange = await Exchange.StartAsync(new()
        {
            OnRepeat = (_, _, context) => ForeverAsync(ended, context.CancellationToken),
        });
        using CancellationTokenSource patience = new(100);
        using var call = exchange.Client.Repeat(new());

        var failure = await FailureAsync(async () => await call.ResponseStream.MoveNext(patience.Token));

        Assert.That(failure.StatusCode, Is.EqualTo(StatusCode.Cancelled));
        await ended.Task;
    }

    [Test]
    public async Task A_service_may_end_a_call_before_all_requests_are_read()
    {
        await using var exchange = await Exchange.StartAsync(new()
        {
            OnConverse = (_, _, _) => throw new RpcException(new Status(StatusCode.Aborted, "enough")),
        });
        using var call = exchange.Client.Converse();

        var failure = await FailureAsync(async () => await call.ResponseStream.MoveNext());

        Assert.That(failure.Status, Is.EqualTo(new Status(StatusCode.Aborted, "enough")));
        failure = await FailureAsync(async () => await call.RequestStream.WriteAsync(new()));
        Assert.That(failure.StatusCode, Is.EqualTo(StatusCode.Aborted));
    }

    [Test]
    public async Task Responses_before_a_failure_arrive()
    {
        await using var exchange = await Exchange.StartAsync(new()
        {
            OnRepeat = async (_, said, _) =>
            {
                await said.WriteAsync(new() { Text = "last words" });
                throw new RpcException(new Status(StatusCode.DataLoss, "gone"), new Metadata { { "why", "because" } });
            },
        });
        using var call = exchange.Client.Repeat(new());

        Assert.That(await call.ResponseStream.MoveNext(), Is.True);
        Assert.That(call.ResponseStream.Current.Text, Is.EqualTo("last words"));
        var failure = await FailureAsync(async () => await call.ResponseStream.MoveNext());
        Assert.That(failure.StatusCode, Is.EqualTo(StatusCode.DataLoss));
        Assert.That(failure.Trailers.GetValue("why"), Is.EqualTo("because"));
    }

    [Test]
    public async Task A_status_that_the_context_is_given_ends_the_call()
    {
        await using var exchange = await Exchange.StartAsync(new()
        {
            OnSay = (phrase, context) =>
            {
                context.Status = new(StatusCode.OutOfRange, "too far");
                return Task.FromResult(phrase);
            },
        });

        var failure = await FailureAsync(async () => await exchange.Client.SayAsync(new()));

        Assert.That(failure.Status, Is.EqualTo(new Status(StatusCode.OutOfRange, "too far")));
    }

    [Test]
    public async Task An_unhandled_exception_is_unknown_and_told_to_the_server()
    {
        List<string> told = [];
        await using var exchange = await Exchange.StartAsync(
            new() { OnSay = (_, _) => throw new InvalidOperationException("it broke") },
            onUnhandled: (exception, method) => told.Add($"{method}: {exception.Message}"));

        var failure = await FailureAsync(async () => await exchange.Client.SayAsync(new()));

        Assert.That(failure.Status, Is.EqualTo(new Status(StatusCode.Unknown, "it broke")));
        Assert.That(told, Is.EqualTo(["/proxmox.grpc.tests.Echo/Say: it broke"]));
    }

    [Test]
    public async Task No_server_is_unavailable()
    {
        using var channel = LocalChannel.To(LocalAddress.UnixSocket(Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.sock")));

        var failure = await FailureAsync(async () => await new Echo.EchoClient(channel).SayAsync(new()));

        Assert.That(failure.StatusCode, Is.EqualTo(StatusCode.Unavailable));
    }

    [Test]
    public async Task A_server_that_stops_makes_running_calls_fail()
    {
        TaskCompletionSource begun = new();
        var exchange = await Exchange.StartAsync(new()
        {
            OnSay = async (phrase, context) =>
            {
                begun.SetResult();
                await Task.Delay(Timeout.Infinite, context.CancellationToken);
                return phrase;
            },
        });
        using var call = exchange.Client.SayAsync(new());
        await begun.Task;

        await exchange.Server.StopAsync(TimeSpan.Zero);
        var failure = await FailureAsync(async () => await call);
        await exchange.DisposeAsync();

        Assert.That(failure.StatusCode, Is.AnyOf(StatusCode.Unavailable, StatusCode.Cancelled, StatusCode.Internal));
    }

    [Test]
    public async Task A_channel_that_is_disposed_of_cancels_its_calls()
    {
        await using var exchange = await Exchange.StartAsync(new()
        {
            OnSay = async (phrase, context) =>
            {
                await Task.Delay(Timeout.Infinite, context.CancellationToken);
                return phrase;
            },
        });
        using var call = exchange.Client.SayAsync(new());

        exchange.Channel.Dispose();

        Assert.That((await FailureAsync(async () => await call)).StatusCode, Is.EqualTo(StatusCode.Cancelled));
    }

    private static async Task ForeverAsync(TaskCompletionSource ended, CancellationToken token)
    {
        try
        {
            await Task.Delay(Timeout.Infinite, token);
        }
        finally
        {
            ended.SetResult();
        }
    }

    private static async Task<RpcException> FailureAsync(Func<Task> call)
    {
        try
        {
            await call();
        }
        catch (RpcException exception)
        {
            return exception;
        }

        throw new AssertionException("The call succeeded.");
    }
}
