using System.Runtime.InteropServices;

namespace Grpc.Core;

/// <summary>How a client makes a call.</summary>
/// <param name="headers">Metadata to send ahead of the request; null for none.</param>
/// <param name="deadline">When to stop waiting, in UTC; null for never.</param>
/// <param name="cancellationToken">Gives the call up.</param>
/// <param name="writeOptions">Wishes for the requests; null for none.</param>
[StructLayout(LayoutKind.Auto)]
#pragma warning disable CA1815, CA1068 // Order of parameters and lack of equality are the mirrored API's.
public readonly struct CallOptions(
    Metadata? headers = null,
    DateTime? deadline = null,
    CancellationToken cancellationToken = default,
    WriteOptions? writeOptions = null)
#pragma warning restore CA1815, CA1068
{
    /// <summary>Metadata to send ahead of the request; null for none.</summary>
    public Metadata? Headers { get; } = headers;

    /// <summary>When to stop waiting, in UTC; null for never.</summary>
    public DateTime? Deadline { get; } = deadline;

    /// <summary>Gives the call up.</summary>
    public CancellationToken CancellationToken { get; } = cancellationToken;

    /// <summary>Wishes for the requests; null for none.</summary>
    public WriteOptions? WriteOptions { get; } = writeOptions;

    /// <summary>The same with other headers.</summary>
    /// <param name="headers">Metadata to send ahead of the request.</param>
    public CallOptions WithHeaders(Metadata headers) => new(headers, Deadline, CancellationToken, WriteOptions);

    /// <summary>The same with another deadline.</summary>
    /// <param name="deadline">When to stop waiting, in UTC.</param>
    public CallOptions WithDeadline(DateTime deadline) => new(Headers, deadline, CancellationToken, WriteOptions);

    /// <summary>The same with another token.</summary>
    /// <param name="cancellationToken">Gives the call up.</param>
    public CallOptions WithCancellationToken(CancellationToken cancellationToken) =>
        new(Headers, Deadline, cancellationToken, WriteOptions);
}
