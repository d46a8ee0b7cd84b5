using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Proxmox.Grpc.Tests.Protocol;

namespace Proxmox.Grpc.Tests;

/// <summary>Echoes, unless a test says what a kind of call does instead.</summary>
internal sealed class EchoService : Echo.EchoBase
{
    public Func<Phrase, ServerCallContext, Task<Phrase>> OnSay { get; init; } = (phrase, _) => Task.FromResult(phrase);

    public Func<IAsyncStreamReader<Phrase>, ServerCallContext, Task<Phrase>> OnGather { get; init; } = async (phrases, _) =>
    {
        List<string> texts = [];
        await foreach (var phrase in phrases.ReadAllAsync())
        {
            texts.Add(phrase.Text);
        }

        return new() { Text = string.Join(' ', texts), Times = texts.Count };
    };

    public Func<Phrase, IServerStreamWriter<Phrase>, ServerCallContext, Task> OnRepeat { get; init; } = async (phrase, phrases, _) =>
    {
        for (var time = 1; time <= phrase.Times; time++)
        {
            await phrases.WriteAsync(new() { Text = phrase.Text, Times = time });
        }
    };

    public Func<IAsyncStreamReader<Phrase>, IServerStreamWriter<Phrase>, ServerCallContext, Task> OnConverse { get; init; } =
        async (heard, said, _) =>
        {
            await foreach (var phrase in heard.ReadAllAsync())
            {
                await said.WriteAsync(phrase);
            }
        };

    public override Task<Phrase> Say(Phrase request, ServerCallContext context) => OnSay(request, context);

    public override Task<Phrase> Gather(IAsyncStreamReader<Phrase> requestStream, ServerCallContext context) =>
        OnGather(requestStream, context);

    public override Task Repeat(Phrase request, IServerStreamWriter<Phrase> responseStream, ServerCallContext context) =>
        OnRepeat(request, responseStream, context);

    public override Task Converse(
        IAsyncStreamReader<Phrase> requestStream,
        IServerStreamWriter<Phrase> responseStream,
        ServerCallContext context) => OnConverse(requestStream, responseStream, context);

    public override Task<Struct> Nest(Struct request, ServerCallContext context) => Task.FromResult(request);
}
