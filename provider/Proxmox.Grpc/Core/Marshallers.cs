using System.Text;

namespace Grpc.Core;

/// <summary>Makes marshallers.</summary>
public static class Marshallers
{
    /// <summary>Strings as UTF-8.</summary>
    public static Marshaller<string> StringMarshaller { get; } = Create(Encoding.UTF8.GetBytes, Encoding.UTF8.GetString);

    /// <summary>A marshaller between messages and arrays.</summary>
    /// <typeparam name="T">Type of the message.</typeparam>
    /// <param name="serializer">Message to bytes.</param>
    /// <param name="deserializer">Bytes to message.</param>
    public static Marshaller<T> Create<T>(Func<T, byte[]> serializer, Func<byte[], T> deserializer) => new(serializer, deserializer);

    /// <summary>A marshaller that writes into, and reads from, the layer's own buffers.</summary>
    /// <typeparam name="T">Type of the message.</typeparam>
    /// <param name="serializer">Writes a message and completes it.</param>
    /// <param name="deserializer">Reads a message from the payload; may not keep the payload.</param>
    public static Marshaller<T> Create<T>(Action<T, SerializationContext> serializer, Func<DeserializationContext, T> deserializer) =>
        new(serializer, deserializer);
}
