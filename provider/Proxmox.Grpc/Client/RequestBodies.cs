using System.Net;
using System.Net.Http.Headers;
using Proxmox.Grpc.Framing;

namespace Proxmox.Grpc.Client;

/// <summary>The body of a call with one request.</summary>
internal sealed class SingleRequestBody : HttpContent
{
    private readonly FrameWriter frame;

    /// <summary>A body.</summary>
    /// <param name="frame">The request; disposed of with the body.</param>
    public SingleRequestBody(FrameWriter frame)
    {
        this.frame = frame;
        Headers.ContentType = new MediaTypeHeaderValue(WireNames.ContentType);
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken) =>
        stream.WriteAsync(frame.Frame, cancellationToken).AsTask();

    protected override bool TryComputeLength(out long length)
    {
        // A length would be sent as a header that gRPC does without.
        length = -1;
        return false;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) frame.Dispose();
        base.Dispose(disposing);
    }
}

/// <summary>The body of a call with many requests: stays open until it is completed.</summary>
internal sealed class StreamedRequestBody : HttpContent
{
    private readonly TaskCompletionSource<Stream> opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource completed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>A body.</summary>
    public StreamedRequestBody() => Headers.ContentType = new MediaTypeHeaderValue(WireNames.ContentType);

    /// <summary>Where requests are written, once there is a connection.</summary>
    public Task<Stream> Opened => opened.Task;

    /// <summary>Says that no further request follows.</summary>
    public void Complete() => completed.TrySetResult();

    /// <summary>Ends the wait for a connection that will not come, and the body if it is open.</summary>
    public void Abandon()
    {
        opened.TrySetCanceled();
        completed.TrySetCanceled();
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        // The flush sends the headers, so that the server can answer before there is a request.
        await stream.FlushAsync(cancellationToken);
        opened.TrySetResult(stream);
        await completed.Task.WaitAsync(cancellationToken);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = -1;
        return false;
    }
}
