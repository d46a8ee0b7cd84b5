using Proxmox.Grpc;

namespace Proxmox.Terraform.Handshake;

/// <summary>The one line on standard output that tells the host where and how to connect.</summary>
public static class HandshakeLine
{
    /// <summary>The version of this protocol that the provider speaks.</summary>
    public const int ProtocolVersion = 6;

    private const string CoreVersion = "1";

    /// <summary>The line, without a line end.</summary>
    /// <param name="address">Where the server listens.</param>
    /// <param name="certificate">The DER of the server's certificate; empty without TLS.</param>
    /// <param name="isMultiplexingAnswered">Whether the host asked for the seventh field. Hosts that did not take it for a part of the
    /// sixth.</param>
    public static string Write(LocalAddress address, ReadOnlySpan<byte> certificate, bool isMultiplexingAnswered)
    {
        var (network, place) = address.SocketPath is { } path ? ("unix", path) : ("tcp", address.ToString());
        // Go's decoder for this field takes no padding.
        var encoded = Convert.ToBase64String(certificate).TrimEnd('=');
        return $"{CoreVersion}|{ProtocolVersion}|{network}|{place}|grpc|{encoded}{(isMultiplexingAnswered ? "|false" : "")}";
    }
}
