using Grpc.Core;
using Proxmox.Grpc.Hosting;

namespace Proxmox.Grpc.Packages;

/// <summary>Gathers services into one definition, whose messages may nest deep and whose exceptions are told as ours are.</summary>
/// <param name="options">The server's options.</param>
internal sealed class DefinitionBinder(GrpcServerOptions options) : ServiceBinderBase
{
    private readonly ServerServiceDefinition.Builder definition = ServerServiceDefinition.CreateBuilder();

    /// <summary>The definition.</summary>
    public ServerServiceDefinition Definition() => definition.Build();

    public override void AddMethod<TRequest, TResponse>(
        Method<TRequest, TResponse> method,
        UnaryServerMethod<TRequest, TResponse>? handler)
    {
        if (handler is null) return;
        definition.AddMethod(
            MessageNesting.Deepen(method),
            (TRequest request, ServerCallContext context) => RunAsync(() => handler(request, context), method));
    }

    public override void AddMethod<TRequest, TResponse>(
        Method<TRequest, TResponse> method,
        ClientStreamingServerMethod<TRequest, TResponse>? handler)
    {
        if (handler is null) return;
        definition.AddMethod(
            MessageNesting.Deepen(method),
            (IAsyncStreamReader<TRequest> requests, ServerCallContext context) => RunAsync(() => handler(requests, context), method));
    }

    public override void AddMethod<TRequest, TResponse>(
        Method<TRequest, TResponse> method,
        ServerStreamingServerMethod<TRequest, TResponse>? handler)
    {
        if (handler is null) return;
        definition.AddMethod(
            MessageNesting.Deepen(method),
            (TRequest request, IServerStreamWriter<TResponse> responses, ServerCallContext context) =>
                RunAsync(() => handler(request, responses, context), method));
    }

    public override void AddMethod<TRequest, TResponse>(
        Method<TRequest, TResponse> method,
        DuplexStreamingServerMethod<TRequest, TResponse>? handler)
    {
        if (handler is null) return;
        definition.AddMethod(
            MessageNesting.Deepen(method),
            (IAsyncStreamReader<TRequest> requests, IServerStreamWriter<TResponse> responses, ServerCallContext context) =>
                RunAsync(() => handler(requests, responses, context), method));
    }

    private async Task<T> RunAsync<T>(Func<Task<T>> run, IMethod method)
    {
        try
        {
            return await run();
        }
        catch (Exception exception) when (exception is not RpcException)
        {
            throw Explain(exception, method);
        }
    }

    private async Task RunAsync(Func<Task> run, IMethod method)
    {
        try
        {
            await run();
        }
        catch (Exception exception) when (exception is not RpcException)
        {
            throw Explain(exception, method);
        }
    }

    private RpcException Explain(Exception exception, IMethod method)
    {
        if (exception is OperationCanceledException) return new(new Status(StatusCode.Cancelled, "The call was cancelled."));
        options.OnUnhandledException?.Invoke(exception, method.FullName);
        return new(new Status(StatusCode.Unknown, exception.Message));
    }
}
