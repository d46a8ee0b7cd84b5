using Proxmox.Engine.Declarations;
using Proxmox.Resources.Access;
using Proxmox.Resources.Ceph.Readings;
using Proxmox.Resources.Cluster.Backup;
using Proxmox.Resources.Cluster.Ha;
using Proxmox.Resources.Cluster.Mapping;
using Proxmox.Resources.Cluster.Membership;
using Proxmox.Resources.Cluster.Metrics;
using Proxmox.Resources.Cluster.Notifications;
using Proxmox.Resources.Cluster.Replication;
using Proxmox.Resources.Cluster.Sdn;
using Proxmox.Resources.Firewall;
using Proxmox.Resources.Nodes;
using Proxmox.Resources.Nodes.Capabilities;
using Proxmox.Resources.Nodes.Certificates;
using Proxmox.Resources.Nodes.Disks;
using Proxmox.Resources.Nodes.Hardware;
using Proxmox.Resources.Nodes.Network;

namespace Proxmox.Resources;

// The data sources.
public static partial class Catalogs
{
    private static DataSource[] DataSources =>
    [
        Permissions.Declaration,
        RealmList.Declaration,
        TfaEntries.Declaration,
        GuestsWithoutBackup.Declaration,
        CephConfig.Declaration,
        CephCrush.Declaration,
        CephFileSystems.Declaration,
        CephLog.Declaration,
        CephDaemonLists.Managers,
        CephDaemonLists.MetadataServers,
        CephDaemonLists.Monitors,
        CephOsdReading.Declaration,
        CephOsds.Declaration,
        CephPools.Declaration,
        CephStatus.Declaration,
        Cluster.Version.Declaration,
        ClusterState.Declaration,
        FirewallLog.Declaration,
        FirewallMacros.Declaration,
        FirewallReferences.Declaration,
        JoinInformation.Declaration,
        HaRuleList.Declaration,
        HaStatus.Declaration,
        MappingList.Declaration,
        MetricsServerList.Declaration,
        NotificationTargetList.Declaration,
        ReplicationJobList.Declaration,
        ReplicationJobReading.Declaration,
        Cluster.Search.Declaration,
        SdnLists.Controllers,
        SdnLists.DnsServers,
        SdnLists.Fabrics,
        SdnLists.Ipams,
        SdnLists.Zones,
        Node.Declaration,
        InterfaceList.Declaration,
        CpuFlagList.Declaration,
        CpuModelList.Declaration,
        DiskList.Declaration,
        DiskSmart.Declaration,
        Nodes.Subscription.NodeSubscriptionReading.Declaration,
        MediatedTypeList.Declaration,
        MigrationCapabilities.Declaration,
        NodeCertificateList.Declaration,
        NodeList.Declaration,
        PciDeviceList.Declaration,
        QemuMachineList.Declaration,
        UsbDeviceList.Declaration,
        BackupDefaults.Declaration,
        NodeTime.Declaration,
        Nodes.Apt.NodeAptChangelog.Declaration,
        Nodes.Apt.NodeAptRepositories.Declaration,
        Nodes.Apt.NodeAptUpdates.Declaration,
        Nodes.Apt.NodeAptVersions.Declaration,
        Nodes.Logs.NodeJournal.Declaration,
        Nodes.Logs.NodeReport.Declaration,
        Nodes.Logs.NodeSyslog.Declaration,
        Nodes.Scans.NodeScanCifs.Declaration,
        Nodes.Scans.NodeScanIscsi.Declaration,
        Nodes.Scans.NodeScanLvm.Declaration,
        Nodes.Scans.NodeScanLvmThin.Declaration,
        Nodes.Scans.NodeScanNfs.Declaration,
        Nodes.Scans.NodeScanPbs.Declaration,
        Nodes.Scans.NodeScanZfs.Declaration,
        Nodes.Services.NodeService.Declaration,
        Nodes.Services.NodeServiceList.Declaration,
        Nodes.Statistics.GuestRrdData.Declaration,
        Nodes.Statistics.NodeNetstat.Declaration,
        Nodes.Statistics.NodeRrdData.Declaration,
        Nodes.Statistics.StorageRrdData.Declaration,
        Nodes.Tasks.ClusterTaskList.Declaration,
        Nodes.Tasks.NodeTaskList.Declaration,
        Nodes.Tasks.TaskReading.Declaration,
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
        Qemu.VmAgentFile.Declaration,
        Qemu.VmAgentSystem.Declaration,
        Qemu.VmCloudInit.Declaration,
        Qemu.VmList.Declaration,
        Storage.StorageList.Declaration,
    ];
}
