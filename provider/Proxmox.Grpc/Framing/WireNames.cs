namespace Proxmox.Grpc.Framing;

/// <summary>Names that gRPC over HTTP/2 fixes.</summary>
internal static class WireNames
{
    public const string ContentType = "application/grpc";
    public const string Status = "grpc-status";
    public const string Message = "grpc-message";
    public const string Timeout = "grpc-timeout";
    public const string Encoding = "grpc-encoding";
    public const string AcceptEncoding = "grpc-accept-encoding";
    public const string Identity = "identity";

    /// <summary>Whether a header belongs to the protocol or the transport, and so is no metadata of the call.</summary>
    /// <param name="name">The header, in any case.</param>
    public static bool IsReserved(string name) =>
        name.Length == 0 || name[0] == ':' || name.ToLowerInvariant() is Status or Message or Timeout or Encoding or AcceptEncoding
            or "te" or "content-type" or "content-length" or "connection" or "transfer-encoding" or "host" or "upgrade";

    /// <summary>
    /// Whether a body is gRPC with protobuf messages: <c>application/grpc</c>, alone or with <c>+proto</c>, and any parameters.
    /// <c>application/grpc-web</c> is another protocol.
    /// </summary>
    /// <param name="contentType">The header's value, or null.</param>
    public static bool IsGrpc(string? contentType)
    {
        if (contentType is null) return false;
        ReadOnlySpan<char> type = contentType;
        int parameters = type.IndexOf(';');
        if (parameters >= 0) type = type[..parameters];
        type = type.Trim();
        return type.Equals(ContentType, StringComparison.OrdinalIgnoreCase)
            || type.Equals(ContentType + "+proto", StringComparison.OrdinalIgnoreCase);
    }
}
