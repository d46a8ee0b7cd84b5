using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
using Grpc.Core;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Proxmox.Grpc.Framing;

namespace Proxmox.Grpc.Server;

/// <summary>The response of a call: headers, messages, and the end, which comes exactly once whoever brings it.</summary>
/// <param name="features">The HTTP request.</param>
internal sealed class CallResponse(IFeatureCollection features)
{
    private const int NoError = 0;

    private readonly Lock gate = new();
    private readonly IHttpResponseFeature http = features.GetRequiredFeature<IHttpResponseFeature>();
    private readonly IHttpResponseBodyFeature body = features.GetRequiredFeature<IHttpResponseBodyFeature>();
    private bool begun;
    private bool writing;
    private (Status Status, Metadata Trailers)? end;

    /// <summary>Sends the headers ahead of any message.</summary>
    /// <param name="headers">Metadata for the headers.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="InvalidOperationException">The headers are sent.</exception>
    public Task SendHeadersAsync(Metadata headers, CancellationToken cancellationToken) =>
        WriteAsync(
            () =>
            {
                if (begun) throw new InvalidOperationException("The response headers are sent.");
                Begin(headers);
                return body.StartAsync(cancellationToken);
            });

    /// <summary>Sends a message.</summary>
    /// <param name="frame">The message with its frame.</param>
    /// <param name="isLast">Whether the end follows at once, so that both can share a packet.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="InvalidOperationException">Another write is under way, or the call has ended.</exception>
    public Task WriteAsync(ReadOnlyMemory<byte> frame, bool isLast, CancellationToken cancellationToken) =>
        WriteAsync(
            async () =>
            {
                if (!begun) Begin(Metadata.Empty);
                PipeWriter writer = body.Writer;
                writer.Write(frame.Span);
                if (!isLast || frame.Length > 16 * 1024) await writer.FlushAsync(cancellationToken);
            });

    /// <summary>Ends the call, unless it has ended. A write under way comes first.</summary>
    /// <param name="status">How it ends.</param>
    /// <param name="trailers">Metadata behind the response.</param>
    /// <returns>Whether the end was sent now.</returns>
    public async Task<bool> EndAsync(Status status, Metadata trailers)
    {
        lock (gate)
        {
            if (end is not null) return false;
            end = (status, trailers);
            if (writing) return false;
        }

        await SendEndAsync(status, trailers);
        return true;
    }

    /// <summary>Tells the client that no more requests are wanted.</summary>
    public void RefuseFurtherRequests() => features.Get<IHttpResetFeature>()?.Reset(NoError);

    private static void Append(IHeaderDictionary headers, Metadata metadata)
    {
        foreach (Metadata.Entry entry in metadata)
        {
            if (!WireNames.IsReserved(entry.Key)) headers.Append(entry.Key, MetadataText.Format(entry));
        }
    }

    private async Task WriteAsync(Func<Task> write)
    {
        lock (gate)
        {
            if (end is not null) throw new InvalidOperationException("The call has ended.");
            if (writing) throw new InvalidOperationException("The last write has not ended.");
            writing = true;
        }

        try
        {
            await write();
        }
        finally
        {
            (Status Status, Metadata Trailers)? pending;
            lock (gate)
            {
                writing = false;
                pending = end;
            }

            if (pending is { } due) await SendEndAsync(due.Status, due.Trailers);
        }
    }

    private void Begin(Metadata headers)
    {
        begun = true;
        http.StatusCode = StatusCodes.Status200OK;
        http.Headers.ContentType = WireNames.ContentType;
        Append(http.Headers, headers);
    }

    private async Task SendEndAsync(Status status, Metadata trailers)
    {
        // Without a message the status travels in the only block of headers there is.
        bool trailersOnly = !begun;
        if (trailersOnly) Begin(Metadata.Empty);
        IHeaderDictionary block = trailersOnly ? http.Headers : features.GetRequiredFeature<IHttpResponseTrailersFeature>().Trailers;
        if (trailersOnly && status.StatusCode == StatusCode.Unimplemented) block[WireNames.AcceptEncoding] = WireNames.Identity;
        Append(block, trailers);
        block[WireNames.Status] = ((int)status.StatusCode).ToString(CultureInfo.InvariantCulture);
        if (status.Detail.Length > 0) block[WireNames.Message] = PercentEncoding.Encode(status.Detail);
        await body.CompleteAsync();
    }
}
