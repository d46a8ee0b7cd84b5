using System.Net;
using System.Net.Sockets;

namespace Proxmox.Grpc;

/// <summary>Where a server on this machine listens.</summary>
public sealed class LocalAddress
{
    private LocalAddress(EndPoint endPoint) => EndPoint = endPoint;

    /// <summary>The path of the unix socket; null for TCP.</summary>
    public string? SocketPath => EndPoint is UnixDomainSocketEndPoint ? EndPoint.ToString() : null;

    /// <summary>The TCP port; 0 for a unix socket, and before a server has taken a free one.</summary>
    public int Port => EndPoint is IPEndPoint ip ? ip.Port : 0;

    internal EndPoint EndPoint { get; }

    /// <summary>A unix socket.</summary>
    /// <param name="path">The socket's file, at most 107 bytes on Linux and 103 on macOS; a server makes it and removes it.</param>
    public static LocalAddress UnixSocket(string path) => new(new UnixDomainSocketEndPoint(path));

    /// <summary>A TCP port on 127.0.0.1.</summary>
    /// <param name="port">The port; 0 lets a server take a free one.</param>
    public static LocalAddress Loopback(int port = 0) => new(new IPEndPoint(IPAddress.Loopback, port));

    /// <summary>An address in the form <c>127.0.0.1:1234</c>, <c>localhost:1234</c> or <c>unix:/path</c>.</summary>
    /// <param name="text">The address.</param>
    /// <exception cref="FormatException">It is none of these.</exception>
    public static LocalAddress Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.StartsWith("unix:", StringComparison.Ordinal))
        {
            var path = text["unix:".Length..];
            return UnixSocket(path.StartsWith("//", StringComparison.Ordinal) ? path[2..] : path);
        }

        if (IPEndPoint.TryParse(text.Replace("localhost:", "127.0.0.1:", StringComparison.OrdinalIgnoreCase), out var ip)
            && IPAddress.IsLoopback(ip.Address) && ip.Port != 0)
        {
            return new(ip);
        }

        throw new FormatException($"\"{text}\" is not an address on this machine, such as 127.0.0.1:1234 or unix:/path.");
    }

    /// <summary><c>127.0.0.1:1234</c> or <c>unix:/path</c>.</summary>
    public override string ToString() => SocketPath is { } path ? $"unix:{path}" : EndPoint.ToString()!;

    internal static LocalAddress Of(EndPoint endPoint) => new(endPoint);
}
