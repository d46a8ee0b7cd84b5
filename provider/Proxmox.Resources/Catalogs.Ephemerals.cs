using Proxmox.Engine.Declarations;
using Proxmox.Resources.Access;
using Proxmox.Resources.Cluster.Membership;

namespace Proxmox.Resources;

// What is there for one run.
public static partial class Catalogs
{
    private static Ephemeral[] Ephemerals =>
    [
        EphemeralJoinInformation.Declaration,
        EphemeralTicket.Declaration,
        EphemeralToken.Declaration,
    ];
}
