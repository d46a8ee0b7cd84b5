using Grpc.Core;
using Proxmox.Grpc.Hosting;

namespace Proxmox.Grpc.Server;

/// <summary>Finds what answers a path.</summary>
internal sealed class MethodTable : ServiceBinderBase
{
    private readonly Dictionary<string, MethodHandler> methods = new(StringComparer.Ordinal);
    private readonly HashSet<string> services = new(StringComparer.Ordinal);

    /// <summary>What answers a path, or null.</summary>
    /// <param name="path">The path: <c>/service/method</c>.</param>
    public MethodHandler? Find(string path) => methods.GetValueOrDefault(path);

    /// <summary>What a call to a path that nothing answers ends with.</summary>
    /// <param name="path">The path.</param>
    public Status Missing(string path)
    {
        int end = path.LastIndexOf('/');
        string service = end > 0 ? path[1..end] : path.TrimStart('/');
        return new(
            StatusCode.Unimplemented,
            services.Contains(service) ? $"The service {service} has no method {path[(end + 1)..]}." : $"There is no service {service}.");
    }

    public override void AddMethod<TRequest, TResponse>(
        Method<TRequest, TResponse> method,
        UnaryServerMethod<TRequest, TResponse>? handler)
    {
        if (handler is not null) Add(method, new UnaryHandler<TRequest, TResponse>(MessageNesting.Deepen(method), handler));
    }

    public override void AddMethod<TRequest, TResponse>(
        Method<TRequest, TResponse> method,
        ClientStreamingServerMethod<TRequest, TResponse>? handler)
    {
        if (handler is not null) Add(method, new ClientStreamingHandler<TRequest, TResponse>(MessageNesting.Deepen(method), handler));
    }

    public override void AddMethod<TRequest, TResponse>(
        Method<TRequest, TResponse> method,
        ServerStreamingServerMethod<TRequest, TResponse>? handler)
    {
        if (handler is not null) Add(method, new ServerStreamingHandler<TRequest, TResponse>(MessageNesting.Deepen(method), handler));
    }

    public override void AddMethod<TRequest, TResponse>(
        Method<TRequest, TResponse> method,
        DuplexStreamingServerMethod<TRequest, TResponse>? handler)
    {
        if (handler is not null) Add(method, new DuplexStreamingHandler<TRequest, TResponse>(MessageNesting.Deepen(method), handler));
    }

    private void Add(IMethod method, MethodHandler handler)
    {
        methods.Add(method.FullName, handler);
        services.Add(method.ServiceName);
    }
}
