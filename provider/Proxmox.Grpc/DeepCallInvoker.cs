using Grpc.Core;

namespace Proxmox.Grpc;

/// <summary>Makes calls whose messages may nest as deep as <see cref="Messages"/> allows.</summary>
/// <param name="calls">Makes the calls.</param>
internal sealed class DeepCallInvoker(CallInvoker calls) : CallInvoker
{
    public override TResponse BlockingUnaryCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method,
        string? host,
        CallOptions options,
        TRequest request) => calls.BlockingUnaryCall(Messages.Deepen(method), host, options, request);

    public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method,
        string? host,
        CallOptions options,
        TRequest request) => calls.AsyncUnaryCall(Messages.Deepen(method), host, options, request);

    public override AsyncServerStreamingCall<TResponse> AsyncServerStreamingCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method,
        string? host,
        CallOptions options,
        TRequest request) => calls.AsyncServerStreamingCall(Messages.Deepen(method), host, options, request);

    public override AsyncClientStreamingCall<TRequest, TResponse> AsyncClientStreamingCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method,
        string? host,
        CallOptions options) => calls.AsyncClientStreamingCall(Messages.Deepen(method), host, options);

    public override AsyncDuplexStreamingCall<TRequest, TResponse> AsyncDuplexStreamingCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method,
        string? host,
        CallOptions options) => calls.AsyncDuplexStreamingCall(Messages.Deepen(method), host, options);
}
