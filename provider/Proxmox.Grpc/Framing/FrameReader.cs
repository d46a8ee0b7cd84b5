using System.Buffers;
using System.Buffers.Binary;
using System.IO.Pipelines;
using System.Runtime.InteropServices;
using Grpc.Core;

namespace Proxmox.Grpc.Framing;

/// <summary>A message, or the end of the stream.</summary>
/// <typeparam name="T">Type of the message.</typeparam>
/// <param name="HasMessage">False at the end of the stream.</param>
/// <param name="Message">The message; default at the end.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Received<T>(bool HasMessage, T Message);

/// <summary>Reads messages from a body.</summary>
/// <param name="body">The body.</param>
/// <param name="encoding">What the header <c>grpc-encoding</c> says; null without one.</param>
/// <param name="limit">The longest message that is taken, in bytes; null for any.</param>
internal sealed class FrameReader(PipeReader body, string? encoding, int? limit)
{
    /// <summary>Waits for the next message.</summary>
    /// <typeparam name="T">Type of the message.</typeparam>
    /// <param name="marshaller">Reads the message.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="RpcException">
    /// <see cref="StatusCode.Internal"/>: the body ends inside a message, is no frame, or holds no such message.
    /// <see cref="StatusCode.ResourceExhausted"/>: the message is longer than the limit.
    /// <see cref="StatusCode.Unimplemented"/>: it is compressed.
    /// </exception>
    public async ValueTask<Received<T>> ReadAsync<T>(Marshaller<T> marshaller, CancellationToken cancellationToken)
    {
        while (true)
        {
            ReadResult result = await body.ReadAsync(cancellationToken);
            if (result.IsCanceled) throw new OperationCanceledException(cancellationToken);
            ReadOnlySequence<byte> buffer = result.Buffer;
            if (TryFrame(buffer, out ReadOnlySequence<byte> payload))
            {
                T message = Deserialize(payload, marshaller);
                body.AdvanceTo(payload.End);
                return new(HasMessage: true, message);
            }

            if (result.IsCompleted)
            {
                bool truncated = !buffer.IsEmpty;
                body.AdvanceTo(buffer.End);
                if (truncated) throw Fault(StatusCode.Internal, "The stream ended inside a message.");
                return default;
            }

            body.AdvanceTo(buffer.Start, buffer.End);
        }
    }

    private static T Deserialize<T>(ReadOnlySequence<byte> payload, Marshaller<T> marshaller)
    {
        try
        {
            return marshaller.ContextualDeserializer(new Payload(payload));
        }
        catch (Exception exception) when (exception is not RpcException)
        {
            throw new RpcException(new Status(StatusCode.Internal, $"A message cannot be read: {exception.Message}", exception));
        }
    }

    private static RpcException Fault(StatusCode code, string detail) => new(new Status(code, detail));

    private bool TryFrame(ReadOnlySequence<byte> buffer, out ReadOnlySequence<byte> payload)
    {
        payload = default;
        if (buffer.Length < FrameWriter.HeaderLength) return false;

        Span<byte> header = stackalloc byte[FrameWriter.HeaderLength];
        buffer.Slice(0, FrameWriter.HeaderLength).CopyTo(header);
        RefuseCompressed(header[0]);
        uint length = BinaryPrimitives.ReadUInt32BigEndian(header[1..]);
        if (length > (uint)Math.Min(limit ?? Array.MaxLength, Array.MaxLength))
        {
            throw Fault(
                StatusCode.ResourceExhausted,
                $"A message of {length} bytes is longer than the {limit ?? Array.MaxLength} bytes that are taken.");
        }

        if (buffer.Length - FrameWriter.HeaderLength < length) return false;
        payload = buffer.Slice(FrameWriter.HeaderLength, length);
        return true;
    }

    private void RefuseCompressed(byte flag)
    {
        if (flag == 0) return;
        if (flag != 1) throw Fault(StatusCode.Internal, $"A frame begins with {flag}, where only 0 and 1 are known.");
        if (encoding is null or WireNames.Identity)
            throw Fault(StatusCode.Internal, "A message is marked as compressed, and no encoding is named.");
        throw Fault(StatusCode.Unimplemented, $"Messages compressed with {encoding} are not taken.");
    }

    private sealed class Payload(ReadOnlySequence<byte> payload) : DeserializationContext
    {
        public override int PayloadLength => (int)payload.Length;

        public override byte[] PayloadAsNewBuffer() => payload.ToArray();

        public override ReadOnlySequence<byte> PayloadAsReadOnlySequence() => payload;
    }
}
