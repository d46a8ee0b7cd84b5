namespace Grpc.Core;

/// <summary>Where messages are sent one after another. One writer at a time.</summary>
/// <typeparam name="T">Type of a message.</typeparam>
public interface IAsyncStreamWriter<in T>
{
    /// <summary>Wishes for the messages to come; null for none.</summary>
    WriteOptions? WriteOptions { get; set; }

    /// <summary>Sends a message.</summary>
    /// <param name="message">The message.</param>
    /// <returns>A task that ends when the message is handed to the transport.</returns>
    /// <exception cref="InvalidOperationException">The last write has not ended, or the stream is finished.</exception>
    Task WriteAsync(T message);

    /// <summary>Sends a message, or gives up.</summary>
    /// <param name="message">The message.</param>
    /// <param name="cancellationToken">Gives up, and with it the call.</param>
    Task WriteAsync(T message, CancellationToken cancellationToken) =>
        cancellationToken.CanBeCanceled
            ? throw new NotSupportedException("This stream cannot give up a write.")
            : WriteAsync(message);
}

/// <summary>The responses of a call, as its service writes them.</summary>
/// <typeparam name="T">Type of a response.</typeparam>
public interface IServerStreamWriter<in T> : IAsyncStreamWriter<T>;

/// <summary>The requests of a call, as its client writes them.</summary>
/// <typeparam name="T">Type of a request.</typeparam>
public interface IClientStreamWriter<in T> : IAsyncStreamWriter<T>
{
    /// <summary>Says that no further request follows.</summary>
    Task CompleteAsync();
}
