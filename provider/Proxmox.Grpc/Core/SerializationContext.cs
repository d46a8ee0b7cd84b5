using System.Buffers;

namespace Grpc.Core;

/// <summary>Where a marshaller writes one message.</summary>
public abstract class SerializationContext
{
    /// <summary>Hands over the whole message at once.</summary>
    /// <param name="payload">The message; not to be changed afterwards.</param>
    public virtual void Complete(byte[] payload) => throw new NotSupportedException();

    /// <summary>The buffer to write the message into, in place of handing it over.</summary>
    public virtual IBufferWriter<byte> GetBufferWriter() => throw new NotSupportedException();

    /// <summary>Says how long the message will be, so that the buffer fits at once. May be left out.</summary>
    /// <param name="payloadLength">Length in bytes.</param>
    public virtual void SetPayloadLength(int payloadLength)
    {
    }

    /// <summary>Says that the message stands in the buffer.</summary>
    public virtual void Complete() => throw new NotSupportedException();
}
