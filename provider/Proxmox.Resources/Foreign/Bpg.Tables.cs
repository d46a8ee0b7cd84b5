using System.Collections.Immutable;
using Proxmox.Engine.Declarations;
using static Proxmox.Resources.Foreign.Rows;

namespace Proxmox.Resources.Foreign;

// What is called otherwise of all but the guests.
internal static partial class Bpg
{
    private const string Unix = "unix(@)";

    private const string Decoded = "jsondecode(base64decode(@))";

    private static ImmutableArray<ForeignAttribute> ConfigurationTable =>
    [
        None("auth_ticket", "username and password, or api_token, log in."), None("csrf_prevention_token", "It comes with the login."),
        None("otp", "otp here is the secret that codes are computed from."), None("min_tls", "It is always 1.2 or newer."),
        None("tmp_dir", "No files are kept."),
        None("random_vm_ids", "PVE's next free VMID is taken; vmid_range of a guest narrows it."),
        None("random_vm_id_start", "vmid_range of a guest has first."), None("random_vm_id_end", "vmid_range of a guest has last."),
        One("ssh", "ssh",
            Map("node", "/ssh.addresses", "name", Row("address", "."), Row("port", "/ssh.port")),
            None("agent", "An agent is not asked; private_key or password log in."), None("agent_socket", "An agent is not asked."),
            None("agent_forwarding", "It is not needed."), None("node_address_source", "A node is reached at its address in the cluster."),
            None("socks5_server", "It is not offered."), None("socks5_username", "It is not offered."),
            None("socks5_password", "It is not offered.")),
    ];

    private static ForeignAttribute Datastore => Row("datastore_id", "storage");

    private static ForeignAttribute Disable => Row("disable", "disabled");

    private static ForeignAttribute OwnAcl => None("acl", "An entry of the access control list is a proxmox_acl.");

    private static ForeignAttribute Upload => Seconds("upload_timeout", "timeouts.create");

    private const string IfExists = "@ ? \"overwrite\" : \"refuse\"";

    private static ImmutableArray<ForeignAttribute> Level =>
        [Row("vm_id", "level", "\"vm:${@}\""), Row("container_id", "level", "\"ct:${@}\""), Dropped("node_name"), Else("level",
            "\"cluster\"")];

    private static ForeignAttribute FirewallRule => List("rule", "rules",
        Row("dest", "destination"), Row("dport", "destination_port"), Row("sport", "source_port"), Row("proto", "protocol"),
        Row("iface", "interface"), Row("log", "log_level"), Else("type", "\"group\""), Dropped("pos"));

    private static ImmutableArray<ForeignAttribute> FileTable =>
    [
        NodeName, Datastore, Row("id", "volume_id"), Row("file_size", "size_bytes"),
        One("source_file", "", Row("path", "/source") with
            {
                Where = ("^https?://", ""), Note = "What is fetched from a URL is a proxmox_downloaded_file.",
            },  Row("file_name", "/file_name"), Row("checksum", "/sha256"),
            None("changed", "A file that has changed is sent again."), None("insecure", "source is a file of this machine."),
            None("min_tls", "source is a file of this machine.")),
        One("source_raw", "", Row("data", "/content"), Row("file_name", "/file_name"), None("resize", "A file is as long as it is.")),
        Seconds("timeout_upload", "timeouts.create"), Row("overwrite", "if_exists", IfExists), None("upload_mode",
            "A snippet is sent by SSH."),
        None("file_mode", "A snippet that begins with #! is made executable."),
    ];

    private static ImmutableArray<ForeignAttribute> DownloadTable =>
    [
        NodeName, Datastore, Row("id", "volume_id"), Row("size", "size_bytes"), Row("decompression_algorithm", "decompression"),
        Dropped("checksum_algorithm"),
        None("overwrite", "What changes on the server replaces nothing; watch_upstream says whether it is looked at."),
        Row("overwrite_unmanaged", "if_exists", IfExists), Upload, Row("verify", "verify_certificates"),
    ];

    private static ImmutableArray<ForeignAttribute> LdapTable =>
    [
        Row("realm", "realm_id"), Row("user_attr", "user_attribute"), Row("server1", "server"), Row("server2", "fallback_server"),
        Row("cert_path", "client_certificate_path"), Row("cert_key_path", "client_key_path"), Row("ssl_version", "tls_version"),
        Row("filter", "user_filter"), Row("group_name_attr", "group_name_attribute"), Split("user_classes", "user_classes"),
        Split("group_classes", "group_classes"), Row("secure", "mode", "@ ? \"ldaps\" : \"ldap\""),
        None("sync_attributes", "sync_attributes is an object here, such as { email = \"mail\" }."),
        None("sync_defaults_options", "sync_defaults has scope, enable_new and remove_vanished."),
    ];

