namespace Grpc.Core;

/// <summary>Turns a message into bytes and back.</summary>
/// <typeparam name="T">Type of the message.</typeparam>
public class Marshaller<T>
{
    /// <summary>A marshaller that writes into, and reads from, the layer's own buffers.</summary>
    /// <param name="serializer">Writes a message and calls one of the <c>Complete</c> methods.</param>
    /// <param name="deserializer">Reads a message from the payload; may not keep the payload.</param>
    public Marshaller(Action<T, SerializationContext> serializer, Func<DeserializationContext, T> deserializer)
    {
        ArgumentNullException.ThrowIfNull(serializer);
        ArgumentNullException.ThrowIfNull(deserializer);
        ContextualSerializer = serializer;
        ContextualDeserializer = deserializer;
    }

    /// <summary>A marshaller between messages and arrays.</summary>
    /// <param name="serializer">Message to bytes.</param>
    /// <param name="deserializer">Bytes to message.</param>
    public Marshaller(Func<T, byte[]> serializer, Func<byte[], T> deserializer)
        : this((message, context) => context.Complete(serializer(message)), context => deserializer(context.PayloadAsNewBuffer()))
    {
        ArgumentNullException.ThrowIfNull(serializer);
        ArgumentNullException.ThrowIfNull(deserializer);
    }

    /// <summary>Writes a message.</summary>
    public Action<T, SerializationContext> ContextualSerializer { get; }

    /// <summary>Reads a message.</summary>
    public Func<DeserializationContext, T> ContextualDeserializer { get; }
}
