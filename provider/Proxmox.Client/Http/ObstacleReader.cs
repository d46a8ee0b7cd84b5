using System.Net.Sockets;

namespace Proxmox.Client;

/// <summary>Tells from an exception what was in the way, and whether the request had left.</summary>
internal static class ObstacleReader
{
    /// <summary>The obstacle behind an exception of the HTTP stack; null for one that is none.</summary>
    public static Obstacle? Read(Exception failure, Endpoint endpoint) => failure switch
    {
        HttpRequestException request => Read(request, endpoint),
        IOException or SocketException => Lost(failure, endpoint),

        // The attempt's own time limit is not an exception of the stack: what is cancelled here is the opening of the connection.
        OperationCanceledException => new(
            FaultKind.Unreachable, "no connection within the connect timeout", MayHaveBeenSent: false, failure),
        _ => null,
    };

    private static Obstacle Read(HttpRequestException failure, Endpoint endpoint) => failure.HttpRequestError switch
    {
        HttpRequestError.NameResolutionError =>
            new(FaultKind.Unreachable, "the name does not resolve to an address", MayHaveBeenSent: false, failure) { MayPass = false },
        HttpRequestError.ConnectionError => new(FaultKind.Unreachable, Connecting(failure), MayHaveBeenSent: false, failure),
        HttpRequestError.ProxyTunnelError =>
            new(FaultKind.Unreachable, $"the HTTP proxy refuses a tunnel: {failure.Message}", MayHaveBeenSent: false, failure),
        HttpRequestError.SecureConnectionError when endpoint.Trust.LastRefusal is { } refusal =>
            new(FaultKind.Certificate, refusal.Said, MayHaveBeenSent: false, failure)
            {
                MayPass = false,
                ServerFingerprint = refusal.Fingerprint
            },
        HttpRequestError.SecureConnectionError =>
            new(FaultKind.Unreachable, $"the TLS handshake failed: {Innermost(failure).Message}", MayHaveBeenSent: false, failure),
        _ => Lost(failure, endpoint),
    };

    // A server that speaks TLS hangs up on plain text.
    private static Obstacle Lost(Exception failure, Endpoint endpoint) =>
        endpoint.Address.Scheme == Uri.UriSchemeHttp && !endpoint.HasAnswered
        ? new(FaultKind.Unreachable, "the server ended the connection without an answer, as one does that speaks TLS: write https:// in "
            + "the endpoint", MayHaveBeenSent: true, failure)
        : new(FaultKind.Unreachable, "the connection broke off before the answer was complete", MayHaveBeenSent: true, failure);

    private static string Connecting(Exception failure) => (Innermost(failure) as SocketException)?.SocketErrorCode switch
    {
        SocketError.ConnectionRefused => "connection refused: nothing listens there",
        SocketError.HostUnreachable or SocketError.NetworkUnreachable or SocketError.HostDown => "no route to the host",
        SocketError.TimedOut => "no reply to the connection attempt",
        SocketError.HostNotFound or SocketError.NoData => "the name does not resolve to an address",
        { } code => $"no connection: {code}",
        null => $"no connection: {failure.Message}",
    };

    private static Exception Innermost(Exception failure)
    {
        while (failure.InnerException is { } inner)
        {
            failure = inner;
        }

        return failure;
    }
}
