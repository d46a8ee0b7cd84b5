using System.Text.RegularExpressions;

namespace Proxmox.Client;

/// <summary>One of PVE's phrases.</summary>
/// <param name="Kind">What it says.</param>
/// <param name="Pattern">How it reads; a group named <c>param</c> is the wire name of the parameter at fault.</param>
/// <param name="IsRefusal">Whether PVE says it before it has begun to carry anything out, so that the request may be sent again.</param>
internal sealed record FaultPhrase(FaultKind Kind, Regex Pattern, bool IsRefusal);

/// <summary>
/// PVE reports nearly everything as status 500 with a sentence. These are the sentences, most telling first: the first that matches
/// decides. They were taken from recorded exchanges with PVE 9.2 and from the sources of PVE 9 (<c>PVE::Tools</c>, <c>PVE::Cluster</c>,
/// <c>PVE::AbstractConfig</c>, <c>PVE::RESTEnvironment</c>, <c>PVE::API2</c>).
/// </summary>
internal static class FaultPhrases
{
    public static readonly IReadOnlyList<FaultPhrase> All =
    [
        // The rest of the change is made and in force. What the guest holds, and a drive that becomes one of another kind, only wait for
        // the next start.
        Says(FaultKind.KeptPending, "^hotplug problem - (error on hot-unplugging device '|unable to change media type)"),
        Says(FaultKind.NotPlugged, "^hotplug problem - "),
        Says(FaultKind.NotPlugged, "^unable to hotplug "),

        // What the system of a guest lacks is none of PVE's objects, whatever the words.
        Says(FaultKind.GuestRefused, "^Agent error: "),

        // A check of formats speaks of keys that are "already defined" and the like.
        Says(FaultKind.Invalid, "^invalid format - "),

        // The cluster file system. "no quorum!" also replaces the reason of a lock that could not be had, hence before the locks.
        Refusal(FaultKind.Quorum, "cluster not ready - no quorum"),
        Refusal(FaultKind.Quorum, "error: no quorum!"),
        Refusal(FaultKind.Quorum, "pve cluster filesystem not online"),
        Says(FaultKind.Quorum, "no quorum"),
        // Root may write everything there, except while the nodes are no majority.
        Says(FaultKind.Quorum, "'/etc/pve/.*' - Permission denied"),
        Says(FaultKind.Quorum, "ipcc_send_rec"),
        Says(FaultKind.Quorum, "Transport endpoint is not connected"),

        // A lock of a file or of the cluster that was not free in time: gone in a moment, and nothing has begun.
        Refusal(FaultKind.Locked, "can't lock file '.*' - got timeout"),
        Refusal(FaultKind.Locked, "got lock request timeout"),
        Refusal(FaultKind.Locked, "can't (get|acquire) lock '"),

        // A lock that belongs to something that runs, or that was left behind: only that can end it.
        Says(FaultKind.Locked, @"\b(VM|CT) is locked( \([\w-]*\))?"),
        Says(FaultKind.Locked, "trying to acquire (cfs )?lock"),
        Says(FaultKind.SdnLocked, "invalid lock token provided"),
        Says(FaultKind.Locked, @"\bis locked \(\w"),

        // The digest was stale.
        Says(FaultKind.Conflict, "detected modified configuration"),
        Says(FaultKind.Conflict, @"checksum mismatch \(file change"),

        // No worker process to be had.
        Refusal(FaultKind.Busy, "got no worker upid"),
        Refusal(FaultKind.Busy, "starting worker failed"),
        Refusal(FaultKind.Busy, "unable to fork worker"),
        Says(FaultKind.Busy, "dataset is busy"),
        Says(FaultKind.Busy, "(device|resource|target) is busy"),
        Says(FaultKind.Busy, "Device or resource busy"),

        Says(FaultKind.Permission, "^Permission check failed"),
        Says(FaultKind.Permission, @"\bonly root(@pam)? (can|may|is allowed)"),

        Says(FaultKind.Exists, "already exists"),
        Says(FaultKind.Exists, "already defined"),
        Says(FaultKind.Exists, "snapshot name '.*' already used"),

        Says(FaultKind.DiskInUse, "^(device|disk) '?/dev/.* (is )?already in use"),
        Says(FaultKind.DiskInUse, "^disk/partition '.*' (is mounted|has a holder)"),

        Says(FaultKind.Referenced, "^cannot delete '.*', referenced by: "),
        Says(FaultKind.Referenced, @"\b(group|zone|controller)( \S+)? is used by "),
        Says(FaultKind.Referenced, "^Security group '.*' is not empty"),
        Says(FaultKind.Referenced, "base volume '.*' is still in use by linked clone"),

        // The parameters. These name an option, not an object, and go before the phrases for what is missing.
        Says(FaultKind.Invalid, "^(.* failed: )?400 (Parameter verification failed|Rule .* is invalid)"),
        Says(FaultKind.Invalid, @"missing value for required option '(?<param>[\w-]+)'"),
        Says(FaultKind.Invalid, @"unexpected property '(?<param>[\w-]+)'"),
        Says(FaultKind.Invalid, @"(no such|unknown) option '(?<param>[\w-]+)'"),
        Says(FaultKind.Invalid, @"unable to delete required option '(?<param>[\w-]+)'"),
        Says(FaultKind.Invalid, @"cannot set and delete property '(?<param>[\w-]+)'"),
        Says(FaultKind.Invalid, "^not a valid block device|is not a valid local disk"),
        Says(FaultKind.Invalid, "unknown section type '"),
        Says(FaultKind.Invalid, "does not look like a valid user name"),
        Says(FaultKind.Invalid, "unable to parse (directory volume name|volume ID|value of)"),
        Says(FaultKind.Invalid, "no options specified"),
        Says(FaultKind.Invalid, "for data too large"),
        Says(FaultKind.Invalid, "refusing to stop essential service"),
        Says(FaultKind.Invalid, "^unknown repository handle '"),
        Says(FaultKind.Invalid, "^invalid (path|index) - "),
        Says(FaultKind.Invalid, "^wrong number of sockets"),

        Says(FaultKind.Unsupported, "^Method '.*' not implemented"),
        Says(FaultKind.Unsupported, "^method '.*' not available"),
        Says(FaultKind.NotInitialised, "binary not installed: /usr/s?bin/ceph"),
        Says(FaultKind.NotInitialised, "^Ceph Nautilus required"),
        Says(FaultKind.NotInitialised, "pveceph configuration not initialized"),
        Says(FaultKind.NotInitialised, "^ceph not fully configured"),
        // A configuration that names no monitor.
        Says(FaultKind.NotInitialised, "rados_connect failed - No such file or directory"),
        Says(FaultKind.Unsupported, "ha groups have been migrated to rules"),

        Says(FaultKind.GuestSilent, "guest agent is not running"),

        // Behind these, what is missing. A file that a command of the node lacks is none of PVE's objects.
        Says(FaultKind.Unknown, "No such file or directory"),
        Says(FaultKind.UnknownNode, "hostname lookup '.*' failed"),
        Says(FaultKind.NotFound, "do(es)? not exist|do(es)?n't exist|not existing"),
        Says(FaultKind.NotFound, @"\bno such (?!method|vzdump option)[\w/. -]+?"),
        Says(FaultKind.NotFound, @"'[^']+' not (found|defined)"),
        Says(FaultKind.NotFound, "unable to find configuration file for"),
        Says(FaultKind.NotFound, "not HA managed"),
        Says(FaultKind.NotFound, "unrecognized pool '"),
        // One that was not applied yet is none to the firewall.
        Says(FaultKind.NotFound, "^invalid vnet specified"),
        Says(FaultKind.NotFound, "cannot lookup undefined type"),

        Says(FaultKind.Timeout, @"\bgot timeout\b"),
        Says(FaultKind.Timeout, @"\btimed out\b"),
    ];

    private static FaultPhrase Says(FaultKind kind, string pattern) => new(kind, Reading(pattern), false);

    private static FaultPhrase Refusal(FaultKind kind, string pattern) => new(kind, Reading(pattern), true);

    private static Regex Reading(string pattern) =>
        new(pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Multiline | RegexOptions.ExplicitCapture);
}
