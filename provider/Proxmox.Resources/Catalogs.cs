using Proxmox.Engine.Declarations;
using Proxmox.Resources.Access;
using Proxmox.Resources.Nodes;
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
            RealmAd.Declaration,
            RealmLdap.Declaration,
            RealmOpenId.Declaration,
            RealmPam.Declaration,
            RealmPve.Declaration,
            Role.Declaration,
            User.Declaration,
            UserToken.Declaration,
            Pool.Declaration,
            PoolMember.Declaration,
            Qemu.Snapshot.Declaration,
            Storage.Btrfs.Declaration,
            Storage.CephFs.Declaration,
            Storage.Cifs.Declaration,
            Storage.Directory.Declaration,
            Storage.Esxi.Declaration,
            Storage.GlusterFs.Declaration,
            Storage.Iscsi.Declaration,
            Storage.IscsiDirect.Declaration,
            Storage.Lvm.Declaration,
            Storage.LvmThin.Declaration,
            Storage.Nfs.Declaration,
            Storage.Pbs.Declaration,
            Storage.Rbd.Declaration,
            Storage.ZfsOverIscsi.Declaration,
            Storage.ZfsPool.Declaration,
        ],
        [
            Permissions.Declaration,
            RealmList.Declaration,
            Cluster.Version.Declaration,
            Node.Declaration,
            NodeList.Declaration,
            Storage.StorageList.Declaration,
        ]);
}
