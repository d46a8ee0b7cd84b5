namespace Grpc.Core;

/// <summary>
/// A call that did not succeed. A service throws it to answer with a status of its choice; a client gets it for every status but
/// <see cref="StatusCode.OK"/>.
/// </summary>
#pragma warning disable CA1032 // An exception of this kind without a status would mean nothing.
public class RpcException : Exception
#pragma warning restore CA1032
{
    /// <summary>A failure with no metadata.</summary>
    /// <param name="status">How the call ended.</param>
    public RpcException(Status status)
        : this(status, Metadata.Empty, status.ToString())
    {
    }

    /// <summary>A failure with no metadata and a message of its own for this process.</summary>
    /// <param name="status">How the call ended.</param>
    /// <param name="message">The text of <see cref="Exception.Message"/>; never sent.</param>
    public RpcException(Status status, string message)
        : this(status, Metadata.Empty, message)
    {
    }

    /// <summary>A failure with metadata, such as <c>grpc-status-details-bin</c>.</summary>
    /// <param name="status">How the call ended.</param>
    /// <param name="trailers">Metadata that travels behind the answer.</param>
    public RpcException(Status status, Metadata trailers)
        : this(status, trailers, status.ToString())
    {
    }

    /// <summary>A failure with metadata and a message of its own for this process.</summary>
    /// <param name="status">How the call ended.</param>
    /// <param name="trailers">Metadata that travels behind the answer.</param>
    /// <param name="message">The text of <see cref="Exception.Message"/>; never sent.</param>
    public RpcException(Status status, Metadata trailers, string message)
        : base(message, status.DebugException)
    {
        ArgumentNullException.ThrowIfNull(trailers);
        Status = status;
        Trailers = trailers;
    }

    /// <summary>How the call ended.</summary>
    public Status Status { get; }

    /// <summary>The code of <see cref="Status"/>.</summary>
    public StatusCode StatusCode => Status.StatusCode;

    /// <summary>Metadata that travelled, or is to travel, behind the answer; empty without any.</summary>
    public Metadata Trailers { get; }
}
