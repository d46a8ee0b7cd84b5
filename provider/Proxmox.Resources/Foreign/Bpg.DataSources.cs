using System.Collections.Immutable;
using Proxmox.Engine.Declarations;
using static Proxmox.Resources.Foreign.Rows;

namespace Proxmox.Resources.Foreign;

// Those that tell of several objects do so in one list of objects here, under the name that all of them have.
internal static partial class Bpg
{
    private const string Items = "items";
    private const string FiltersNote = "node, name, tags, status and template are attributes here.";

    private static ImmutableDictionary<string, ForeignDataSource> DataSources => new (string Stem, ForeignDataSource Here)[]
    {
        ("vms", new("vms", List("vms", Items, Row("vm_id", "vmid"), NodeName), None("filter", FiltersNote))),
        ("containers", new("containers", List("containers", Items, Row("vm_id", "vmid"), NodeName), None("filter", FiltersNote))),
        ("pools", new("pools", Each("pool_ids", "pool_id"))),
        ("groups", new("groups", Each("group_ids", "group_id"), Each("comments", "comment"))),
        ("roles", new("roles", Each("role_ids", "role_id"), Each("privileges", "privileges"))),
        ("users", new("users",
            Each("user_ids", "user_id"), Each("comments", "comment"), Each("emails", "email"), Each("first_names", "first_name"),
            Each("last_names", "last_name"), Each("groups", "groups"), Each("keys", "keys"),
            Told("enabled", "[for user in @.items : coalesce(user.enabled, true)]"),
            Told("expiration_dates", $"[for user in @.items : {Time("coalesce(user.expires_at_unix, 0)")}]"))),
        ("nodes", new("nodes",
            Each("names", "node"), Each("cpu_count", "cpu_count"), Each("cpu_utilization", "cpu_usage"),
            // It is all that the node has.
            Each("memory_available", "memory_total_bytes"), Each("memory_used", "memory_used_bytes"),
            Told("online", "[for node in @.items : node.status == \"online\"]"), Each("ssl_fingerprints", "certificate_fingerprint"),
            Each("support_levels", "subscription_level"), Each("uptime", "uptime_seconds"))),
        ("node", new("node",
            Row("cpu_utilization", "cpu_usage"), Row("memory_total", "memory_total_bytes"), Row("memory_used", "memory_used_bytes"),
            Row("uptime", "uptime_seconds"),
            Told("memory_available", "(@.memory_total_bytes - @.memory_used_bytes)", "memory_total_bytes"))),
        ("version", new("version", Row("repository_id", "commit"))),
        ("acme_accounts", new("acme_accounts", Ids("accounts", "account_id"))),
        ("acme_plugins", new("acme_plugins", List("plugins", Items,
            Row("plugin", "plugin_id"), Row("validation_delay", "validation_delay_seconds"), None("data", "data is a text of lines.")))),
        ("backup_jobs", new("backup_jobs", List("jobs", Items, BackupTable))),
        ("replications", new("replication_jobs", List("replications", Items,
            Disable, Row("rate", "rate_limit_mb"), Row("guest", "vmid"), Row("jobnum", "job_number"), Row("source", "source_node"),
            Row("target", "target_node")))),
        ("hagroups", new("ha_groups", Ids("group_ids", "group_id"))),
        ("haresources", new("ha_resources", Ids("resource_ids", "sid"), None("type", "sid begins with vm: or ct:."))),
        ("sdn_vnets", new("sdn_vnets", List("vnets", Items, Row("id", "vnet_id"), Row("zone", "zone_id")))),
        ("sdn_zones", new("sdn_zones", List("zones", Items, Row("id", "zone_id")))),
        ("hardware_mappings", new("mappings", Ids("ids", "mapping_id"))),
        ("datastores", new("node_storages",
            List("datastores", Items, Row("id", "storage_id"), Row("content_types", "content"), Row("space_available", "available_bytes"),
                Row("space_total", "total_bytes"), Row("space_used", "used_bytes")),
            None("filters", "content is the one filter here; an expression chooses among the items."),
            // As older versions tell them.
            Each("datastore_ids", "storage_id"), Each("content_types", "content"), Each("types", "type"), Each("active", "active"),
            Each("enabled", "enabled"), Each("shared", "shared"), Each("space_available", "available_bytes"),
            Each("space_total", "total_bytes"), Each("space_used", "used_bytes"))),
        ("time", new("node_time",
            Told("utc_time", Time("@.time_unix"), "time_unix"), Told("local_time", Time("@.local_time_unix"), "local_time_unix"))),
        ("files", new("volumes", Datastore,
            List("files", Items, Row("id", "volume_id"), Row("file_format", "format"), Row("file_size", "size_bytes")))),
    }.SelectMany(one => Both(one.Stem), (one, name) => KeyValuePair.Create(name, one.Here)).ToImmutableDictionary();

    // One list for each attribute there.
    private static ForeignAttribute Each(string name, string part) => Told(name, $"@.items[*].{part}");

    private static ForeignAttribute Ids(string name, string part) => Told(name, $"toset(@.items[*].{part})");

    private static ForeignAttribute Told(string name, string told, string to = Items) => new(name, to) { Told = told };

    private static string Time(string seconds) => $"timeadd(\"1970-01-01T00:00:00Z\", \"${{{seconds}}}s\")";
}
