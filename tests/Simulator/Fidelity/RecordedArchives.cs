using System.Buffers.Binary;

namespace Proxmox.Simulator.Fidelity;

/// <summary>Archives of bytes that nothing can compress, which have exactly the size that was recorded.</summary>
internal static class RecordedArchives
{
    private const int GzipBlock = 65535;
    private const int ZstandardBlock = 100000;

    /// <summary>In the format of gzip; the name of the file inside makes up for what is missing.</summary>
    public static byte[] Gzip(byte[] content)
    {
        using var archive = new MemoryStream();
        archive.Write([0x1f, 0x8b, 8, 8, 0, 0, 0, 0, 0, 3]);
        archive.Write("a.iso.recorded.without.content"u8);
        archive.WriteByte(0);
        Span<byte> size = stackalloc byte[4];
        for (var i = 0; i < content.Length; i += GzipBlock)
        {
            var block = content.AsSpan(i, Math.Min(GzipBlock, content.Length - i));
            archive.WriteByte((byte)(i + block.Length == content.Length ? 1 : 0));
            BinaryPrimitives.WriteUInt16LittleEndian(size, (ushort)block.Length);
            BinaryPrimitives.WriteUInt16LittleEndian(size[2..], (ushort)~block.Length);
            archive.Write(size);
            archive.Write(block);
        }

        BinaryPrimitives.WriteUInt32LittleEndian(size, Crc32(content));
        archive.Write(size);
        BinaryPrimitives.WriteInt32LittleEndian(size, content.Length);
        archive.Write(size);
        return archive.ToArray();
    }

    /// <summary>In the format of Zstandard, with the length of the content and without a checksum.</summary>
    public static byte[] Zstandard(byte[] content)
    {
        using var archive = new MemoryStream();
        archive.Write([0x28, 0xb5, 0x2f, 0xfd, 0x80, 0x48]);
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(number, content.Length);
        archive.Write(number);
        for (var i = 0; i < content.Length; i += ZstandardBlock)
        {
            var length = Math.Min(ZstandardBlock, content.Length - i);
            Block(archive, content.AsSpan(i, length), last: false);
        }

        Block(archive, [], last: true);
        return archive.ToArray();
    }

    private static void Block(MemoryStream archive, ReadOnlySpan<byte> content, bool last)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(number, (content.Length << 3) | (last ? 1 : 0));
        archive.Write(number[..3]);
        archive.Write(content);
    }

    private static uint Crc32(ReadOnlySpan<byte> content)
    {
        var crc = uint.MaxValue;
        foreach (var value in content)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc >> 1) ^ (0xedb88320 & (uint)-(int)(crc & 1));
            }
        }

        return ~crc;
    }
}
