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
using static Proxmox.Resources.Foreign.Rows;

namespace Proxmox.Resources.Foreign;

// By area, as they are here.
internal static partial class Bpg
{
    private const string Lines = "join(\"\\n\", [for name, value in @ : \"${name}=${value}\"])";

    private const string HostsText = "join(\"\", [for entry in @ : \"${entry.address} ${join(\" \", entry.hostnames)}\\n\"])";

    // A node without a priority has 0.
    private static ForeignAttribute Priorities =>
        Row("nodes", "nodes", "{ for node, priority in @ : node => priority == null ? 0 : priority }");

    private static ForeignAttribute Interfaces => Row("interface_names", "interfaces", "[for name in @ : { name = name }]");

    private static ForeignIdentity File => By("storage", "{datastore_id}");

    private static ForeignIdentity OfGuestLevel => By("level", "vm:{vm_id}", "ct:{container_id}", "cluster");

    private static ForeignType[] Guests =>
    [
        Long("vm", Qemu.Vm.Declaration, By("vmid", "{vm_id}", "{id}"))
            with { Attributes = VmTable },
        Of([Prefix + "vm", LongPrefix + "vm2"], Qemu.Vm.Declaration, By("vmid", "{id}")) with { Attributes = NewVmTable },
        Either("cloned_vm", Qemu.Vm.Declaration, By("vmid", "{id}"))
            with { Attributes = NewVmTable },
        Long("container", Lxc.Container.Declaration, By("vmid", "{vm_id}", "{id}"))
            with { Attributes = ContainerTable },
        Long("pool", Pool.Declaration),
        Either("pool_membership", PoolMember.Declaration, By("member", "{vm_id}", "{storage_id}"))
            with { Attributes = [Row("vm_id", "member", "tostring(@)"), Row("storage_id", "member"), Dropped("type")] },
    ];

    private static ForeignType[] Files =>
    [
        Long("file", UploadedFile.Declaration, Node, File).Keeping(Kept("source", "source_file.path"), Kept("content", "source_raw.data"),
            Kept("if_exists", "overwrite") with { Flag = (false, "refuse") })
            with { Attributes = FileTable },
        Either("download_file", DownloadedFile.Declaration, Node, File, By("file_name", "{file_name}", "{id/}"))
            .Keeping(Kept("url"), Kept("checksum"), Kept("decompression", "decompression_algorithm"),
                Kept("verify_certificates", "verify") with { Flag = (false, false) },
                Kept("if_exists", "overwrite_unmanaged") with { Flag = (true, "overwrite") })
            with { Attributes = DownloadTable },
        Either("oci_image", OciImage.Declaration, Node, File, By("file_name", "{file_name}", "{id/}")).Keeping(Kept("reference"))
            with { Attributes = DownloadTable },
    ];

    private static ForeignType[] AccessTypes =>
    [
        Either("acl", Acl.Declaration, By("principal", "{user_id}", "{token_id}", "@{group_id}"))
            with { Attributes = [Row("group_id", "principal", "\"@@${@}\""), Row("user_id", "principal"), Row("token_id", "principal")] },
        Long("group", Group.Declaration)
            with { Attributes = [OwnAcl] },
        Long("role", Role.Declaration),
        Long("user", User.Declaration)
            with { Attributes = [OwnAcl, Row("expiration_date", "expires_at_unix", Unix)] },
        Either("user_token", UserToken.Declaration).Keeping(Kept("value") with { Behind = "=" })
            with { Attributes =
            [
                Row("value", "value") with { Told = "\"${@.id}=${@.value}\"" }, Row("privileges_separation", "privilege_separation"),
                Row("expiration_date", "expires_at_unix", Unix),
            ] },
        Either("realm_ldap", RealmLdap.Declaration, By("realm_id", "{realm}"))
            with { Attributes = LdapTable },
        Either("realm_openid", RealmOpenId.Declaration, By("realm_id", "{realm}"))
            with { Attributes = [Row("realm", "realm_id"), Split("scopes", "scopes", " "), Split("audiences", "audiences"),
                Split("acr_values", "acr_values", " ")] },
        NoType("realm_sync",
            "One sync of a realm is no object of PVE: the action proxmox_realm_sync does it, and proxmox_realm_sync_job does it by a schedule."),
    ];

