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
    [Test]
    public async Task A_request_beyond_the_limit_exhausts_the_server()
    {
        await using Exchange exchange = await Exchange.StartAsync(maxReceive: 1000);

        Assert.That((await exchange.Client.SayAsync(Sized(900))).Data, Has.Length.EqualTo(900));
        Assert.That(async () => await exchange.Client.SayAsync(Sized(1001)), Refused.As(StatusCode.ResourceExhausted));
    }

    [Test]
    public async Task A_response_beyond_the_limit_exhausts_the_server()
    {
        await using Exchange exchange = await Exchange.StartAsync(maxSend: 1000);

        Assert.That(async () => await exchange.Client.SayAsync(Sized(1001)), Refused.As(StatusCode.ResourceExhausted));
    }

    [Test]
    public async Task A_client_has_limits_of_its_own()
    {
        await using Exchange exchange = await Exchange.StartAsync();
        using GrpcChannel channel = GrpcChannel.ForAddress(
            $"http://{exchange.Server.Address}",
            new() { MaxReceiveMessageSize = 1000, MaxSendMessageSize = 2000 });
        Echo.EchoClient client = new(channel);

        Assert.That((await client.SayAsync(Sized(900))).Data, Has.Length.EqualTo(900));
        foreach (int size in (int[])[1500, 2500])
            Assert.That(async () => await client.SayAsync(Sized(size)), Refused.As(StatusCode.ResourceExhausted));
    }

    [Test]
    public async Task A_message_a_thousand_levels_deep_passes_both_ways()
    {
        Struct deep = Nested(1000);
        await using Exchange exchange = await Exchange.StartAsync();

        Assert.That(() => Struct.Parser.ParseFrom(deep.ToByteArray()), Throws.TypeOf<InvalidProtocolBufferException>(), "the generated parser would do");
        Struct answer = await exchange.Client.NestAsync(deep);

        Assert.That(Depth(answer), Is.EqualTo(1000));
    }

    [Test]
    public async Task A_message_beyond_the_deepest_nesting_fails_the_call_and_not_the_process()
    {
        await using Exchange exchange = await Exchange.StartAsync();

        Assert.That(async () => await exchange.Client.NestAsync(Nested(2000)), Refused.As(StatusCode.Internal));
        Assert.That(Depth(await exchange.Client.NestAsync(Nested(3))), Is.EqualTo(3));
    }

    [Test]
    public async Task A_silent_stream_does_not_end_the_connection()
    {
        TaskCompletionSource release = new();
        await using Exchange exchange = await Exchange.StartAsync(new()
        {
            OnConverse = async (heard, said, _) =>
            {
                await release.Task;
                while (await heard.MoveNext())
                    await said.WriteAsync(heard.Current);
            },
        });
        using AsyncDuplexStreamingCall<Phrase, Phrase> silent = exchange.Client.Converse();
        await silent.RequestStream.WriteAsync(new() { Text = "before" });

        // Kestrel judges a request body after five seconds and then each second.
        await Task.Delay(TimeSpan.FromSeconds(11));
        release.SetResult();

        Assert.That(await silent.ResponseStream.MoveNext(), Is.True);
        Assert.That(silent.ResponseStream.Current.Text, Is.EqualTo("before"));
        Assert.That((await exchange.Client.SayAsync(new() { Text = "after" })).Text, Is.EqualTo("after"));
        Assert.That(exchange.Server.Connections.Total, Is.EqualTo(1));
    }

    private static Phrase Sized(int length) => new() { Data = ByteString.CopyFrom(new byte[length]) };

    private static Struct Nested(int levels)
    {
        Struct inner = new();
        for (int level = 1; level < levels; level++)
            inner = new() { Fields = { ["next"] = Value.ForStruct(inner) } };
        return inner;
    }

    private static int Depth(Struct message)
    {
        int depth = 1;
        for (Struct at = message; at.Fields.TryGetValue("next", out Value? next); at = next.StructValue)
            depth++;
        return depth;
    }
}
