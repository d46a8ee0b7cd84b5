using Proxmox.Engine.Declarations;
using Proxmox.Resources.Access;
using Proxmox.Resources.Access.Commands;
using Proxmox.Resources.Cluster.Acme;
using Proxmox.Resources.Cluster.Backup;
using Proxmox.Resources.Cluster.Backup.Commands;
using Proxmox.Resources.Cluster.Ha;
using Proxmox.Resources.Cluster.Ha.Commands;
using Proxmox.Resources.Cluster.Mapping;
using Proxmox.Resources.Cluster.Membership;
using Proxmox.Resources.Cluster.Metrics;
using Proxmox.Resources.Cluster.Notifications;
using Proxmox.Resources.Cluster.Notifications.Commands;
using Proxmox.Resources.Cluster.Replication;
using Proxmox.Resources.Cluster.Replication.Commands;
using Proxmox.Resources.Cluster.Sdn;
using Proxmox.Resources.Cluster.Sdn.Commands;
using Proxmox.Resources.Cluster.Sdn.Controllers;
using Proxmox.Resources.Cluster.Sdn.Dns;
using Proxmox.Resources.Cluster.Sdn.Fabrics;
using Proxmox.Resources.Cluster.Sdn.Ipams;
using Proxmox.Resources.Cluster.Sdn.Zones;
using Proxmox.Resources.Guests.Bulk;
using Proxmox.Resources.Lxc.Commands;
using Proxmox.Resources.Nodes;
using Proxmox.Resources.Nodes.Certificates;
using Proxmox.Resources.Nodes.Commands;
using Proxmox.Resources.Nodes.Storage.Commands;
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
            RealmSyncJob.Declaration,
            Role.Declaration,
            User.Declaration,
            UserRecoveryKeys.Declaration,
            UserToken.Declaration,
            UserTotp.Declaration,
            AcmeAccount.Declaration,
            AcmePlugin.Declaration,
            BackupJob.Declaration,
            Cluster.ClusterOptions.Declaration,
            ClusterNode.Declaration,
            FoundedCluster.Declaration,
            HaGroup.Declaration,
            HaNodeAffinityRule.Declaration,
            HaResource.Declaration,
            HaResourceAffinityRule.Declaration,
            DirectoryMapping.Declaration,
            PciMapping.Declaration,
            UsbMapping.Declaration,
            Graphite.Declaration,
            InfluxDb.Declaration,
            OpenTelemetry.Declaration,
            Gotify.Declaration,
            Matcher.Declaration,
            Sendmail.Declaration,
            Smtp.Declaration,
            Webhook.Declaration,
            Lxc.Container.Declaration,
            Lxc.Snapshot.Declaration,
            NodeCertificate.Declaration,
            NodeConfig.Declaration,
            Nodes.Storage.ContainerTemplate.Declaration,
            Nodes.Storage.DownloadedFile.Declaration,
            Nodes.Storage.OciImage.Declaration,
            Nodes.Storage.UploadedFile.Declaration,
            Nodes.Storage.Volume.Declaration,
            Pool.Declaration,
            PoolMember.Declaration,
            ReplicationJob.Declaration,
            BgpController.Declaration,
            EvpnController.Declaration,
            IsisController.Declaration,
            PowerDns.Declaration,
            OpenFabric.Declaration,
            OpenFabricNode.Declaration,
            OspfFabric.Declaration,
            OspfFabricNode.Declaration,
            IpamMapping.Declaration,
            NetboxIpam.Declaration,
            PhpIpam.Declaration,
            PveIpam.Declaration,
            Subnet.Declaration,
            Vnet.Declaration,
            EvpnZone.Declaration,
            QinQZone.Declaration,
            SimpleZone.Declaration,
            VlanZone.Declaration,
            VxlanZone.Declaration,
            Qemu.CpuModel.Declaration,
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
            TfaEntries.Declaration,
            GuestsWithoutBackup.Declaration,
            Cluster.Version.Declaration,
            ClusterState.Declaration,
            JoinInformation.Declaration,
            HaRuleList.Declaration,
            HaStatus.Declaration,
            MappingList.Declaration,
            MetricsServerList.Declaration,
            NotificationTargetList.Declaration,
            ReplicationJobList.Declaration,
            ReplicationJobReading.Declaration,
            SdnLists.Controllers,
            SdnLists.DnsServers,
            SdnLists.Fabrics,
            SdnLists.Ipams,
            SdnLists.Zones,
            Node.Declaration,
            NodeCertificateList.Declaration,
            NodeList.Declaration,
            Guests.AllGuests.Declaration,
            Nodes.Storage.BackupList.Declaration,
            Nodes.Storage.BackupsToPrune.Declaration,
            Nodes.Storage.ContainerTemplateList.Declaration,
            Nodes.Storage.NodeStorageList.Declaration,
            Nodes.Storage.VolumeList.Declaration,
            Guests.NextVmId.Declaration,
            Lxc.ContainerInterfaces.Declaration,
            Lxc.ContainerList.Declaration,
            Qemu.VmAgent.Declaration,
            Qemu.VmCloudInit.Declaration,
            Qemu.VmList.Declaration,
            Storage.StorageList.Declaration,
        ],
        [
            BackupCreate.Declaration,
            BackupPrune.Declaration,
            BackupUpdate.Declaration,
            ContainerConvertToTemplate.Declaration,
            ContainerMigrate.Declaration,
            ContainerMoveVolume.Declaration,
            ContainerReboot.Declaration,
            ContainerRestore.Declaration,
            ContainerRollback.Declaration,
            ContainerShutdown.Declaration,
            ContainerStart.Declaration,
            ContainerStop.Declaration,
            HaArm.Declaration,
            HaDisarm.Declaration,
            HaResourceMigrate.Declaration,
            HaResourceRelocate.Declaration,
            GuestsMigrate.Declaration,
            GuestsShutdown.Declaration,
            GuestsStart.Declaration,
            GuestsSuspend.Declaration,
            NodeCertificateOrder.Declaration,
            NodeCertificateRenew.Declaration,
            NodeCertificateRevoke.Declaration,
            NodeReboot.Declaration,
            NodeShutdown.Declaration,
            NodeWake.Declaration,
            NotificationTargetTest.Declaration,
            RealmSyncNow.Declaration,
            ReplicationJobRun.Declaration,
            SdnApplyCommand.Declaration,
            SdnRollback.Declaration,
            UserUnlockTfa.Declaration,
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
            VmRestore.Declaration,
            VmRollback.Declaration,
            VmSendKey.Declaration,
            VmShutdown.Declaration,
            VmStart.Declaration,
            VmStop.Declaration,
            VmSuspend.Declaration,
        ]);
}
