namespace Grpc.Core;

/// <summary>How a call ended: the sixteen codes of gRPC and <see cref="OK"/>, by their numbers on the wire (<c>grpc-status</c>).</summary>
public enum StatusCode
{
    /// <summary>The call succeeded.</summary>
    OK = 0,

    /// <summary>The call was given up, as a rule by its caller.</summary>
    Cancelled = 1,

    /// <summary>Something failed that nobody classified.</summary>
    Unknown = 2,

    /// <summary>The request can never succeed as it is, whatever the state of the system.</summary>
    InvalidArgument = 3,

    /// <summary>Time ran out before the call ended.</summary>
    DeadlineExceeded = 4,

    /// <summary>What the request names does not exist.</summary>
    NotFound = 5,

    /// <summary>What the request would make exists.</summary>
    AlreadyExists = 6,

    /// <summary>The caller is known and may not do this.</summary>
    PermissionDenied = 7,

    /// <summary>A quota, a size limit or memory is used up.</summary>
    ResourceExhausted = 8,

    /// <summary>The system is not in the state that the request needs.</summary>
    FailedPrecondition = 9,

    /// <summary>Another call got in between.</summary>
    Aborted = 10,

    /// <summary>A position lies beyond what there is.</summary>
    OutOfRange = 11,

    /// <summary>The server does not know the method.</summary>
    Unimplemented = 12,

    /// <summary>An invariant broke: malformed frames and undecodable messages end so.</summary>
    Internal = 13,

    /// <summary>The server cannot be reached now; trying again may help.</summary>
    Unavailable = 14,

    /// <summary>Data is lost beyond recovery.</summary>
    DataLoss = 15,

    /// <summary>The caller did not prove who it is.</summary>
    Unauthenticated = 16,
}