    private static ForeignType[] ClusterTypes =>
    [
        Either("acme_account", AcmeAccount.Declaration, By("account_id", "{name}"))
            with { Attributes = [Row("name", "account_id"), Row("tos", "terms_of_service_url"), Row("eab_kid", "eab_key_id"),
                Row("contact", "contact", "[@]")] },
        Either("acme_dns_plugin", AcmePlugin.Declaration, By("plugin_id", "{plugin}"))
            with { Attributes =
            [
                Row("plugin", "plugin_id"), Row("data", "data", Lines), Row("data_wo", "data_wo", Lines), Disable,
                Row("validation_delay", "validation_delay_seconds"), Dropped("digest"), Else("type", "\"dns\""),
            ] },
        Short("backup_job", BackupJob.Declaration, By("job_id", "{id}"))
            with { Attributes = BackupTable },
        Either("cluster_options", Cluster.ClusterOptions.Declaration)
            with { Attributes = ClusterOptionsTable },
        Either("hagroup", HaGroup.Declaration, By("group_id", "{group}"))
            with { Attributes = [Row("group", "group_id"), Priorities] },
        Either("haresource", HaResource.Declaration, By("sid", "{resource_id}"))
            with { Attributes = [Row("resource_id", "sid"), Row("group", "group_id"), Dropped("type")] },
        new ForeignType(Both("harule"))
        {
            Attributes = [Row("rule", "rule_id"), Disable, Dropped("type"), Priorities],
            Targets =
            [
                new(HaNodeAffinityRule.Declaration, By("rule_id", "{rule}")) { When = new("type", "node-affinity") },
                new(HaResourceAffinityRule.Declaration, By("rule_id", "{rule}")) { When = new("type", "resource-affinity") },
            ],
        },
        Either("hardware_mapping_dir", DirectoryMapping.Declaration, By("mapping_id", "{name}"))
            with { Attributes = MappingTable() },
        Either("hardware_mapping_pci", PciMapping.Declaration, By("mapping_id", "{name}"))
            with { Attributes = MappingTable(Row("id", "device_id"), Row("comment", "description")) },
        Either("hardware_mapping_usb", UsbMapping.Declaration, By("mapping_id", "{name}"))
            with { Attributes = MappingTable(Row("id", "device_id"), Row("comment", "description")) },
        new ForeignType(Both("metrics_server"))
        {
            Attributes = MetricsTable,
            Targets =
            [
                new(Graphite.Declaration, By("metrics_server_id", "{name}")) { When = new("type", "graphite") },
                new(InfluxDb.Declaration, By("metrics_server_id", "{name}")) { When = new("type", "influxdb") },
                new(OpenTelemetry.Declaration, By("metrics_server_id", "{name}")) { When = new("type", "opentelemetry") },
            ],
        },
        Either("replication", ReplicationJob.Declaration, By("vmid", "{guest}"), By("job_number", "{jobnum}"))
            with { Attributes =
            [
                Row("id", "vmid", "tonumber(split(\"-\", @)[0])"), Row("id", "job_number", "tonumber(split(\"-\", @)[1])"),
                Row("target", "target_node"), Dropped("type"), Disable, Row("rate", "rate_limit_mb"), Row("guest", "vmid"),
                Row("jobnum", "job_number"), Row("source", "source_node"),
            ] },
    ];

