using System.Buffers.Text;
using Grpc.Core;

namespace Proxmox.Grpc.Framing;

/// <summary>Metadata to header values and back. Binary values are base64; padding is never written and never required.</summary>
internal static class MetadataText
{
    /// <summary>The header value of an entry.</summary>
    /// <param name="entry">The entry.</param>
    public static string Format(Metadata.Entry entry) =>
        entry.IsBinary ? Convert.ToBase64String(entry.ValueBytes).TrimEnd('=') : entry.Value;

    /// <summary>Appends what a header holds. A binary header may hold several values with commas between.</summary>
    /// <param name="metadata">What to append to.</param>
    /// <param name="name">The header, in any case; reserved ones are left out.</param>
    /// <param name="value">Its value.</param>
    /// <exception cref="RpcException">With <see cref="StatusCode.Internal"/>: a binary value is not base64.</exception>
    public static void Append(Metadata metadata, string name, string value)
    {
        if (WireNames.IsReserved(name)) return;
        if (!name.EndsWith(Metadata.BinaryHeaderSuffix, StringComparison.OrdinalIgnoreCase))
        {
            metadata.Add(name, value);
            return;
        }

        foreach (string part in value.Split(',', StringSplitOptions.TrimEntries))
            metadata.Add(name, Bytes(name, part));
    }

    private static byte[] Bytes(string name, string value)
    {
        string unpadded = value.TrimEnd('=');
        string padded = unpadded.PadRight(unpadded.Length + ((4 - (unpadded.Length % 4)) % 4), '=');
        return Base64.IsValid(padded)
            ? Convert.FromBase64String(padded)
            : throw new RpcException(new Status(StatusCode.Internal, $"The header {name} does not hold base64."));
    }
}
