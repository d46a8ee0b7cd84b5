using Proxmox.Engine.Declarations;
using Proxmox.Resources.Access;
using Proxmox.Resources.Ceph;
using Proxmox.Resources.Cluster.Acme;
using Proxmox.Resources.Cluster.Backup;
using Proxmox.Resources.Cluster.Ha;
using Proxmox.Resources.Cluster.Mapping;
using Proxmox.Resources.Cluster.Membership;
using Proxmox.Resources.Cluster.Metrics;
using Proxmox.Resources.Cluster.Notifications;
using Proxmox.Resources.Cluster.Replication;
using Proxmox.Resources.Cluster.Sdn;
using Proxmox.Resources.Cluster.Sdn.Controllers;
using Proxmox.Resources.Cluster.Sdn.Dns;
using Proxmox.Resources.Cluster.Sdn.Fabrics;
using Proxmox.Resources.Cluster.Sdn.Ipams;
using Proxmox.Resources.Cluster.Sdn.Zones;
using Proxmox.Resources.Firewall;
using Proxmox.Resources.Nodes;
using Proxmox.Resources.Nodes.Certificates;
using Proxmox.Resources.Nodes.Disks;
using Proxmox.Resources.Nodes.Hosts;
using Proxmox.Resources.Nodes.Network;
using Proxmox.Resources.Pools;

namespace Proxmox.Resources;

// The resources.
public static partial class Catalogs
{
    private static Resource[] Resources =>
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
        CephCluster.Declaration,
        CephFlags.Declaration,
        CephFs.Declaration,
        CephMgr.Declaration,
        CephMds.Declaration,
        CephMonitor.Declaration,
        CephOsd.Declaration,
        CephPool.Declaration,
        CephPoolErasureCoded.Declaration,
        Cluster.ClusterOptions.Declaration,
        ClusterNode.Declaration,
        FoundedCluster.Declaration,
        FirewallAlias.Declaration,
        FirewallIpSet.Declaration,
        FirewallOptionsCluster.Declaration,
        FirewallOptionsGuest.Declaration,
        FirewallOptionsNode.Declaration,
        FirewallOptionsVnet.Declaration,
        FirewallRule.Declaration,
        FirewallRules.Declaration,
        FirewallSecurityGroup.Declaration,
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
        Bond.Declaration,
        Bridge.Declaration,
        InterfaceAlias.Declaration,
        Nic.Declaration,
        OvsBond.Declaration,
        OvsBridge.Declaration,
        OvsIntPort.Declaration,
        OvsPort.Declaration,
        Vlan.Declaration,
        NodeCertificate.Declaration,
        Nodes.Apt.NodeAptRepository.Declaration,
        Nodes.Apt.NodeAptStandardRepository.Declaration,
        NodeConfig.Declaration,
        NodeDirectory.Declaration,
        NodeDns.Declaration,
        NodeHosts.Declaration,
        NodeHostsEntry.Declaration,
        NodeLvm.Declaration,
        NodeLvmThin.Declaration,
        Nodes.Subscription.NodeSubscription.Declaration,
        NodeTimezone.Declaration,
        NodeZfs.Declaration,
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
    ];
}
