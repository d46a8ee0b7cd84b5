namespace Proxmox.Client;

/// <summary>What went wrong, as far as a caller can act on it.</summary>
public enum FaultKind
{
    /// <summary>None of the others; PVE's own words are all there is.</summary>
    Unknown,

    /// <summary>
    /// Something that the request named does not exist. It may be the object of the path or one that a parameter refers to: it proves
    /// absence only as the answer to a GET of the object itself (see <see cref="PveFault.ProvesAbsence"/>).
    /// </summary>
    NotFound,

    /// <summary>An object of that name or number is already there.</summary>
    Exists,

    /// <summary>It cannot go, for something else in PVE refers to it.</summary>
    Referenced,

    /// <summary>The disk is used for something already.</summary>
    DiskInUse,

    /// <summary>
    /// A lock is held: that of a file or of the cluster timed out, or a guest is locked by a backup, migration and the like.
    /// </summary>
    Locked,

    /// <summary>Somebody else holds the lock of the SDN configuration, whose token the request did not show.</summary>
    SdnLocked,

    /// <summary>PVE has no capacity now, or is in the middle of something: try later.</summary>
    Busy,

    /// <summary>The cluster has no quorum, or its file system cannot be written.</summary>
    Quorum,

    /// <summary>The user or token lacks a privilege, or the call is kept for root.</summary>
    Permission,

    /// <summary>PVE refuses the parameters; <see cref="PveFault.Parameters"/> says which when PVE did.</summary>
    Invalid,

    /// <summary>A task was started and failed.</summary>
    TaskFailed,

    /// <summary>No answer in time, ours or that of something behind PVE.</summary>
    Timeout,

    /// <summary>No connection to any endpoint, or from the endpoint to the node.</summary>
    Unreachable,

    /// <summary>The endpoint answers, but does not know the node that the request is for.</summary>
    UnknownNode,

    /// <summary>The server's certificate is not trusted.</summary>
    Certificate,

    /// <summary>The credentials are missing, wrong or expired.</summary>
    Unauthenticated,

    /// <summary>This PVE does not know the method, or lacks what it needs.</summary>
    Unsupported,

    /// <summary>Ceph is not installed on the node, was not initialised, or has no monitor yet: what was asked for needs that
    /// first.</summary>
    NotInitialised,

    /// <summary>The agent in a guest does not answer: it is not installed, or the guest is still starting.</summary>
    GuestSilent,

    /// <summary>The agent in a guest answers, and what it was asked for failed there.</summary>
    GuestRefused,

    /// <summary>The configuration was changed since it was read: the digest is stale.</summary>
    Conflict,

    /// <summary>PVE has stored the change, and the running guest has not taken it: it comes true when the guest starts anew.</summary>
    KeptPending,

    /// <summary>
    /// PVE has stored the change, and the running guest could not be given it; nothing says that it can be when it starts anew.
    /// </summary>
    NotPlugged,
}
