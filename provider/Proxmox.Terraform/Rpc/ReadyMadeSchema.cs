using System.Buffers;
using Grpc.Core;

namespace Proxmox.Terraform.Rpc;

/// <summary>Binds the service so that <c>GetProviderSchema</c> answers with bytes that were made when the provider was built, unparsed.</summary>
/// <param name="inner">Takes the methods.</param>
/// <param name="schema">Gives the bytes.</param>
internal sealed class ReadyMadeSchema(ServiceBinderBase inner, Func<ReadOnlyMemory<byte>> schema) : ServiceBinderBase
{
    /// <inheritdoc/>
    public override void AddMethod<TRequest, TResponse>(Method<TRequest, TResponse> method, UnaryServerMethod<TRequest, TResponse>? handler)
    {
        if (method.Name != nameof(Protocol.Provider.ProviderBase.GetProviderSchema))
        {
            inner.AddMethod(method, handler);
            return;
        }

        var raw = new Method<TRequest, Payload>(method.Type, method.ServiceName, method.Name, method.RequestMarshaller, Payload.Marshaller);
        inner.AddMethod(raw, new UnaryServerMethod<TRequest, Payload>((_, _) => Task.FromResult(new Payload(schema()))));
    }

    /// <inheritdoc/>
    public override void AddMethod<TRequest, TResponse>(Method<TRequest, TResponse> method, ClientStreamingServerMethod<TRequest, TResponse>? handler) =>
        inner.AddMethod(method, handler);

    /// <inheritdoc/>
    public override void AddMethod<TRequest, TResponse>(Method<TRequest, TResponse> method, ServerStreamingServerMethod<TRequest, TResponse>? handler) =>
        inner.AddMethod(method, handler);

    /// <inheritdoc/>
    public override void AddMethod<TRequest, TResponse>(Method<TRequest, TResponse> method, DuplexStreamingServerMethod<TRequest, TResponse>? handler) =>
        inner.AddMethod(method, handler);

    private sealed class Payload(ReadOnlyMemory<byte> bytes)
    {
        public static readonly Marshaller<Payload> Marshaller = new(
            (payload, context) => payload.Write(context),
            _ => throw new NotSupportedException("This side only sends schemas."));

        private void Write(SerializationContext context)
        {
            context.SetPayloadLength(bytes.Length);
            context.GetBufferWriter().Write(bytes.Span);
            context.Complete();
        }
    }
}
