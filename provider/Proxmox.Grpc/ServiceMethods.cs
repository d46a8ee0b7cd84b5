using System.Runtime.CompilerServices;
using Google.Protobuf;
using Grpc.AspNetCore.Server.Model;
using Grpc.Core;

namespace Proxmox.Grpc;

/// <summary>
/// The methods that a server answers. Their messages may nest deep, and an exception that a handler lets escape ends the call as Unknown
/// with its message.
/// </summary>
/// <remarks>
/// The methods of the provider are added by <see cref="Unary{TRequest, TResponse}"/> and its like, a line each: generated code binds them
/// by generic virtual calls, and code that is compiled ahead of time builds the instantiation of each such call anew in every process,
/// which took two fifths of what it did in its first second. Where a start is not felt, the generated <c>BindService</c> takes this as its
/// binder.
/// </remarks>
public sealed class ServiceMethods : ServiceBinderBase, IServiceMethodProvider<ServiceMethods>
{
    private static readonly object[] NoMetadata = [];
    private readonly Action<Exception, string>? _onUnhandledException;
    private readonly List<(IMethod Method, Action<ServiceMethodProviderContext<ServiceMethods>> Add)> _methods = [];

    /// <summary>No methods yet.</summary>
    /// <param name="onUnhandledException">Told of each exception that a handler lets escape, with the method's path; null for
    /// nobody.</param>
    public ServiceMethods(Action<Exception, string>? onUnhandledException = null) => _onUnhandledException = onUnhandledException;

    /// <summary>The methods, in the order in which they were added.</summary>
    public IEnumerable<IMethod> All => _methods.Select(added => added.Method);

    /// <summary>Adds a method with one request and one response.</summary>
    /// <typeparam name="TRequest">Type of the request.</typeparam>
    /// <typeparam name="TResponse">Type of the response.</typeparam>
    /// <param name="service">The service's name with its package, as <c>grpc.health.v1.Health</c>.</param>
    /// <param name="handler">Answers it.</param>
    /// <param name="name">The method's name: what stands behind the last dot. By default that of the handler, as it is written.</param>
    public void Unary<TRequest, TResponse>(
        string service, UnaryServerMethod<TRequest, TResponse> handler, [CallerArgumentExpression(nameof(handler))] string name = "")
        where TRequest : class, IMessage<TRequest>, new()
        where TResponse : class, IMessage<TResponse>, new() =>
        Add(new(MethodType.Unary, service, Last(name), Messages.Marshaller<TRequest>(), Messages.Marshaller<TResponse>()), handler);

    /// <summary>Adds a method with one request whose response is bytes that are there already.</summary>
    /// <inheritdoc cref="Unary{TRequest, TResponse}"/>
    public void ReadyMade<TRequest>(string service, UnaryServerMethod<TRequest, ReadyMadeMessage> handler, string name)
        where TRequest : class, IMessage<TRequest>, new() =>
        Add(new(MethodType.Unary, service, Last(name), Messages.Marshaller<TRequest>(), ReadyMadeMessage.Marshaller), handler);

    /// <summary>Adds a method with one request and a stream of responses.</summary>
    /// <inheritdoc cref="Unary{TRequest, TResponse}"/>
    public void ServerStreaming<TRequest, TResponse>(
        string service, ServerStreamingServerMethod<TRequest, TResponse> handler,
            [CallerArgumentExpression(nameof(handler))] string name = "")
        where TRequest : class, IMessage<TRequest>, new()
        where TResponse : class, IMessage<TResponse>, new() =>
        Add(new(MethodType.ServerStreaming, service, Last(name), Messages.Marshaller<TRequest>(), Messages.Marshaller<TResponse>()),
            handler);

    /// <summary>Adds a method with a stream of requests and one response.</summary>
    /// <inheritdoc cref="Unary{TRequest, TResponse}"/>
    public void ClientStreaming<TRequest, TResponse>(
        string service, ClientStreamingServerMethod<TRequest, TResponse> handler,
            [CallerArgumentExpression(nameof(handler))] string name = "")
        where TRequest : class, IMessage<TRequest>, new()
        where TResponse : class, IMessage<TResponse>, new() =>
        Add(new(MethodType.ClientStreaming, service, Last(name), Messages.Marshaller<TRequest>(), Messages.Marshaller<TResponse>()),
            handler);

