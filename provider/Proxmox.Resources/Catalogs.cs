using Proxmox.Engine.Declarations;
using Proxmox.Resources.Access;
using Proxmox.Resources.Cluster.Metrics;
using Proxmox.Resources.Nodes;
using Proxmox.Resources.Pools;
using Proxmox.Resources.Qemu.Commands;

namespace Proxmox.Resources;

/// <summary>Every declaration of the provider.</summary>
public static class Catalogs
{
    /// <summary>All resources, data sources and commands.</summary>
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
            Graphite.Declaration,
            InfluxDb.Declaration,
            OpenTelemetry.Declaration,
            Nodes.Storage.ContainerTemplate.Declaration,
            Nodes.Storage.DownloadedFile.Declaration,
            Nodes.Storage.OciImage.Declaration,
            Nodes.Storage.UploadedFile.Declaration,
            Nodes.Storage.Volume.Declaration,
            Pool.Declaration,
            PoolMember.Declaration,
            Qemu.Snapshot.Declaration,
            Qemu.StandaloneDisk.Declaration,
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
            Qemu.Vm.Declaration,
        ],
        [
            Permissions.Declaration,
            RealmList.Declaration,
            Cluster.Version.Declaration,
            MetricsServerList.Declaration,
            Node.Declaration,
            NodeList.Declaration,
            Nodes.Storage.BackupList.Declaration,
            Nodes.Storage.ContainerTemplateList.Declaration,
            Nodes.Storage.NodeStorageList.Declaration,
            Nodes.Storage.VolumeList.Declaration,
            Guests.NextVmId.Declaration,
            Qemu.VmAgent.Declaration,
            Qemu.VmCloudInit.Declaration,
            Qemu.VmList.Declaration,
            Storage.StorageList.Declaration,
        ],
        [
            VmAgentExec.Declaration,
            VmAgentFsfreeze.Declaration,
            VmAgentFstrim.Declaration,
            VmAgentPing.Declaration,
            VmAgentSetPassword.Declaration,
            VmCloudInitRegenerate.Declaration,
            VmConvertToTemplate.Declaration,
            VmHibernate.Declaration,
            VmMigrate.Declaration,
            VmMoveDisk.Declaration,
            VmReboot.Declaration,
            VmReset.Declaration,
            VmResume.Declaration,
            VmRollback.Declaration,
            VmSendKey.Declaration,
            VmShutdown.Declaration,
            VmStart.Declaration,
            VmStop.Declaration,
            VmSuspend.Declaration,
        ]);
}
