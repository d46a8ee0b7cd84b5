using System.Globalization;
using System.Net;
using Grpc.Core;
using Proxmox.Grpc.Framing;

namespace Proxmox.Grpc.Client;

/// <summary>What status a client gives a call that the server did not, or not properly, end.</summary>
internal static class ClientFault
{
    /// <summary>The status in a block of headers, or null without one.</summary>
    /// <param name="find">Gives a header's value, or null.</param>
    public static Status? FromHeaders(Func<string, string?> find)
    {
        if (find(WireNames.Status) is not { } code) return null;
        string detail = PercentEncoding.Decode(find(WireNames.Message) ?? "");
        return int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && Enum.IsDefined((StatusCode)number)
            ? new((StatusCode)number, detail)
            : new(StatusCode.Unknown, detail.Length > 0 ? detail : $"The server ended the call with the unknown status {code}.");
    }

    /// <summary>The status for an answer by something that does not speak gRPC.</summary>
    /// <param name="status">The HTTP status.</param>
    public static Status FromHttp(HttpStatusCode status) => new(
        status switch
        {
            HttpStatusCode.BadRequest => StatusCode.Internal,
            HttpStatusCode.Unauthorized => StatusCode.Unauthenticated,
            HttpStatusCode.Forbidden => StatusCode.PermissionDenied,
            HttpStatusCode.NotFound => StatusCode.Unimplemented,
            HttpStatusCode.TooManyRequests or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable
                or HttpStatusCode.GatewayTimeout => StatusCode.Unavailable,
            _ => StatusCode.Unknown,
        },
        $"The server answered with the HTTP status {(int)status}.");

    /// <summary>The status for a failure of the transport.</summary>
    /// <param name="exception">The failure.</param>
    public static Status FromTransport(Exception exception)
    {
        for (Exception? cause = exception; cause is not null; cause = cause.InnerException)
        {
            if (cause is HttpProtocolException protocol) return FromReset(protocol);
        }

        return exception is HttpRequestException or IOException
            ? new(StatusCode.Unavailable, $"The server cannot be reached: {Innermost(exception).Message}", exception)
            : new(StatusCode.Internal, exception.Message, exception);
    }

    // RFC 9113, section 7, to the codes that the gRPC protocol lists for them.
    private static Status FromReset(HttpProtocolException exception) => new(
        exception.ErrorCode switch
        {
            0x7 => StatusCode.Unavailable,
            0x8 => StatusCode.Cancelled,
            0xb => StatusCode.ResourceExhausted,
            0xc => StatusCode.PermissionDenied,
            _ => StatusCode.Internal,
        },
        $"The server broke the call off with the HTTP/2 error {exception.ErrorCode}.",
        exception);

    private static Exception Innermost(Exception exception) => exception.InnerException is { } inner ? Innermost(inner) : exception;
}