    /// <summary>Adds a method with a stream of requests and one of responses.</summary>
    /// <inheritdoc cref="Unary{TRequest, TResponse}"/>
    public void DuplexStreaming<TRequest, TResponse>(
        string service, DuplexStreamingServerMethod<TRequest, TResponse> handler,
            [CallerArgumentExpression(nameof(handler))] string name = "")
        where TRequest : class, IMessage<TRequest>, new()
        where TResponse : class, IMessage<TResponse>, new() =>
        Add(new(MethodType.DuplexStreaming, service, Last(name), Messages.Marshaller<TRequest>(), Messages.Marshaller<TResponse>()),
            handler);

    /// <inheritdoc/>
    public override void AddMethod<TRequest, TResponse>(
        Method<TRequest, TResponse> method, UnaryServerMethod<TRequest, TResponse>? handler) =>
        Add(Messages.Deepen(method), handler!);

    /// <inheritdoc/>
    public override void AddMethod<TRequest, TResponse>(
        Method<TRequest, TResponse> method, ServerStreamingServerMethod<TRequest, TResponse>? handler) =>
        Add(Messages.Deepen(method), handler!);

    /// <inheritdoc/>
    public override void AddMethod<TRequest, TResponse>(
        Method<TRequest, TResponse> method, ClientStreamingServerMethod<TRequest, TResponse>? handler) =>
        Add(Messages.Deepen(method), handler!);

    /// <inheritdoc/>
    public override void AddMethod<TRequest, TResponse>(
        Method<TRequest, TResponse> method, DuplexStreamingServerMethod<TRequest, TResponse>? handler) =>
        Add(Messages.Deepen(method), handler!);

    /// <inheritdoc/>
    void IServiceMethodProvider<ServiceMethods>.OnServiceMethodDiscovery(ServiceMethodProviderContext<ServiceMethods> context)
    {
        foreach (var added in _methods)
        {
            added.Add(context);
        }
    }

    private static string Last(string name) => name[(name.LastIndexOf('.') + 1)..];

    private void Add<TRequest, TResponse>(Method<TRequest, TResponse> method, UnaryServerMethod<TRequest, TResponse> handler)
        where TRequest : class
        where TResponse : class =>
        _methods.Add((method, context => context.AddUnaryMethod(
            method, NoMetadata, (_, request, call) => RunAsync(() => handler(request, call), method))));

    private void Add<TRequest, TResponse>(Method<TRequest, TResponse> method, ServerStreamingServerMethod<TRequest, TResponse> handler)
        where TRequest : class
        where TResponse : class =>
        _methods.Add((method, context => context.AddServerStreamingMethod(
            method, NoMetadata, (_, request, responses, call) => RunAsync(() => handler(request, responses, call), method))));

    private void Add<TRequest, TResponse>(Method<TRequest, TResponse> method, ClientStreamingServerMethod<TRequest, TResponse> handler)
        where TRequest : class
        where TResponse : class =>
        _methods.Add((method, context => context.AddClientStreamingMethod(
            method, NoMetadata, (_, requests, call) => RunAsync(() => handler(requests, call), method))));

    private void Add<TRequest, TResponse>(Method<TRequest, TResponse> method, DuplexStreamingServerMethod<TRequest, TResponse> handler)
        where TRequest : class
        where TResponse : class =>
        _methods.Add((method, context => context.AddDuplexStreamingMethod(
            method, NoMetadata, (_, requests, responses, call) => RunAsync(() => handler(requests, responses, call), method))));

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
        if (exception is OperationCanceledException)
        {
            return new(new Status(StatusCode.Cancelled, "The call was cancelled."));
        }

        _onUnhandledException?.Invoke(exception, method.FullName);
        return new(new Status(StatusCode.Unknown, exception.Message));
    }
}
