using System.Runtime.InteropServices;

namespace Grpc.Core;

/// <summary>The outcome of a call: a code and a sentence (<c>grpc-status</c> and <c>grpc-message</c>).</summary>
/// <param name="statusCode">The code.</param>
/// <param name="detail">The sentence, without percent-encoding; empty when there is nothing to say.</param>
/// <param name="debugException">What failed on this side of the wire; never sent.</param>
[StructLayout(LayoutKind.Auto)]
public readonly struct Status(StatusCode statusCode, string detail, Exception? debugException) : IEquatable<Status>
{
    /// <summary>Success, with nothing to say.</summary>
    public static readonly Status DefaultSuccess = new(StatusCode.OK, "");

    /// <summary>Cancelled, with nothing to say.</summary>
    public static readonly Status DefaultCancelled = new(StatusCode.Cancelled, "");

    /// <summary>An outcome that no exception on this side explains.</summary>
    /// <param name="statusCode">The code.</param>
    /// <param name="detail">The sentence, without percent-encoding.</param>
    public Status(StatusCode statusCode, string detail)
        : this(statusCode, detail, null)
    {
    }

    /// <summary>The code.</summary>
    public StatusCode StatusCode { get; } = statusCode;

    /// <summary>The sentence, decoded; empty when there is nothing to say.</summary>
    public string Detail { get => field ?? ""; } = detail;

    /// <summary>What failed on this side of the wire; null for an outcome that came over it.</summary>
    public Exception? DebugException { get; } = debugException;

    /// <summary>Whether code and sentence are the same.</summary>
    public static bool operator ==(Status left, Status right) => left.Equals(right);

    /// <summary>Whether code or sentence differ.</summary>
    public static bool operator !=(Status left, Status right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(Status other) => StatusCode == other.StatusCode && string.Equals(Detail, other.Detail, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Status other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(StatusCode, Detail);

    /// <inheritdoc/>
    public override string ToString() => $"Status(StatusCode=\"{StatusCode}\", Detail=\"{Detail}\")";
}
