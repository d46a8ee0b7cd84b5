using System.Buffers;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Grpc.Net.Client;
using Proxmox.Grpc.Tests.Protocol;

namespace Proxmox.Grpc.Tests.Calls;

/// <summary>Large, deep and quiet.</summary>
[CancelAfter(30_000)]
internal sealed class LimitTests
{
    private static readonly Method<byte[], Struct> NestFromBytes = new(
        MethodType.Unary,
        "proxmox.grpc.tests.Echo",
        "Nest",
        Marshallers.Create<byte[]>(bytes => bytes, bytes => bytes),
        Marshallers.Create<Struct>(message => message.ToByteArray(), Struct.Parser.ParseFrom));

    [Test]
    public async Task A_request_beyond_the_limit_exhausts_the_server()
    {
        await using var exchange = await Exchange.StartAsync(maxReceive: 1000);

        Assert.That((await exchange.Client.SayAsync(Sized(900))).Data, Has.Length.EqualTo(900));
        Assert.That(async () => await exchange.Client.SayAsync(Sized(1001)), Refused.As(StatusCode.ResourceExhausted));
    }

    [Test]
    public async Task A_response_beyond_the_limit_exhausts_the_server()
    {
        await using var exchange = await Exchange.StartAsync(maxSend: 1000);

        Assert.That(async () => await exchange.Client.SayAsync(Sized(1001)), Refused.As(StatusCode.ResourceExhausted));
    }

    [Test]
    public async Task A_client_has_limits_of_its_own()
    {
        await using var exchange = await Exchange.StartAsync();
        using var channel = GrpcChannel.ForAddress(
            $"http://{exchange.Server.Address}",
            new() { MaxReceiveMessageSize = 1000, MaxSendMessageSize = 2000 });
        Echo.EchoClient client = new(channel);

        Assert.That((await client.SayAsync(Sized(900))).Data, Has.Length.EqualTo(900));
        foreach (var size in (int[])[1500, 2500])
        {
            Assert.That(async () => await client.SayAsync(Sized(size)), Refused.As(StatusCode.ResourceExhausted));
        }
    }

    [Test]
    public async Task Details_of_a_failure_that_hold_a_whole_object_arrive()
    {
        byte[] details = [.. Enumerable.Range(0, 1_000_000).Select(index => (byte)index)];
        await using var exchange = await Exchange.StartAsync(new()
        {
            OnRepeat = (_, _, _) => throw new RpcException(
                new Status(StatusCode.Unknown, "half done"), new Metadata { { "grpc-status-details-bin", details } }),
        });
        using var call = exchange.Client.Repeat(new());

        var failure = (await Assert.ThrowsAsync<RpcException>(async () => await call.ResponseStream.MoveNext()))!;
        Assert.That(failure.StatusCode, Is.EqualTo(StatusCode.Unknown));
        Assert.That(failure.Trailers.GetValueBytes("grpc-status-details-bin"), Is.EqualTo(details));
    }

    [Test]
    public async Task A_message_a_thousand_levels_deep_passes_both_ways()
    {
        await using var exchange = await Exchange.StartAsync();

        Assert.That(
            () => Struct.Parser.ParseFrom(Nested(1000)),
            Throws.TypeOf<InvalidProtocolBufferException>(),
            "the generated parser would do");
        using var call = exchange.Channel.CreateCallInvoker().AsyncUnaryCall(NestFromBytes, null, default, Nested(1000));

        Assert.That(Depth(await call), Is.EqualTo(1000));
    }

    [Test]
    public async Task A_message_beyond_the_deepest_nesting_fails_the_call_and_not_the_process()
    {
        await using var exchange = await Exchange.StartAsync();
        var invoker = exchange.Channel.CreateCallInvoker();

        Assert.That(async () => await invoker.AsyncUnaryCall(NestFromBytes, null, default, Nested(1002)), Refused.As(StatusCode.Internal));
        Assert.That(Depth(await invoker.AsyncUnaryCall(NestFromBytes, null, default, Nested(3))), Is.EqualTo(3));
    }

    [Test]
    public void The_deepest_message_fits_the_stack_of_a_pool_thread()
    {
        var deep = Messages.Deepen(NestFromBytes).ResponseMarshaller;
        var payload = Nested(1 + (Messages.Limit / 3));
        byte[] again = [];
        Thread thread = new(
            () => again = deep.ContextualDeserializer(new Payload(payload)).ToByteArray(),
            maxStackSize: 1536 * 1024);
        thread.Start();
        thread.Join();

        Assert.That(again, Is.EqualTo(payload));
    }

    [Test]
    public async Task A_silent_stream_does_not_end_the_connection()
    {
        TaskCompletionSource release = new();
        await using var exchange = await Exchange.StartAsync(new()
        {
            OnConverse = async (heard, said, _) =>
            {
                await release.Task;
                while (await heard.MoveNext())
                {
                    await said.WriteAsync(heard.Current);
                }
            },
        });
        using var silent = exchange.Client.Converse();
        await silent.RequestStream.WriteAsync(new() { Text = "before" });

        // Kestrel judges a request body after five seconds and then each second.
        await Task.Delay(TimeSpan.FromSeconds(11));
        release.SetResult();

        Assert.That(await silent.ResponseStream.MoveNext(), Is.True);
        Assert.That(silent.ResponseStream.Current.Text, Is.EqualTo("before"));
        Assert.That((await exchange.Client.SayAsync(new() { Text = "after" })).Text, Is.EqualTo("after"));
        Assert.That(exchange.Server.Connections.Total, Is.EqualTo(1));
    }

    private sealed class Payload(byte[] payload) : DeserializationContext
    {
        public override int PayloadLength => payload.Length;

        public override byte[] PayloadAsNewBuffer() => payload;

        public override ReadOnlySequence<byte> PayloadAsReadOnlySequence() => new(payload);
    }

    private static Phrase Sized(int length) => new() { Data = ByteString.CopyFrom(new byte[length]) };

    // Made of bytes, for protobuf needs seconds to measure what nests so deep.
    private static byte[] Nested(int levels)
    {
        byte[] inner = [];
        for (var level = 1; level < levels; level++)
        {
            var value = Field(5, inner);
            inner = Field(1, [.. Field(1, "next"u8), .. Field(2, value)]);
        }

        return inner;
    }

    private static byte[] Field(int number, ReadOnlySpan<byte> content)
    {
        using MemoryStream stream = new();
        using (CodedOutputStream output = new(stream, leaveOpen: true))
        {
            output.WriteTag(number, WireFormat.WireType.LengthDelimited);
            output.WriteLength(content.Length);
        }

        stream.Write(content);
        return stream.ToArray();
    }

    private static int Depth(Struct message)
    {
        var depth = 1;
        for (var at = message; at.Fields.TryGetValue("next", out var next); at = next.StructValue)
        {
            depth++;
        }

        return depth;
    }
}
