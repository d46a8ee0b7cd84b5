using System.Buffers.Binary;

namespace Proxmox.Simulator.Fidelity;

/// <summary>An image in qcow2 without data, as <c>qemu-img create</c> makes them: the header counts.</summary>
public static class EmptyImage
{
    /// <summary>Bytes of the smallest one.</summary>
    public const int Smallest = 196616;

    private const long VirtualSize = 8L << 20;
    private const int HeaderSize = 104;

    /// <summary>Writes the header to the start of a file that is otherwise zeros.</summary>
    public static void Write(Span<byte> file, bool hasBackingFile = false)
    {
        BinaryPrimitives.WriteUInt32BigEndian(file, 0x514649fb);
        BinaryPrimitives.WriteInt32BigEndian(file[4..], 3);
        if (hasBackingFile)
        {
            var name = "/etc/passwd"u8;
            BinaryPrimitives.WriteInt64BigEndian(file[8..], HeaderSize);
            BinaryPrimitives.WriteInt32BigEndian(file[16..], name.Length);
            name.CopyTo(file[HeaderSize..]);
        }

        BinaryPrimitives.WriteInt32BigEndian(file[20..], 16);
        BinaryPrimitives.WriteInt64BigEndian(file[24..], VirtualSize);
        BinaryPrimitives.WriteInt32BigEndian(file[100..], HeaderSize);
    }
}
