namespace Grpc.Core;

/// <summary>Which sides of a call are streams.</summary>
public enum MethodType
{
    /// <summary>One request, one response.</summary>
    Unary,

    /// <summary>Many requests, one response.</summary>
    ClientStreaming,

    /// <summary>One request, many responses.</summary>
    ServerStreaming,

    /// <summary>Many requests, many responses, independent of one another.</summary>
    DuplexStreaming,
}

/// <summary>What is known of a method without its message types.</summary>
public interface IMethod
{
    /// <summary>Which sides are streams.</summary>
    MethodType Type { get; }

    /// <summary>The service with its package, as in <c>grpc.health.v1.Health</c>.</summary>
    string ServiceName { get; }

    /// <summary>The method without its service.</summary>
    string Name { get; }

    /// <summary>The path of the call: <c>/service/method</c>.</summary>
    string FullName { get; }
}

/// <summary>A method of a service.</summary>
/// <typeparam name="TRequest">Type of a request.</typeparam>
/// <typeparam name="TResponse">Type of a response.</typeparam>
/// <param name="type">Which sides are streams.</param>
/// <param name="serviceName">The service with its package.</param>
/// <param name="name">The method without its service.</param>
/// <param name="requestMarshaller">Between requests and bytes.</param>
/// <param name="responseMarshaller">Between responses and bytes.</param>
public class Method<TRequest, TResponse>(
    MethodType type,
    string serviceName,
    string name,
    Marshaller<TRequest> requestMarshaller,
    Marshaller<TResponse> responseMarshaller) : IMethod
{
    /// <inheritdoc/>
    public MethodType Type { get; } = type;

    /// <inheritdoc/>
    public string ServiceName { get; } = serviceName;

    /// <inheritdoc/>
    public string Name { get; } = name;

    /// <inheritdoc/>
    public string FullName { get; } = $"/{serviceName}/{name}";

    /// <summary>Between requests and bytes.</summary>
    public Marshaller<TRequest> RequestMarshaller { get; } = requestMarshaller;

    /// <summary>Between responses and bytes.</summary>
    public Marshaller<TResponse> ResponseMarshaller { get; } = responseMarshaller;
}
