using System.Buffers;

namespace Grpc.Core;

/// <summary>What a marshaller reads one message from.</summary>
public abstract class DeserializationContext
{
    /// <summary>Length of the message in bytes.</summary>
    public abstract int PayloadLength { get; }

    /// <summary>A copy of the message, the reader's own.</summary>
    public virtual byte[] PayloadAsNewBuffer() => throw new NotSupportedException();

    /// <summary>The message where it lies; valid only while the marshaller runs.</summary>
    public virtual ReadOnlySequence<byte> PayloadAsReadOnlySequence() => throw new NotSupportedException();
}
