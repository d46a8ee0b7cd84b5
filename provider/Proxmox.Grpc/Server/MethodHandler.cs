using Grpc.Core;

namespace Proxmox.Grpc.Server;

/// <summary>Answers the calls of one method.</summary>
/// <param name="fullName">The method's path.</param>
internal abstract class MethodHandler(string fullName)
{
    /// <summary>The method's path.</summary>
    public string FullName { get; } = fullName;

    /// <summary>Reads requests, runs the service's method and writes responses; ends with the service's method.</summary>
    /// <param name="call">The call.</param>
    public abstract Task RunAsync(ServerCall call);
}

internal sealed class UnaryHandler<TRequest, TResponse>(
    Method<TRequest, TResponse> method,
    UnaryServerMethod<TRequest, TResponse> run) : MethodHandler(method.FullName)
    where TRequest : class
    where TResponse : class
{
    public override async Task RunAsync(ServerCall call)
    {
        TRequest request = await call.ReadOnlyAsync(method.RequestMarshaller);
        await call.WriteLastAsync(await run(request, call), method.ResponseMarshaller);
    }
}

internal sealed class ClientStreamingHandler<TRequest, TResponse>(
    Method<TRequest, TResponse> method,
    ClientStreamingServerMethod<TRequest, TResponse> run) : MethodHandler(method.FullName)
    where TRequest : class
    where TResponse : class
{
    public override async Task RunAsync(ServerCall call)
    {
        RequestStream<TRequest> requests = new(call, method.RequestMarshaller);
        await call.WriteLastAsync(await run(requests, call), method.ResponseMarshaller);
    }
}

internal sealed class ServerStreamingHandler<TRequest, TResponse>(
    Method<TRequest, TResponse> method,
    ServerStreamingServerMethod<TRequest, TResponse> run) : MethodHandler(method.FullName)
    where TRequest : class
    where TResponse : class
{
    public override async Task RunAsync(ServerCall call)
    {
        TRequest request = await call.ReadOnlyAsync(method.RequestMarshaller);
        await run(request, new ResponseStream<TResponse>(call, method.ResponseMarshaller), call);
    }
}

internal sealed class DuplexStreamingHandler<TRequest, TResponse>(
    Method<TRequest, TResponse> method,
    DuplexStreamingServerMethod<TRequest, TResponse> run) : MethodHandler(method.FullName)
    where TRequest : class
    where TResponse : class
{
    public override Task RunAsync(ServerCall call) =>
        run(
            new RequestStream<TRequest>(call, method.RequestMarshaller),
            new ResponseStream<TResponse>(call, method.ResponseMarshaller),
            call);
}
