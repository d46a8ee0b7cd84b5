namespace Grpc.Core;

/// <summary>Makes calls; what generated clients stand on.</summary>
public abstract class CallInvoker
{
    /// <summary>One request, one response, and the calling thread waits.</summary>
    /// <typeparam name="TRequest">Type of a request.</typeparam>
    /// <typeparam name="TResponse">Type of a response.</typeparam>
    /// <param name="method">The method.</param>
    /// <param name="host">The host to name; null for the channel's own.</param>
    /// <param name="options">How to call.</param>
    /// <param name="request">The request.</param>
    /// <exception cref="RpcException">The call did not succeed.</exception>
    public abstract TResponse BlockingUnaryCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method,
        string? host,
        CallOptions options,
        TRequest request)
        where TRequest : class
        where TResponse : class;

    /// <summary>One request, one response.</summary>
    /// <typeparam name="TRequest">Type of a request.</typeparam>
    /// <typeparam name="TResponse">Type of a response.</typeparam>
    /// <param name="method">The method.</param>
    /// <param name="host">The host to name; null for the channel's own.</param>
    /// <param name="options">How to call.</param>
    /// <param name="request">The request.</param>
    public abstract AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method,
        string? host,
        CallOptions options,
        TRequest request)
        where TRequest : class
        where TResponse : class;

    /// <summary>One request, many responses.</summary>
    /// <typeparam name="TRequest">Type of a request.</typeparam>
    /// <typeparam name="TResponse">Type of a response.</typeparam>
    /// <param name="method">The method.</param>
    /// <param name="host">The host to name; null for the channel's own.</param>
    /// <param name="options">How to call.</param>
    /// <param name="request">The request.</param>
    public abstract AsyncServerStreamingCall<TResponse> AsyncServerStreamingCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method,
        string? host,
        CallOptions options,
        TRequest request)
        where TRequest : class
        where TResponse : class;

    /// <summary>Many requests, one response.</summary>
    /// <typeparam name="TRequest">Type of a request.</typeparam>
    /// <typeparam name="TResponse">Type of a response.</typeparam>
    /// <param name="method">The method.</param>
    /// <param name="host">The host to name; null for the channel's own.</param>
    /// <param name="options">How to call.</param>
    public abstract AsyncClientStreamingCall<TRequest, TResponse> AsyncClientStreamingCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method,
        string? host,
        CallOptions options)
        where TRequest : class
        where TResponse : class;

    /// <summary>Many requests, many responses.</summary>
    /// <typeparam name="TRequest">Type of a request.</typeparam>
    /// <typeparam name="TResponse">Type of a response.</typeparam>
    /// <param name="method">The method.</param>
    /// <param name="host">The host to name; null for the channel's own.</param>
    /// <param name="options">How to call.</param>
    public abstract AsyncDuplexStreamingCall<TRequest, TResponse> AsyncDuplexStreamingCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method,
        string? host,
        CallOptions options)
        where TRequest : class
        where TResponse : class;
}
