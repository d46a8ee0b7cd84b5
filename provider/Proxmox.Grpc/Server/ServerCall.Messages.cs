using Grpc.Core;
using Proxmox.Grpc.Framing;

namespace Proxmox.Grpc.Server;

/// <content>Messages in and out.</content>
internal sealed partial class ServerCall
{
    /// <summary>Reads the one request of a call that has one.</summary>
    /// <typeparam name="T">Type of the request.</typeparam>
    /// <param name="marshaller">Reads it.</param>
    public async ValueTask<T> ReadOnlyAsync<T>(Marshaller<T> marshaller)
        where T : class
    {
        Received<T> only = await ReadAsync(marshaller, CancellationToken.None);
        if (!only.HasMessage) throw new RpcException(new Status(StatusCode.Internal, "The call has no request."));
        Received<T> more = await ReadAsync(marshaller, CancellationToken.None);
        return more.HasMessage
            ? throw new RpcException(new Status(StatusCode.Internal, "The call has more than one request."))
            : only.Message;
    }

    /// <summary>Waits for the next request.</summary>
    /// <typeparam name="T">Type of the request.</typeparam>
    /// <param name="marshaller">Reads it.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="OperationCanceledException">The call or the wait was cancelled.</exception>
    public async ValueTask<Received<T>> ReadAsync<T>(Marshaller<T> marshaller, CancellationToken cancellationToken)
        where T : class
    {
        using CancellationTokenSource? both = cancellationToken.CanBeCanceled
            ? CancellationTokenSource.CreateLinkedTokenSource(token, cancellationToken)
            : null;
        try
        {
            return await reader.ReadAsync(marshaller, both?.Token ?? token);
        }
        catch (IOException exception)
        {
            throw new OperationCanceledException("The client gave the call up.", exception, token);
        }
    }

    /// <summary>Sends a response that others may follow.</summary>
    /// <typeparam name="T">Type of the response.</typeparam>
    /// <param name="message">The response.</param>
    /// <param name="marshaller">Writes it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task WriteAsync<T>(T message, Marshaller<T> marshaller, CancellationToken cancellationToken)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(message);
        return SendAsync(message, marshaller, isLast: false, cancellationToken);
    }

    /// <summary>Sends the one response of a call that has one.</summary>
    /// <typeparam name="T">Type of the response.</typeparam>
    /// <param name="message">The response; a service that returns none has failed.</param>
    /// <param name="marshaller">Writes it.</param>
    public Task WriteLastAsync<T>(T? message, Marshaller<T> marshaller)
        where T : class
    {
        if (message is null) throw new RpcException(new Status(StatusCode.Cancelled, "The service returned no response."));

        // A status other than OK is the whole answer.
        return StatusCore.StatusCode == StatusCode.OK
            ? SendAsync(message, marshaller, isLast: true, CancellationToken.None)
            : Task.CompletedTask;
    }

    private async Task SendAsync<T>(T message, Marshaller<T> marshaller, bool isLast, CancellationToken cancellationToken)
    {
        token.ThrowIfCancellationRequested();
        using CancellationTokenSource? both = cancellationToken.CanBeCanceled
            ? CancellationTokenSource.CreateLinkedTokenSource(token, cancellationToken)
            : null;
        using FrameWriter frame = FrameWriter.Write(message, marshaller, options.MaxSendMessageSize);
        await response.WriteAsync(frame.Frame, isLast, both?.Token ?? token);
    }
}