    private static ImmutableArray<ForeignAttribute> BackupTable =>
    [
        Row("id", "job_id"), Row("compress", "compression"), Row("exclude_path", "exclude_paths"), Row("bwlimit", "bandwidth_limit_kib"),
        Row("ionice", "io_priority"), Row("lockwait", "lock_wait_minutes"), Row("stopwait", "stop_wait_minutes"),
        Row("pigz", "gzip_threads"), Row("zstd", "zstd_threads"), Row("mailnotification", "mail_notification"), Row("vmid", "vmids"),
        Row("script", "hook_script"), Row("stdexcludes", "exclude_standard_paths"), Row("tmpdir", "temporary_directory"),
        Row("remove", "prune_after_backup"), None("maxfiles", "prune_backups has keep_last."), None("starttime", "schedule says it."),
        One("prune_backups", "prune_backups", Row("keep-all", "keep_all", "tobool(@)"), Keep("last"), Keep("hourly"), Keep("daily"),
            Keep("weekly"), Keep("monthly"), Keep("yearly")),
    ];

    private static ImmutableArray<ForeignAttribute> ClusterOptionsTable =>
    [
        .. ((string[])["clone", "default", "migration", "move", "restore"]).Select(
            operation => Row($"bandwidth_limit_{operation}", $"bandwidth_limit_kib.{operation}")),
        Row("crs_ha", "crs.ha"), Row("crs_ha_rebalance_on_start", "crs.rebalance_on_start"),
        Row("crs_ha_auto_rebalance", "crs.auto_rebalance"), Row("crs_ha_auto_rebalance_method", "crs.auto_rebalance_method"),
        Row("crs_ha_auto_rebalance_hold_duration", "crs.auto_rebalance_hold_rounds"),
        Row("crs_ha_auto_rebalance_margin", "crs.auto_rebalance_margin_percent"),
        Row("crs_ha_auto_rebalance_threshold", "crs.auto_rebalance_threshold_percent"),
        Row("ha_shutdown_policy", "ha.shutdown_policy"), Row("migration_cidr", "migration.network"), Row("migration_type",
            "migration.type"),
        One("next_id", "next_vmid"), None("notify", "Who is told of what is a proxmox_notification_matcher."),
    ];

    private static ImmutableArray<ForeignAttribute> MetricsTable =>
    [
        Row("name", "metrics_server_id"), Dropped("type"), Disable, Row("timeout", "timeout_seconds"),
        Row("graphite_path", "path"), Row("graphite_proto", "protocol"),
        Row("influx_api_path_prefix", "api_path_prefix"), Row("influx_bucket", "bucket"), Row("influx_db_proto", "protocol"),
        Row("influx_max_body_size", "max_body_size_bytes"), Row("influx_organization", "organization"), Row("influx_token", "token"),
        Row("influx_token_wo", "token_wo"), Row("influx_token_wo_version", "token_wo_version"), Row("influx_verify", "verify_certificate"),
        Row("opentelemetry_compression", "compression"), Row("opentelemetry_headers", "headers", Decoded),
        Row("opentelemetry_max_body_size", "max_body_size_bytes"), Row("opentelemetry_path", "path"), Row("opentelemetry_proto",
            "protocol"),
        Row("opentelemetry_resource_attributes", "resource_attributes", Decoded),
        Row("opentelemetry_timeout", "timeout_seconds"), Row("opentelemetry_verify_ssl", "verify_certificate"),
    ];

    private static ImmutableArray<ForeignAttribute> InterfaceTable(params ImmutableArray<ForeignAttribute> more) =>
        [NodeName, Seconds("timeout_reload", "timeouts.update"), .. more];

    private static ImmutableArray<ForeignAttribute> MappingTable(params ImmutableArray<ForeignAttribute> entry) =>
        [Row("name", "mapping_id"), Row("comment", "description"), List("map", "map", entry)];

    private static ImmutableArray<ForeignAttribute> StorageTable(params ImmutableArray<ForeignAttribute> more) =>
    [
        Row("id", "storage_id"), Disable, Row("create_subdirs", "create_subdirectories"), Row("options", "mount_options"),
        One("backups", "prune_backups", Row("max_protected_backups", "/max_protected_backups")), .. more,
    ];

    private static ImmutableArray<ForeignAttribute> ZoneTable(params ImmutableArray<ForeignAttribute> more) =>
        [Row("id", "zone_id"), None("pending", "The attribute state tells it."), .. more];

    private static ForeignAttribute Keep(string period) => Row($"keep-{period}", $"keep_{period}", "tonumber(@)");
}
