using System.Buffers.Binary;

namespace Proxmox.Simulator.Storage.Files;

/// <summary>What the header of an image in qcow2 says.</summary>
/// <param name="VirtualSize">Bytes that a guest sees.</param>
/// <param name="HasBackingFile">Whether it builds on another file.</param>
/// <param name="HasDataFile">Whether its data is in another file.</param>
public sealed record Qcow2Header(long VirtualSize, bool HasBackingFile = false, bool HasDataFile = false)
{
    /// <summary>Bytes of a file without data, as <c>qemu-img create</c> makes it.</summary>
    public const int EmptyFile = 196616;

    private const uint Magic = 0x514649fb;
    private const int Length = 104;
    private const ulong DataFileFeature = 4;

    /// <summary>Reads the beginning of a file; null when it is none.</summary>
    public static Qcow2Header? Read(ReadOnlySpan<byte> file) =>
        file.Length < Length || BinaryPrimitives.ReadUInt32BigEndian(file) != Magic
            ? null
            : new(
                BinaryPrimitives.ReadInt64BigEndian(file[24..]),
                BinaryPrimitives.ReadInt64BigEndian(file[8..]) != 0,
                (BinaryPrimitives.ReadUInt64BigEndian(file[72..]) & DataFileFeature) != 0);

    /// <summary>Writes it to the beginning of a file that is otherwise zeros.</summary>
    public void Write(Span<byte> file)
    {
        BinaryPrimitives.WriteUInt32BigEndian(file, Magic);
        BinaryPrimitives.WriteInt32BigEndian(file[4..], 3);
        if (HasBackingFile)
        {
            var name = "/etc/passwd"u8;
            BinaryPrimitives.WriteInt64BigEndian(file[8..], Length);
            BinaryPrimitives.WriteInt32BigEndian(file[16..], name.Length);
            name.CopyTo(file[Length..]);
        }

        BinaryPrimitives.WriteInt32BigEndian(file[20..], 16);
        BinaryPrimitives.WriteInt64BigEndian(file[24..], VirtualSize);
        BinaryPrimitives.WriteUInt64BigEndian(file[72..], HasDataFile ? DataFileFeature : 0);
        BinaryPrimitives.WriteInt32BigEndian(file[100..], Length);
    }
}
