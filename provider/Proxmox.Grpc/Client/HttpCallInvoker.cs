using Grpc.Core;
using Grpc.Net.Client;

namespace Proxmox.Grpc.Client;

/// <summary>Makes calls on a channel.</summary>
/// <param name="channel">The channel.</param>
internal sealed class HttpCallInvoker(GrpcChannel channel) : CallInvoker
{
    public override TResponse BlockingUnaryCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method,
        string? host,
        CallOptions options,
        TRequest request)
    {
        using AsyncUnaryCall<TResponse> call = AsyncUnaryCall(method, host, options, request);
        return call.ResponseAsync.GetAwaiter().GetResult();
    }

    public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method,
        string? host,
        CallOptions options,
        TRequest request)
    {
        ClientCall<TRequest, TResponse> call = new(channel, method, host, options);
        call.Start(request);
        return new(call.ReadOnlyAsync(), call.Headers, call.GetStatus, call.GetTrailers, call.Dispose);
    }

    public override AsyncServerStreamingCall<TResponse> AsyncServerStreamingCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method,
        string? host,
        CallOptions options,
        TRequest request)
    {
        ClientCall<TRequest, TResponse> call = new(channel, method, host, options);
        call.Start(request);
        return new(new ResponseReader<TRequest, TResponse>(call), call.Headers, call.GetStatus, call.GetTrailers, call.Dispose);
    }

    public override AsyncClientStreamingCall<TRequest, TResponse> AsyncClientStreamingCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method,
        string? host,
        CallOptions options)
    {
        ClientCall<TRequest, TResponse> call = new(channel, method, host, options);
        RequestWriter<TRequest, TResponse> requests = new(call, call.Start());
        return new(requests, call.ReadOnlyAsync(), call.Headers, call.GetStatus, call.GetTrailers, call.Dispose);
    }

    public override AsyncDuplexStreamingCall<TRequest, TResponse> AsyncDuplexStreamingCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method,
        string? host,
        CallOptions options)
    {
        ClientCall<TRequest, TResponse> call = new(channel, method, host, options);
        RequestWriter<TRequest, TResponse> requests = new(call, call.Start());
        ResponseReader<TRequest, TResponse> responses = new(call);
        return new(requests, responses, call.Headers, call.GetStatus, call.GetTrailers, call.Dispose);
    }
}
