using Proxmox.Engine.Declarations;
using Proxmox.Resources.Access;
using Proxmox.Resources.Ceph;
using Proxmox.Resources.Cluster.Acme;
using Proxmox.Resources.Cluster.Backup;
using Proxmox.Resources.Cluster.Ha;
using Proxmox.Resources.Cluster.Mapping;
using Proxmox.Resources.Cluster.Metrics;
using Proxmox.Resources.Cluster.Replication;
using Proxmox.Resources.Cluster.Sdn;
using Proxmox.Resources.Cluster.Sdn.Controllers;
using Proxmox.Resources.Cluster.Sdn.Fabrics;
using Proxmox.Resources.Cluster.Sdn.Zones;
using Proxmox.Resources.Firewall;
using Proxmox.Resources.Nodes;
using Proxmox.Resources.Nodes.Apt;
using Proxmox.Resources.Nodes.Certificates;
using Proxmox.Resources.Nodes.Disks;
using Proxmox.Resources.Nodes.Hosts;
using Proxmox.Resources.Nodes.Network;
using Proxmox.Resources.Nodes.Storage;
using Proxmox.Resources.Pools;

namespace Proxmox.Resources.Foreign;

// By area, as they are here.
internal static partial class Bpg
{
    private static ForeignIdentity File => By("storage", "{datastore_id}");

    private static ForeignIdentity OfGuestLevel => By("level", "vm:{vm_id}", "ct:{container_id}", "cluster");

    private static ForeignType[] Guests =>
    [
        Long("vm", Qemu.Vm.Declaration, By("vmid", "{vm_id}", "{id}")),
        Of([Prefix + "vm", LongPrefix + "vm2"], Qemu.Vm.Declaration, By("vmid", "{id}")),
        Either("cloned_vm", Qemu.Vm.Declaration, By("vmid", "{id}")),
        Long("container", Lxc.Container.Declaration, By("vmid", "{vm_id}", "{id}")),
        Long("pool", Pool.Declaration),
        Either("pool_membership", PoolMember.Declaration, By("member", "{vm_id}", "{storage_id}")),
    ];

    private static ForeignType[] Files =>
    [
        Long("file", UploadedFile.Declaration, Node, File),
        Either("download_file", DownloadedFile.Declaration, Node, File, By("file_name", "{file_name}", "{id/}")),
        Either("oci_image", OciImage.Declaration, Node, File, By("file_name", "{file_name}", "{id/}")),
    ];

    private static ForeignType[] AccessTypes =>
    [
        Either("acl", Acl.Declaration, By("principal", "{user_id}", "{token_id}", "@{group_id}")),
        Long("group", Group.Declaration),
        Long("role", Role.Declaration),
        Long("user", User.Declaration),
        Either("user_token", UserToken.Declaration),
        Either("realm_ldap", RealmLdap.Declaration, By("realm_id", "{realm}")),
        Either("realm_openid", RealmOpenId.Declaration, By("realm_id", "{realm}")),
        None("realm_sync", "One sync of a realm is no object of PVE: the action proxmox_realm_sync does it, and proxmox_realm_sync_job does "
            + "it by a schedule."),
    ];

    private static ForeignType[] ClusterTypes =>
    [
        Either("acme_account", AcmeAccount.Declaration, By("account_id", "{name}")),
        Either("acme_dns_plugin", AcmePlugin.Declaration, By("plugin_id", "{plugin}")),
        Short("backup_job", BackupJob.Declaration, By("job_id", "{id}")),
        Either("cluster_options", Cluster.ClusterOptions.Declaration),
        Either("hagroup", HaGroup.Declaration, By("group_id", "{group}")),
        Either("haresource", HaResource.Declaration, By("sid", "{resource_id}")),
        new ForeignType(Both("harule"))
        {
            Targets =
            [
                new(HaNodeAffinityRule.Declaration, By("rule_id", "{rule}")) { When = new("type", "node-affinity") },
                new(HaResourceAffinityRule.Declaration, By("rule_id", "{rule}")) { When = new("type", "resource-affinity") },
            ],
        },
        Either("hardware_mapping_dir", DirectoryMapping.Declaration, By("mapping_id", "{name}")),
        Either("hardware_mapping_pci", PciMapping.Declaration, By("mapping_id", "{name}")),
        Either("hardware_mapping_usb", UsbMapping.Declaration, By("mapping_id", "{name}")),
        new ForeignType(Both("metrics_server"))
        {
            Targets =
            [
                new(Graphite.Declaration, By("metrics_server_id", "{name}")) { When = new("type", "graphite") },
                new(InfluxDb.Declaration, By("metrics_server_id", "{name}")) { When = new("type", "influxdb") },
                new(OpenTelemetry.Declaration, By("metrics_server_id", "{name}")) { When = new("type", "opentelemetry") },
            ],
        },
        Either("replication", ReplicationJob.Declaration, By("vmid", "{guest}"), By("job_number", "{jobnum}")),
    ];

