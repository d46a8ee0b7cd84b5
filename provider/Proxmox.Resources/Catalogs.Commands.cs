using Proxmox.Engine.Declarations;
using Proxmox.Resources.Access.Commands;
using Proxmox.Resources.Ceph.Commands;
using Proxmox.Resources.Cluster.Backup.Commands;
using Proxmox.Resources.Cluster.Ha.Commands;
using Proxmox.Resources.Cluster.Notifications.Commands;
using Proxmox.Resources.Cluster.Replication.Commands;
using Proxmox.Resources.Cluster.Sdn.Commands;
using Proxmox.Resources.Guests.Bulk;
using Proxmox.Resources.Lxc.Commands;
using Proxmox.Resources.Nodes.Commands;
using Proxmox.Resources.Nodes.Disks.Commands;
using Proxmox.Resources.Nodes.Network.Commands;
using Proxmox.Resources.Nodes.Storage.Commands;
using Proxmox.Resources.Qemu.Commands;

namespace Proxmox.Resources;

// The commands.
public static partial class Catalogs
{
    private static Command[] Commands =>
    [
        BackupCreate.Declaration,
        BackupPrune.Declaration,
        BackupUpdate.Declaration,
        CephDaemonsRestart.Declaration,
        CephFlagSet.Declaration,
        CephNodeOsdsRestart.Declaration,
        CephOsdIn.Declaration,
        CephOsdOut.Declaration,
        CephOsdScrub.Declaration,
        CephServiceRestart.Declaration,
        CephServiceStart.Declaration,
        CephServiceStop.Declaration,
        ContainerConvertToTemplate.Declaration,
        ContainerMigrate.Declaration,
        ContainerMigrateToRemote.Declaration,
        ContainerMoveVolume.Declaration,
        ContainerReboot.Declaration,
        ContainerRestore.Declaration,
        ContainerResume.Declaration,
        ContainerRollback.Declaration,
        ContainerShutdown.Declaration,
        ContainerStart.Declaration,
        ContainerStop.Declaration,
        ContainerSuspend.Declaration,
        HaArm.Declaration,
        HaDisarm.Declaration,
        HaResourceMigrate.Declaration,
        HaResourceRelocate.Declaration,
        GuestsMigrate.Declaration,
        GuestsShutdown.Declaration,
        GuestsStart.Declaration,
        GuestsSuspend.Declaration,
        Nodes.Apt.Commands.NodeAptRefresh.Declaration,
        NodeCertificateOrder.Declaration,
        NodeCertificateRenew.Declaration,
        NodeCertificateRevoke.Declaration,
        NodeDiskInitializeGpt.Declaration,
        NodeDiskWipe.Declaration,
        Nodes.Bulk.NodeGuestsMigrate.Declaration,
        Nodes.Bulk.NodeGuestsShutdown.Declaration,
        Nodes.Bulk.NodeGuestsStart.Declaration,
        Nodes.Bulk.NodeGuestsSuspend.Declaration,
        NodeNetworkApply.Declaration,
        NodeNetworkRevert.Declaration,
        NodeReboot.Declaration,
        Nodes.Services.Commands.NodeServiceReload.Declaration,
        Nodes.Services.Commands.NodeServiceRestart.Declaration,
        Nodes.Services.Commands.NodeServiceStart.Declaration,
        Nodes.Services.Commands.NodeServiceStop.Declaration,
        NodeShutdown.Declaration,
        Nodes.Subscription.Commands.NodeSubscriptionCheck.Declaration,
        NodeWake.Declaration,
        NotificationTargetTest.Declaration,
        RealmSyncNow.Declaration,
        ReplicationJobRun.Declaration,
        SdnApplyCommand.Declaration,
        SdnRollback.Declaration,
        Nodes.Tasks.Commands.TaskStop.Declaration,
        UserUnlockTfa.Declaration,
        VmAgentExec.Declaration,
        VmAgentFileWrite.Declaration,
        VmAgentFsfreeze.Declaration,
        VmAgentFstrim.Declaration,
        VmAgentPing.Declaration,
        VmAgentSetPassword.Declaration,
        VmAgentSuspend.Declaration,
        VmCloudInitRegenerate.Declaration,
        VmConvertToTemplate.Declaration,
        VmHibernate.Declaration,
        VmMigrate.Declaration,
        VmMigrateToRemote.Declaration,
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
    ];
}
