using System.Buffers;
using System.Buffers.Binary;
using Grpc.Core;

namespace Proxmox.Grpc.Framing;

/// <summary>
/// One message on its way out: a byte that says whether it is compressed (never), its length in four bytes, most significant
/// first, and the message. The memory is pooled.
/// </summary>
internal sealed class FrameWriter : SerializationContext, IBufferWriter<byte>, IDisposable
{
    /// <summary>Bytes ahead of each message.</summary>
    public const int HeaderLength = 5;

    private byte[] buffer = ArrayPool<byte>.Shared.Rent(256);
    private int written = HeaderLength;
    private bool complete;

    private FrameWriter()
    {
    }

    /// <summary>The frame; valid until <see cref="Dispose"/>.</summary>
    public ReadOnlyMemory<byte> Frame => buffer.AsMemory(0, written);

    /// <summary>Frames a message.</summary>
    /// <typeparam name="T">Type of the message.</typeparam>
    /// <param name="message">The message.</param>
    /// <param name="marshaller">Writes it.</param>
    /// <param name="limit">The longest message that may be sent, in bytes; null for any.</param>
    /// <exception cref="RpcException">
    /// <see cref="StatusCode.ResourceExhausted"/>: longer than the limit. <see cref="StatusCode.Internal"/>: it cannot be written.
    /// </exception>
    public static FrameWriter Write<T>(T message, Marshaller<T> marshaller, int? limit)
    {
        FrameWriter frame = new();
        try
        {
            marshaller.ContextualSerializer(message, frame);
            frame.Finish(limit);
            return frame;
        }
        catch (Exception exception) when (exception is not RpcException)
        {
            frame.Dispose();
            throw new RpcException(new Status(StatusCode.Internal, $"A message cannot be written: {exception.Message}", exception));
        }
        catch
        {
            frame.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public override void SetPayloadLength(int payloadLength) => Reserve(payloadLength);

    /// <inheritdoc/>
    public override IBufferWriter<byte> GetBufferWriter() => this;

    /// <inheritdoc/>
    public override void Complete() => complete = true;

    /// <inheritdoc/>
    public override void Complete(byte[] payload)
    {
        this.Write(payload);
        complete = true;
    }

    /// <inheritdoc/>
    public void Advance(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, buffer.Length - written);
        written += count;
    }

    /// <inheritdoc/>
    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Reserve(Math.Max(sizeHint, 1));
        return buffer.AsMemory(written);
    }

    /// <inheritdoc/>
    public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

    /// <inheritdoc/>
    public void Dispose()
    {
        byte[] rented = buffer;
        buffer = [];
        written = 0;
        if (rented.Length > 0) ArrayPool<byte>.Shared.Return(rented);
    }

    private void Finish(int? limit)
    {
        if (!complete) throw new InvalidOperationException("The marshaller did not complete the message.");
        int length = written - HeaderLength;
        if (length > limit)
        {
            throw new RpcException(new Status(
                StatusCode.ResourceExhausted,
                $"A message of {length} bytes is longer than the {limit} bytes that may be sent."));
        }

        buffer[0] = 0;
        BinaryPrimitives.WriteInt32BigEndian(buffer.AsSpan(1), length);
    }

    private void Reserve(int more)
    {
        long needed = (long)written + more;
        if (needed <= buffer.Length) return;
        if (needed > Array.MaxLength) throw new InvalidOperationException("A message may not be longer than two gigabytes.");
        byte[] larger = ArrayPool<byte>.Shared.Rent((int)Math.Min(Array.MaxLength, Math.Max(needed, 2L * buffer.Length)));
        buffer.AsSpan(0, written).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = larger;
    }
}
