using Proxmox.Engine.Declarations;
using Proxmox.Resources.Access;
using Proxmox.Resources.Pools;

namespace Proxmox.Resources;

/// <summary>Every declaration of the provider.</summary>
public static class Catalogs
{
    /// <summary>All resources and data sources.</summary>
    public static Catalog All { get; } = new(
        [
            Acl.Declaration,
            Group.Declaration,
            GroupMember.Declaration,
            Role.Declaration,
            User.Declaration,
            UserToken.Declaration,
            Pool.Declaration,
            PoolMember.Declaration,
        ],
        []);
}
