using System.Buffers;
using Grpc.Core;

namespace Proxmox.Grpc;

/// <summary>A response that was serialised before.</summary>
/// <param name="bytes">Its bytes.</param>
public sealed class ReadyMadeMessage(ReadOnlyMemory<byte> bytes)
{
    internal static readonly Marshaller<ReadyMadeMessage> Marshaller = new(
        (message, context) => message.Write(context),
        _ => throw new NotSupportedException("What is ready made is only sent."));

    private void Write(SerializationContext context)
    {
        context.SetPayloadLength(bytes.Length);
        context.GetBufferWriter().Write(bytes.Span);
        context.Complete();
    }
}