    private static ForeignType[] NodeTypes =>
    [
        None("acme_certificate", "The ACME settings of a node are proxmox_node_config, with acme and acme_domains: import that. The action "
            + "proxmox_node_certificate_order orders the certificate, which PVE then renews by itself."),
        Either("apt_repository", NodeAptRepository.Declaration, By("path", "{file_path}")),
        Either("apt_standard_repository", NodeAptStandardRepository.Declaration),
        new ForeignType([Prefix + "ceph_pool"])
        {
            Targets =
            [
                new(CephPoolErasureCoded.Declaration) { When = new("erasure_coding") },
                new(CephPool.Declaration),
            ],
        },
        Long("certificate", NodeCertificate.Declaration, Node),
        Long("dns", NodeDns.Declaration, Node),
        Long("hosts", NodeHosts.Declaration, Node),
        Long("time", NodeTimezone.Declaration, Node),
        Short("network_linux_bond", Bond.Declaration, Node),
        Either("network_linux_bridge", Bridge.Declaration, Node),
        Either("network_linux_vlan", Vlan.Declaration, Node),
        Short("node_config", NodeConfig.Declaration, Node),
        Short("node_disk_zfs", NodeZfs.Declaration, Node),
    ];

    private static ForeignType[] FirewallTypes =>
    [
        Long("cluster_firewall", FirewallOptionsCluster.Declaration),
        Long("cluster_firewall_security_group", FirewallSecurityGroup.Declaration, By("security_group_id", "{name}")),
        Long("firewall_alias", FirewallAlias.Declaration, OfGuestLevel, By("alias_id", "{name}")),
        Long("firewall_ipset", FirewallIpSet.Declaration, OfGuestLevel, By("ipset_id", "{name}")),
        Long("firewall_options", FirewallOptionsGuest.Declaration, By("vmid", "{vm_id}", "{container_id}")),
        Long("firewall_rules", FirewallRules.Declaration,
            By("level", "vm:{vm_id}", "ct:{container_id}", "node:{node_name}", "cluster")),
        Either("node_firewall", FirewallOptionsNode.Declaration, Node),
    ];

    private static ForeignType[] SdnTypes =>
    [
        None("sdn_applier", "Every SDN object here is applied by itself; for what others change there is the action proxmox_sdn_apply."),
        Short("sdn_controller_evpn", EvpnController.Declaration, By("controller_id", "{id}")),
        Either("sdn_fabric_openfabric", OpenFabric.Declaration, By("fabric_id", "{id}")),
        Either("sdn_fabric_ospf", OspfFabric.Declaration, By("fabric_id", "{id}")),
        Either("sdn_fabric_node_openfabric", OpenFabricNode.Declaration, By("node", "{node_id}")),
        Either("sdn_fabric_node_ospf", OspfFabricNode.Declaration, By("node", "{node_id}")),
        Either("sdn_subnet", Subnet.Declaration, By("vnet_id", "{vnet}"), By("subnet_id", "{id}")),
        Either("sdn_vnet", Vnet.Declaration, By("vnet_id", "{id}")),
        Either("sdn_zone_evpn", EvpnZone.Declaration, By("zone_id", "{id}")),
        Either("sdn_zone_qinq", QinQZone.Declaration, By("zone_id", "{id}")),
        Either("sdn_zone_simple", SimpleZone.Declaration, By("zone_id", "{id}")),
        Either("sdn_zone_vlan", VlanZone.Declaration, By("zone_id", "{id}")),
        Either("sdn_zone_vxlan", VxlanZone.Declaration, By("zone_id", "{id}")),
        None("network_applier", "Every interface of a node here is put into force by itself unless its reload is false; for what others "
            + "change there is the action proxmox_node_network_apply."),
    ];

    private static ForeignType[] StorageTypes =>
    [
        Either("storage_cifs", Storage.Cifs.Declaration, By("storage_id", "{id}")),
        Either("storage_directory", Storage.Directory.Declaration, By("storage_id", "{id}")),
        Either("storage_lvm", Storage.Lvm.Declaration, By("storage_id", "{id}")),
        Either("storage_lvmthin", Storage.LvmThin.Declaration, By("storage_id", "{id}")),
        Either("storage_nfs", Storage.Nfs.Declaration, By("storage_id", "{id}")),
        Either("storage_pbs", Storage.Pbs.Declaration, By("storage_id", "{id}")),
        Either("storage_zfspool", Storage.ZfsPool.Declaration, By("storage_id", "{id}")),
    ];
}
