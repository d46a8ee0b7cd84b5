using System.Buffers;
using Google.Protobuf;
using Grpc.Core;

namespace Proxmox.Grpc;

/// <summary>
/// Lets protobuf messages nest deeper than the hundred levels that generated parsers take. A level of
/// <c>google.protobuf.Struct</c> costs three of them, so that real configurations run into the generated limit.
/// </summary>
/// <remarks>
/// Generated marshallers call the generated parser, which has no knob. Here they at most make the empty message, by parsing nothing;
/// the payload is then merged into it through a stream with a limit of its own. A limit there must be, for the parser recurses.
/// </remarks>
internal static class Messages
{
    /// <summary>
    /// The deepest nesting that is read: a thousand levels of <c>google.protobuf.Struct</c>. They take 1.2 MB of stack before the
    /// runtime has optimised the parser, and threads have 1.5 MB on most systems.
    /// </summary>
    public const int Limit = 3_000;

    /// <summary>The method with a higher limit on both sides.</summary>
    /// <typeparam name="TRequest">Type of a request.</typeparam>
    /// <typeparam name="TResponse">Type of a response.</typeparam>
    /// <param name="method">The method as generated.</param>
    public static Method<TRequest, TResponse> Deepen<TRequest, TResponse>(Method<TRequest, TResponse> method)
        where TRequest : class
        where TResponse : class =>
        new(method.Type, method.ServiceName, method.Name, Deepen(method.RequestMarshaller), Deepen(method.ResponseMarshaller));

    /// <summary>Writes and reads messages of a type, as deep as <see cref="Limit"/>.</summary>
    /// <typeparam name="T">Type of the message.</typeparam>
    public static Marshaller<T> Marshaller<T>()
        where T : class, IMessage<T>, new() => new(Write, context => Read(context, new T()));

    private static Marshaller<T> Deepen<T>(Marshaller<T> marshaller)
        where T : class =>
        typeof(IMessage).IsAssignableFrom(typeof(T))
            ? new(marshaller.ContextualSerializer, context => Read(context, marshaller.ContextualDeserializer(Nothing.Instance)))
            : marshaller;

    private static void Write<T>(T message, SerializationContext context)
        where T : IMessage<T>
    {
        context.SetPayloadLength(message.CalculateSize());
        message.WriteTo(context.GetBufferWriter());
        context.Complete();
    }

    private static T Read<T>(DeserializationContext context, T message)
        where T : class
    {
        using var stream = new SequenceStream(context.PayloadAsReadOnlySequence());
        using var input = CodedInputStream.CreateWithLimits(stream, int.MaxValue, Limit);
        try
        {
            ((IMessage)message).MergeFrom(input);
        }
        catch (InvalidProtocolBufferException exception)
        {
            throw Unreadable(exception.Message);
        }

        return input.IsAtEnd ? message : throw Unreadable("It holds the end of a group that never began.");
    }

    private static RpcException Unreadable(string why) =>
        new(new Status(StatusCode.Internal, $"A message cannot be read: {why}"));

    private sealed class Nothing : DeserializationContext
    {
        public static readonly Nothing Instance = new();

        public override int PayloadLength => 0;

        public override byte[] PayloadAsNewBuffer() => [];

        public override ReadOnlySequence<byte> PayloadAsReadOnlySequence() => ReadOnlySequence<byte>.Empty;
    }
}
