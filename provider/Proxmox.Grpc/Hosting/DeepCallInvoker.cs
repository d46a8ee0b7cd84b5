using Grpc.Core;

namespace Proxmox.Grpc.Hosting;

/// <summary>Makes calls whose messages may nest as deep as <see cref="MessageNesting"/> allows.</summary>
/// <param name="calls">Makes the calls.</param>
internal sealed class DeepCallInvoker(CallInvoker calls) : CallInvoker
{
    public override TResponse BlockingUnaryCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method,
        string? host,
        CallOptions options,
        TRequest request) => calls.BlockingUnaryCall(MessageNesting.Deepen(method), host, options, request);

    public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method,
        string? host,
        CallOptions options,
        TRequest request) => calls.AsyncUnaryCall(MessageNesting.Deepen(method), host, options, request);

    public override AsyncServerStreamingCall<TResponse> AsyncServerStreamingCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method,
        string? host,
        CallOptions options,
        TRequest request) => calls.AsyncServerStreamingCall(MessageNesting.Deepen(method), host, options, request);

    public override AsyncClientStreamingCall<TRequest, TResponse> AsyncClientStreamingCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method,
        string? host,
        CallOptions options) => calls.AsyncClientStreamingCall(MessageNesting.Deepen(method), host, options);

    public override AsyncDuplexStreamingCall<TRequest, TResponse> AsyncDuplexStreamingCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method,
        string? host,
        CallOptions options) => calls.AsyncDuplexStreamingCall(MessageNesting.Deepen(method), host, options);
}
