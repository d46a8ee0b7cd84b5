namespace Grpc.Core;

/// <summary>A service's method with one request and one response.</summary>
/// <typeparam name="TRequest">Type of a request.</typeparam>
/// <typeparam name="TResponse">Type of a response.</typeparam>
public delegate Task<TResponse> UnaryServerMethod<TRequest, TResponse>(TRequest request, ServerCallContext context)
    where TRequest : class
    where TResponse : class;

/// <summary>A service's method with many requests and one response.</summary>
/// <typeparam name="TRequest">Type of a request.</typeparam>
/// <typeparam name="TResponse">Type of a response.</typeparam>
public delegate Task<TResponse> ClientStreamingServerMethod<TRequest, TResponse>(
    IAsyncStreamReader<TRequest> requestStream,
    ServerCallContext context)
    where TRequest : class
    where TResponse : class;

/// <summary>A service's method with one request and many responses.</summary>
/// <typeparam name="TRequest">Type of a request.</typeparam>
/// <typeparam name="TResponse">Type of a response.</typeparam>
public delegate Task ServerStreamingServerMethod<TRequest, TResponse>(
    TRequest request,
    IServerStreamWriter<TResponse> responseStream,
    ServerCallContext context)
    where TRequest : class
    where TResponse : class;

/// <summary>A service's method with many requests and many responses.</summary>
/// <typeparam name="TRequest">Type of a request.</typeparam>
/// <typeparam name="TResponse">Type of a response.</typeparam>
public delegate Task DuplexStreamingServerMethod<TRequest, TResponse>(
    IAsyncStreamReader<TRequest> requestStream,
    IServerStreamWriter<TResponse> responseStream,
    ServerCallContext context)
    where TRequest : class
    where TResponse : class;
