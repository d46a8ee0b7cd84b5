using System.Buffers;
using System.IO.Pipelines;
using Grpc.Core;
using Proxmox.Grpc.Framing;

namespace Proxmox.Grpc.Tests.Framing;

internal sealed class FrameTests
{
    private static readonly Marshaller<byte[]> Bytes = Marshallers.Create<byte[]>(bytes => bytes, bytes => bytes);

    [TestCase("", "0000000000")]
    [TestCase("abcd", "0000000002abcd")]
    public void A_message_is_written_behind_its_flag_and_length(string message, string frame)
    {
        using FrameWriter written = FrameWriter.Write(Convert.FromHexString(message), Bytes, limit: null);

        Assert.That(Convert.ToHexStringLower(written.Frame.Span), Is.EqualTo(frame));
    }

    [Test]
    public void The_length_is_most_significant_byte_first()
    {
        using FrameWriter written = FrameWriter.Write(new byte[0x010203], Bytes, limit: null);

        Assert.That(Convert.ToHexStringLower(written.Frame.Span[..5]), Is.EqualTo("0000010203"));
    }

    [Test]
    public void A_message_written_piece_by_piece_grows_the_buffer()
    {
        Marshaller<byte[]> pieces = new(
            (message, context) =>
            {
                foreach (byte value in message)
                    context.GetBufferWriter().Write([value]);
                context.Complete();
            },
            context => context.PayloadAsNewBuffer());
        byte[] data = [.. Enumerable.Range(0, 5000).Select(value => (byte)value)];

        using FrameWriter written = FrameWriter.Write(data, pieces, limit: null);

        Assert.That(written.Frame[5..].ToArray(), Is.EqualTo(data));
    }

    [Test]
    public void A_message_that_its_marshaller_leaves_unfinished_is_an_error()
    {
        Marshaller<byte[]> unfinished = new((_, _) => { }, context => context.PayloadAsNewBuffer());

        RpcException? failure = Assert.Throws<RpcException>(() => FrameWriter.Write([1], unfinished, limit: null).Dispose());
        Assert.That(failure.StatusCode, Is.EqualTo(StatusCode.Internal));
    }

    [Test]
    public async Task Messages_are_read_however_the_transport_cuts_them([Values(1, 2, 3, 5, 7, 100)] int size)
    {
        byte[] body = Convert.FromHexString("0000000002abcd" + "0000000000" + "0000000001ef");
        Pipe pipe = new();
        Task writing = Task.Run(async () =>
        {
            foreach (byte[] part in body.Chunk(size))
                await pipe.Writer.WriteAsync(part);
            await pipe.Writer.CompleteAsync();
        });
        FrameReader reader = new(pipe.Reader, encoding: null, limit: null);
        List<string> messages = [];
        while (await reader.ReadAsync(Bytes, CancellationToken.None) is { HasMessage: true } received)
            messages.Add(Convert.ToHexStringLower(received.Message));
        await writing;

        Assert.That(messages, Is.EqualTo(["abcd", "", "ef"]));
    }

    [TestCase("00", null, StatusCode.Internal, Description = "ends in the header")]
    [TestCase("0000000003abcd", null, StatusCode.Internal, Description = "ends in the message")]
    [TestCase("0100000000", null, StatusCode.Internal, Description = "compressed, no encoding named")]
    [TestCase("0100000000", "identity", StatusCode.Internal, Description = "compressed by nothing")]
    [TestCase("0100000000", "gzip", StatusCode.Unimplemented, Description = "compressed by something")]
    [TestCase("0200000000", null, StatusCode.Internal, Description = "no such flag")]
    [TestCase("0000000005", null, StatusCode.ResourceExhausted, Description = "too long, known from the header alone")]
    [TestCase("00ffffffff", null, StatusCode.ResourceExhausted, Description = "longer than anything")]
    public void A_bad_frame_ends_the_call(string body, string? encoding, StatusCode status)
    {
        FrameReader reader = new(PipeReader.Create(new ReadOnlySequence<byte>(Convert.FromHexString(body))), encoding, limit: 4);

        Assert.That(async () => await reader.ReadAsync(Bytes, CancellationToken.None), Refused.As(status));
    }

    [Test]
    public async Task An_encoding_that_no_message_uses_does_no_harm()
    {
        PipeReader body = PipeReader.Create(new ReadOnlySequence<byte>([0, 0, 0, 0, 1, 42]));

        Received<byte[]> received = await new FrameReader(body, "gzip", limit: null).ReadAsync(Bytes, CancellationToken.None);

        Assert.That(received.Message, Is.EqualTo([42]));
    }
}
