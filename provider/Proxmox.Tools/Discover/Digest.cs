using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Proxmox.Tools.Discover;

/// <summary>A number in the place of a text of any length, to see whether two are the same.</summary>
internal static class Digest
{
    /// <summary>That of a text.</summary>
    public static UInt128 Of(string text)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(text), hash);
        return BinaryPrimitives.ReadUInt128LittleEndian(hash);
    }
}