    private static ForeignType[] NodeTypes =>
    [
        NoType("acme_certificate",
            "The ACME settings of a node are proxmox_node_config, with acme and acme_domains: import that. The action "
            + "proxmox_node_certificate_order orders the certificate, which PVE then renews by itself."),
        Either("apt_repository", NodeAptRepository.Declaration, By("path", "{file_path}"))
            with { Attributes = [Row("file_path", "path"), Else("enabled", "true")] },
        Either("apt_standard_repository", NodeAptStandardRepository.Declaration),
        new ForeignType([Prefix + "ceph_pool"])
        {
            Attributes =
            [
                NodeName, Row("add_storages", "add_storage"), Row("remove_storages", "remove_storages_on_destroy"),
                Dropped("remove_ecprofile"), Row("erasure_coding", "erasure_coding.data_chunks", "tonumber(option(\"k\", @))"),
                Row("erasure_coding", "erasure_coding.coding_chunks", "tonumber(option(\"m\", @))"),
            ],
            Targets =
            [
                new(CephPoolErasureCoded.Declaration) { When = new("erasure_coding") },
                new(CephPool.Declaration),
            ],
        },
        Long("certificate", NodeCertificate.Declaration, Node)
            with { Attributes = [NodeName, Row("certificate", "certificates"), Row("private_key", "key"), None("certificate_chain",
                "certificates holds the chain behind the certificate."), None("overwrite", "adopt takes over one that is there.")] },
        Long("dns", NodeDns.Declaration, Node)
            with { Attributes = [NodeName, Row("domain", "search_domain")] },
        Long("hosts", NodeHosts.Declaration, Node)
            with { Attributes = [NodeName, List("entry", "content") with { As = HostsText }] },
        Long("time", NodeTimezone.Declaration, Node)
            with { Attributes = [NodeName, Row("time_zone", "timezone")] },
        Short("network_linux_bond", Bond.Declaration, Node)
            with { Attributes = InterfaceTable(Row("bond_mode", "mode"), Row("bond_primary", "primary"), Row("bond_xmit_hash_policy",
                "xmit_hash_policy")) },
        Either("network_linux_bridge", Bridge.Declaration, Node)
            with { Attributes = InterfaceTable(Split("vids", "vids", " ")) },
        Either("network_linux_vlan", Vlan.Declaration, Node)
            with { Attributes = InterfaceTable(Row("interface", "raw_device"), Row("vlan", "vlan_id")) },
        Short("node_config", NodeConfig.Declaration, Node)
            with { Attributes = [NodeName] },
        Short("node_disk_zfs", NodeZfs.Declaration, Node)
            with { Attributes = [NodeName, Row("raidlevel", "raid_level"), One("draid_config", "draid")] },
    ];

    private static ForeignType[] FirewallTypes =>
    [
        Long("cluster_firewall", FirewallOptionsCluster.Declaration)
            with { Attributes = [Row("input_policy", "policy_in"), Row("output_policy", "policy_out"), Row("forward_policy",
                "policy_forward"), One("log_ratelimit", "log_rate_limit", Else("enabled", "true"))] },
        Long("cluster_firewall_security_group", FirewallSecurityGroup.Declaration, By("security_group_id", "{name}"))
            with { Attributes = [Row("name", "security_group_id"), None("rule",
                "The rules of a group are a proxmox_firewall_rules with level = \"group:NAME\".")],
                Companion = new(FirewallRules.Declaration, "rule")
                {
                    Attributes = [FirewallRule], Owner = "level", OwnedBy = "\"group:${@.security_group_id}\"",
                    ImportId = "\"group:${@name}\"",
                } },
        Long("firewall_alias", FirewallAlias.Declaration, OfGuestLevel, By("alias_id", "{name}"))
            with { Attributes = [.. Level, Row("name", "alias_id")] },
        Long("firewall_ipset", FirewallIpSet.Declaration, OfGuestLevel, By("ipset_id", "{name}"))
            with { Attributes = [.. Level, Row("name", "ipset_id"), Map("cidr", "entries", "name")] },
        Long("firewall_options", FirewallOptionsGuest.Declaration, By("vmid", "{vm_id}", "{container_id}"))
            with { Attributes = [Row("vm_id", "vmid"), Row("container_id", "vmid"), Dropped("node_name"), Row("input_policy",
                "policy_in"), Row("output_policy", "policy_out")] },
        Long("firewall_rules", FirewallRules.Declaration,
            By("level", "vm:{vm_id}", "ct:{container_id}", "node:{node_name}", "cluster"))
            with { Attributes =
            [
                Row("vm_id", "level", "\"vm:${@}\""), Row("container_id", "level", "\"ct:${@}\""),
                Weak("node_name", "level", "\"node:${@}\""), Else("level", "\"cluster\""), FirewallRule,
            ] },
        Either("node_firewall", FirewallOptionsNode.Declaration, Node)
            with { Attributes =
            [
                NodeName, Row("nf_conntrack_max", "conntrack_max"),
                Row("nf_conntrack_tcp_timeout_established", "conntrack_tcp_timeout_established_seconds"),
            ] },
    ];

