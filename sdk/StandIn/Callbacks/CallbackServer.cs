using System.Collections.Concurrent;
using Google.Protobuf;
using Grpc.Core;
using Proxmox.Grpc;
using Pulumirpc;

namespace Pulumi;

/// <summary>Lets the engine call functions of the program. It listens once there is one to call.</summary>
internal sealed class CallbackServer : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, Func<ByteString, CancellationToken, Task<IMessage>>> callbacks =
        new(StringComparer.Ordinal);
    private readonly Lazy<Task<GrpcServer>> server;

    /// <summary>A server that does not listen yet.</summary>
    public CallbackServer() => server = new(() => GrpcServer.StartAsync(new()
    {
        Services = [binder => Pulumirpc.Callbacks.BindService(binder, new Service(callbacks))],
    }));

    /// <summary>Makes a function known.</summary>
    /// <param name="callback">The function, from a message to a message. It runs in the context of this call, where the program
    /// runs.</param>
    /// <returns>How the engine calls it.</returns>
    public async Task<Callback> AddAsync(Func<ByteString, CancellationToken, Task<IMessage>> callback)
    {
        var context = ExecutionContext.Capture();
        var token = Guid.NewGuid().ToString();
        callbacks[token] = (request, cancellationToken) =>
        {
            if (context is null)
            {
                return callback(request, cancellationToken);
            }

            Task<IMessage>? running = null;
            ExecutionContext.Run(context, _ => running = callback(request, cancellationToken), state: null);
            return running!;
        };
        var listening = await server.Value;
        return new() { Target = listening.Address.ToString(), Token = token };
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (server.IsValueCreated)
        {
            await (await server.Value).DisposeAsync();
        }
    }

    private sealed class Service(ConcurrentDictionary<string, Func<ByteString, CancellationToken, Task<IMessage>>> callbacks)
        : Pulumirpc.Callbacks.CallbacksBase
    {
        public override async Task<CallbackInvokeResponse> Invoke(CallbackInvokeRequest request, ServerCallContext context)
        {
            if (!callbacks.TryGetValue(request.Token, out var callback))
            {
                throw new RpcException(new(StatusCode.InvalidArgument, $"There is no callback {request.Token}."));
            }

            try
            {
                return new() { Response = (await callback(request.Request, context.CancellationToken)).ToByteString() };
            }
            catch (Exception exception)
            {
                throw new RpcException(new(StatusCode.Unknown, exception.Message));
            }
        }
    }
}
