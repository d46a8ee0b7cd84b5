using Grpc.Core;
using Proxmox.Grpc.Tests.Protocol;

namespace Proxmox.Grpc.Tests.Wire;

/// <summary>A reset stream as a service meets it; the packages let the transport's exceptions through instead.</summary>
[CancelAfter(20_000)]
internal sealed class GivenUpTests
{
    [Test]
    public async Task A_service_reading_requests_learns_that_the_client_gave_up()
    {
        TaskCompletionSource<Exception> learnt = new();
        await using Exchange exchange = await Exchange.StartAsync(new()
        {
            OnGather = async (phrases, _) =>
            {
                try
                {
                    while (await phrases.MoveNext())
                    {
                    }
                }
                catch (Exception exception)
                {
                    learnt.SetResult(exception);
                    throw;
                }

                return new();
            },
        });
        AsyncClientStreamingCall<Phrase, Phrase> call = exchange.Client.Gather();
        await call.RequestStream.WriteAsync(new());
        call.Dispose();

        Assert.That(await learnt.Task, Is.InstanceOf<OperationCanceledException>());
    }
}