    private static ForeignType[] SdnTypes =>
    [
        NoType("sdn_applier", "Every SDN object here is applied by itself; for what others change there is the action proxmox_sdn_apply."),
        Short("sdn_controller_evpn", EvpnController.Declaration, By("controller_id", "{id}"))
            with { Attributes = [Row("id", "controller_id"), Dropped("digest")] },
        Either("sdn_fabric_openfabric", OpenFabric.Declaration, By("fabric_id", "{id}"))
            with { Attributes = [Row("id", "fabric_id"), Row("csnp_interval", "csnp_interval_seconds"), Row("hello_interval",
                "hello_interval_seconds")] },
        Either("sdn_fabric_ospf", OspfFabric.Declaration, By("fabric_id", "{id}"))
            with { Attributes = [Row("id", "fabric_id")] },
        Either("sdn_fabric_node_openfabric", OpenFabricNode.Declaration, By("node", "{node_id}"))
            with { Attributes = [Row("node_id", "node"), Interfaces] },
        Either("sdn_fabric_node_ospf", OspfFabricNode.Declaration, By("node", "{node_id}"))
            with { Attributes = [Row("node_id", "node"), Interfaces] },
        Either("sdn_subnet", Subnet.Declaration, By("vnet_id", "{vnet}"), By("subnet_id", "{id}"))
            with { Attributes = [Row("vnet", "vnet_id"), Row("id", "subnet_id"), List("dhcp_range", "dhcp_ranges")] },
        Either("sdn_vnet", Vnet.Declaration, By("vnet_id", "{id}"))
            with { Attributes = [Row("id", "vnet_id"), Row("zone", "zone_id")] },
        Either("sdn_zone_evpn", EvpnZone.Declaration, By("zone_id", "{id}"))
            with { Attributes = ZoneTable(Split("rt_import", "route_target_imports")) },
        Either("sdn_zone_qinq", QinQZone.Declaration, By("zone_id", "{id}"))
            with { Attributes = ZoneTable() },
        Either("sdn_zone_simple", SimpleZone.Declaration, By("zone_id", "{id}"))
            with { Attributes = ZoneTable() },
        Either("sdn_zone_vlan", VlanZone.Declaration, By("zone_id", "{id}"))
            with { Attributes = ZoneTable() },
        Either("sdn_zone_vxlan", VxlanZone.Declaration, By("zone_id", "{id}"))
            with { Attributes = ZoneTable() },
        NoType("network_applier", "Every interface of a node here is put into force by itself unless its reload is false; for what others "
            + "change there is the action proxmox_node_network_apply."),
    ];

    private static ForeignType[] StorageTypes =>
    [
        Either("storage_cifs", Storage.Cifs.Declaration, By("storage_id", "{id}"))
            with { Attributes = StorageTable() },
        Either("storage_directory", Storage.Directory.Declaration, By("storage_id", "{id}"))
            with { Attributes = StorageTable() },
        Either("storage_lvm", Storage.Lvm.Declaration, By("storage_id", "{id}"))
            with { Attributes = StorageTable() },
        Either("storage_lvmthin", Storage.LvmThin.Declaration, By("storage_id", "{id}"))
            with { Attributes = StorageTable() },
        Either("storage_nfs", Storage.Nfs.Declaration, By("storage_id", "{id}"))
            with { Attributes = StorageTable() },
        Either("storage_pbs", Storage.Pbs.Declaration, By("storage_id", "{id}"))
            with { Attributes = StorageTable(Row("generate_encryption_key", "encryption_key", "@ ? \"autogen\" : null")) },
        Either("storage_zfspool", Storage.ZfsPool.Declaration, By("storage_id", "{id}"))
            with { Attributes = StorageTable(Row("zfs_pool", "pool"), Row("blocksize", "block_size"), Row("thin_provision", "sparse")) },
    ];
}
