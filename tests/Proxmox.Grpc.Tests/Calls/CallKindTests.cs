using Grpc.Core;
using Proxmox.Grpc.Tests.Protocol;

namespace Proxmox.Grpc.Tests.Calls;

/// <summary>Each kind of call over each kind of connection.</summary>
[TestFixture("tcp")]
[TestFixture("unix")]
[TestFixture("tls")]
[TestFixture("tls over unix")]
[CancelAfter(20_000)]
internal sealed class CallKindTests(string connection)
{
    private TestCertificates? _certificates;
    private Exchange _exchange = null!;

    [OneTimeSetUp]
    public async Task Connect()
    {
        var address = connection.Contains("unix", StringComparison.Ordinal)
            ? LocalAddress.UnixSocket(Path.Combine(Path.GetTempPath(), $"proxmox-grpc-{Guid.NewGuid():N}.sock"))
            : LocalAddress.Loopback();
        var tls = connection.StartsWith("tls", StringComparison.Ordinal);
        _certificates = tls ? new() : null;
        _exchange = await Exchange.StartAsync(
            address: address,
            serverTls: _certificates is null ? null : _certificates.ServerOptions,
            clientTls: _certificates?.ClientOptions());
    }

    [OneTimeTearDown]
    public async Task Disconnect()
    {
        await _exchange.DisposeAsync();
        _certificates?.Dispose();
    }

    [Test]
    public async Task A_unary_call_carries_request_and_response()
    {
        using var call = _exchange.Client.SayAsync(new() { Text = "hello", Times = 3 });

        Assert.That(await call, Is.EqualTo(new Phrase { Text = "hello", Times = 3 }));
        Assert.That(call.GetStatus().StatusCode, Is.EqualTo(StatusCode.OK));
    }

    [Test]
    public void A_blocking_call_gives_the_same_as_an_awaited_one() =>
        Assert.That(_exchange.Client.Say(new() { Text = "hello" }).Text, Is.EqualTo("hello"));

    [Test]
    public async Task An_empty_message_is_a_message() =>
        Assert.That(await _exchange.Client.SayAsync(new()), Is.EqualTo(new Phrase()));

    [Test]
    public async Task A_client_stream_ends_in_one_response()
    {
        using var call = _exchange.Client.Gather();
        foreach (var word in (string[])["one", "two", "three"])
        {
            await call.RequestStream.WriteAsync(new() { Text = word });
        }

        await call.RequestStream.CompleteAsync();

        Assert.That(await call, Is.EqualTo(new Phrase { Text = "one two three", Times = 3 }));
    }

    [Test]
    public async Task A_client_stream_may_be_empty()
    {
        using var call = _exchange.Client.Gather();
        await call.RequestStream.CompleteAsync();

        Assert.That((await call).Times, Is.Zero);
    }

    [Test]
    public async Task A_server_stream_gives_its_responses_in_order()
    {
        using var call = _exchange.Client.Repeat(new() { Text = "again", Times = 100 });
        List<int> times = [];
        await foreach (var phrase in call.ResponseStream.ReadAllAsync())
        {
            times.Add(phrase.Times);
        }

        Assert.That(times, Is.EqualTo(Enumerable.Range(1, 100)));
        Assert.That(call.GetStatus(), Is.EqualTo(Status.DefaultSuccess));
    }

    [Test]
    public async Task A_server_stream_may_be_empty()
    {
        using var call = _exchange.Client.Repeat(new() { Times = 0 });

        Assert.That(await call.ResponseStream.MoveNext(), Is.False);
    }

    [Test]
    public async Task A_duplex_call_answers_each_request_before_the_next()
    {
        using var call = _exchange.Client.Converse();
        for (var time = 1; time <= 20; time++)
        {
            await call.RequestStream.WriteAsync(new() { Times = time });
            Assert.That(await call.ResponseStream.MoveNext(), Is.True);
            Assert.That(call.ResponseStream.Current.Times, Is.EqualTo(time));
        }

        await call.RequestStream.CompleteAsync();
        Assert.That(await call.ResponseStream.MoveNext(), Is.False);
    }

    [Test]
    public async Task A_message_larger_than_every_window_arrives_whole()
    {
        var data = new byte[9 * 1024 * 1024];
        for (var at = 0; at < data.Length; at += 997)
        {
            data[at] = (byte)at;
        }

        var answer = await _exchange.Client.SayAsync(new() { Data = Google.Protobuf.ByteString.CopyFrom(data) });

        Assert.That(answer.Data.Span.SequenceEqual(data), Is.True);
    }

    [Test]
    public async Task Two_hundred_calls_share_one_connection()
    {
        var before = _exchange.Server.Connections.Total;
        await _exchange.Client.SayAsync(new());
        var connected = _exchange.Server.Connections.Total;

        var answers = await Task.WhenAll(Enumerable.Range(0, 200).Select(async number =>
            await _exchange.Client.SayAsync(new() { Text = $"call {number}", Times = number })));

        Assert.That(answers.Select(answer => answer.Times), Is.EqualTo(Enumerable.Range(0, 200)));
        Assert.That((before, connected, _exchange.Server.Connections.Total), Is.EqualTo((before, connected, connected)));
    }
}
