using Proxmox.Engine.Declarations;
using Proxmox.Model.Fields;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Ceph.Commands;

/// <summary>See <see cref="OsdCommand"/>.</summary>
public static class CephOsdScrub
{
    private static readonly Field<bool> Deep =
        Flag("deep", "Whether the data itself is read and compared, and not only what is known of it. Unset means false.");

    /// <summary>The declaration.</summary>
    public static Command Declaration { get; } = OsdCommand.Of(
        "scrub", "Has an OSD compare its copies of data with those of others. The command does not wait until it has.", [Deep]);
}
