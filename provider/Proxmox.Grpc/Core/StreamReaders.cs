namespace Grpc.Core;

/// <summary>Messages that arrive one after another. One reader at a time.</summary>
/// <typeparam name="T">Type of a message.</typeparam>
public interface IAsyncStreamReader<out T>
{
    /// <summary>The message that the last successful <see cref="MoveNext"/> found.</summary>
    T Current { get; }

    /// <summary>Waits for the next message.</summary>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>False when the other side has finished its stream.</returns>
    /// <exception cref="RpcException">On a client: the call ended with another status than OK.</exception>
    /// <exception cref="OperationCanceledException">On a server: the call was cancelled or its deadline passed.</exception>
    Task<bool> MoveNext(CancellationToken cancellationToken);
}

/// <summary>Shorter ways to read a stream.</summary>
public static class AsyncStreamReaderExtensions
{
    /// <summary>Waits for the next message, without a way to stop waiting.</summary>
    /// <typeparam name="T">Type of a message.</typeparam>
    /// <param name="streamReader">The stream.</param>
    public static Task<bool> MoveNext<T>(this IAsyncStreamReader<T> streamReader)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(streamReader);
        return streamReader.MoveNext(CancellationToken.None);
    }

    /// <summary>All messages of a stream, for <c>await foreach</c>.</summary>
    /// <typeparam name="T">Type of a message.</typeparam>
    /// <param name="streamReader">The stream.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public static IAsyncEnumerable<T> ReadAllAsync<T>(
        this IAsyncStreamReader<T> streamReader,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(streamReader);
        return ReadAll(streamReader, cancellationToken);
    }

    private static async IAsyncEnumerable<T> ReadAll<T>(
        IAsyncStreamReader<T> streamReader,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (await streamReader.MoveNext(cancellationToken))
            yield return streamReader.Current;
    }
}
