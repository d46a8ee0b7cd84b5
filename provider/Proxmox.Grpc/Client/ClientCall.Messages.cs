using Grpc.Core;
using Proxmox.Grpc.Framing;

namespace Proxmox.Grpc.Client;

/// <content>Messages in and out, and the end.</content>
internal sealed partial class ClientCall<TRequest, TResponse>
{
    private static readonly Status Expired = new(StatusCode.DeadlineExceeded, "The deadline has passed.");
    private static readonly Status NoResponse = new(StatusCode.Internal, "The server succeeded without a response.");

    /// <summary>Reads the one response of a call that has one.</summary>
    /// <exception cref="RpcException">The call did not succeed.</exception>
    public async Task<TResponse> ReadOnlyAsync()
    {
        Received<TResponse> only = await ReadAsync(isRequired: true, CancellationToken.None);
        Received<TResponse> more = await ReadAsync(isRequired: false, CancellationToken.None);
        return more.HasMessage
            ? throw Fail(new RpcException(new Status(StatusCode.Internal, "The server sent more than one response.")))
            : only.Message;
    }

    /// <summary>Waits for the next response.</summary>
    /// <param name="cancellationToken">Stops waiting, and the call with it.</param>
    /// <returns>No message when the call has succeeded.</returns>
    /// <exception cref="RpcException">The call did not succeed.</exception>
    public Task<Received<TResponse>> ReadAsync(CancellationToken cancellationToken) => ReadAsync(isRequired: false, cancellationToken);

    /// <summary>Sends a request.</summary>
    /// <param name="message">The request.</param>
    /// <param name="body">Where it goes.</param>
    /// <param name="cancellationToken">Gives up, and with it the call.</param>
    /// <exception cref="RpcException">The call has ended.</exception>
    public async Task WriteAsync(TRequest message, StreamedRequestBody body, CancellationToken cancellationToken)
    {
        await using CancellationTokenRegistration giveUp = GiveUpWith(cancellationToken);
        using FrameWriter frame = FrameWriter.Write(message, method.RequestMarshaller, channel.Options.MaxSendMessageSize);
        try
        {
            Stream stream = await body.Opened;
            await stream.WriteAsync(frame.Frame, stopped);
            await stream.FlushAsync(stopped);
        }
        catch (Exception exception)
        {
            throw await ExplainAsync(exception);
        }
    }

    private async Task<Received<TResponse>> ReadAsync(bool isRequired, CancellationToken cancellationToken)
    {
        await using CancellationTokenRegistration giveUp = GiveUpWith(cancellationToken);
        FrameReader? reader = await answer!;
        if (HasEnded(out Status before)) return before.StatusCode == StatusCode.OK ? default : throw Failure();
        try
        {
            Received<TResponse> received = await reader!.ReadAsync(method.ResponseMarshaller, stopped);
            if (received.HasMessage) return received;

            Status status = ClientFault.FromHeaders(name => Find(response!.TrailingHeaders, name))
                ?? new(StatusCode.Internal, "The server ended the response without a status.");
            if (isRequired && status.StatusCode == StatusCode.OK) status = NoResponse;
            End(status, Collect(response!.TrailingHeaders));
        }
        catch (Exception exception)
        {
            throw Fail(exception);
        }

        return GetStatus().StatusCode == StatusCode.OK ? default : throw Failure();
    }

    private CancellationTokenRegistration GiveUpWith(CancellationToken cancellationToken) =>
        cancellationToken.UnsafeRegister(static state => ((ClientCall<TRequest, TResponse>)state!).GiveUp(), this);

    private bool HasEnded(out Status status)
    {
        lock (gate)
        {
            status = end?.Status ?? default;
            return end is not null;
        }
    }

    // A write fails because the server has ended the call; why, its answer tells better than the broken stream.
    private async Task<Exception> ExplainAsync(Exception exception)
    {
        try
        {
            await answer!;
        }
        catch (RpcException explained)
        {
            return explained;
        }

        return stopped.IsCancellationRequested ? Fail(exception) : new RpcException(ClientFault.FromTransport(exception));
    }

    private void Stopped() => _ = Fail(new OperationCanceledException(stopped));

    private void GiveUp() => End(new(StatusCode.Cancelled, "The call was cancelled."), Metadata.Empty);

    private RpcException Failure()
    {
        lock (gate) return new(end!.Value.Status, end.Value.Trailers);
    }

    private RpcException Fail(Exception exception)
    {
        if (exception is RpcException known) End(known.Status, known.Trailers);
        else if (timer is { IsCancellationRequested: true }) End(Expired, Metadata.Empty);
        else if (stopped.IsCancellationRequested) GiveUp();
        else End(ClientFault.FromTransport(exception), Metadata.Empty);
        return Failure();
    }

    // Whatever ends the call first is how it ended. Cancelling sends RST_STREAM unless both sides have finished.
    private void End(Status status, Metadata trailers)
    {
        HttpResponseMessage? received;
        lock (gate)
        {
            if (end is not null) return;
            end = (status, trailers);
            received = response;
        }

        stop.Cancel();
        streamedBody?.Abandon();
        received?.Dispose();
        request.Dispose();
        stop.Dispose();
        timer?.Dispose();
        if (headers.TrySetException(new RpcException(status, trailers))) _ = headers.Task.Exception;
    }
}
