using System.Collections.Immutable;
using Proxmox.Engine.Declarations;
using static Proxmox.Resources.Foreign.Rows;

namespace Proxmox.Resources.Foreign;

// What is called otherwise, in 2.9 and in 3.0.
internal static partial class Telmate
{
    private const string Running = "@ ? \"running\" : \"stopped\"";
    private const string RunningWords = "@ == \"stopped\" ? \"stopped\" : \"running\"";

    private static ForeignAttribute Node => Row("target_node", "node");

    private static ForeignAttribute[] Limits =>
    [
        Row("mbps_rd", "limits.mbps_read"), Row("mbps_rd_max", "limits.mbps_read_max"), Row("mbps_wr", "limits.mbps_write"),
        Row("mbps_wr_max", "limits.mbps_write_max"), Row("iops_rd", "limits.iops_read"), Row("iops_rd_max", "limits.iops_read_max"),
        Row("iops_wr", "limits.iops_write"), Row("iops_wr_max", "limits.iops_write_max"),
        Row("mbps_r_concurrent", "limits.mbps_read"), Row("mbps_wr_concurrent", "limits.mbps_write"),
        Row("mbps_r_burst", "limits.mbps_read_max"), Row("mbps_wr_burst", "limits.mbps_write_max"),
        Row("iops_r_concurrent", "limits.iops_read"), Row("iops_wr_concurrent", "limits.iops_write"),
        Row("iops_r_burst", "limits.iops_read_max"), Row("iops_wr_burst", "limits.iops_write_max"),
    ];

    private static ForeignAttribute[] Drive =>
    [
        Row("iothread", "io_thread"), Row("emulatessd", "ssd"), Row("asyncio", "aio"), Row("wwn", "world_wide_name"),
        Row("readonly", "read_only"), Row("discard", "discard", "@ ? \"on\" : \"ignore\""), Row("disk_file", "volume"), Row("file",
            "volume"),
        Row("passthrough_file", "volume"), Dropped("id"), Dropped("linked_disk_id"), Dropped("media"), .. Limits,
    ];

    private static ForeignAttribute Slot(string slot) => One(slot, "/disks." + slot,
        One("disk", "", [.. Drive]), One("passthrough", "", Row("file", "volume"), Row("iothread", "io_thread")),
        One("cdrom", "", Dropped("passthrough")), One("cloudinit", "", Else("cloud_init", "true")));

    private static ForeignAttribute Bus(string bus, int count) =>
        One(bus, "", [.. Enumerable.Range(0, count).Select(number => Slot($"{bus}{number}"))]);

    private static IEnumerable<ForeignAttribute> Addresses(int number) =>
        ((string[])["ip ipv4_address", "gw ipv4_gateway", "ip6 ipv6_address", "gw6 ipv6_gateway"]).Select(pair => pair.Split(' '))
            .Select(pair => Row(
                $"ipconfig{number}", $"cloud_init.interfaces.net{number}.{pair[1]}", $"option(\"{pair[0]}\", @)"));

    private static ImmutableArray<ForeignAttribute> VmTable =>
    [
        Node, Row("desc", "description"), Row("onboot", "start_at_boot"), Row("start_at_node_boot", "start_at_boot"),
        Row("vm_state", "power_state", RunningWords), Row("power_state", "power_state"), Row("oncreate", "start_on_create"),
        Row("pool", "pool_id"), Split("tags", "tags"), Row("clone", "clone.name"), Row("clone_id", "clone.vmid"), Row("full_clone",
            "clone.full"),
        Row("agent", "agent.enabled", "@ == 1"), Row("memory", "memory.size_mib"), Row("balloon", "memory.balloon_mib"),
        Row("cores", "cpu.cores"), Row("sockets", "cpu.sockets"), Row("vcpus", "cpu.vcpus"), Row("cpu_type", "cpu.type"),
        Row("numa", "cpu.numa"), One("cpu", "cpu", Row("vcores", "vcpus"), Split("affinity", "affinity"),
            None("flags", "flags here is a set such as [\"+aes\"].")),
        Row("scsihw", "scsi_controller"), Row("qemu_os", "os_type"), Row("machine", "machine.type"), Row("args", "arguments"),
        Row("hookscript", "hook_script"), Split("hotplug", "hotplug"), Row("boot", "boot_order", "split(\";\", trimprefix(@, \"order=\"))"),
        Row("force_create", "clone.full") with { To = null, Note = "A VM that is there is not replaced." },
        One("vga", "vga", Row("memory", "memory_mib")),
        Map("network", "network_devices", "net*",
            Row("tag", "vlan"), Row("rate", "rate_limit_mib"), Row("macaddr", "mac_address"), Dropped("id")),
        Map("disk", "disks", "slot", [Row("type", "cloud_init", "@ == \"cloudinit\" ? true : null"), .. Drive]),
        One("disks", "", Bus("ide", 4), Bus("sata", 6), Bus("scsi", 31), Bus("virtio", 16)),
        Map("serial", "serial", "serial*", Row("type", "."), Dropped("id")),
        Map("usb", "usb", "usb*", Dropped("id")),
        One("efidisk", "efi_disk", Row("efitype", "type"), Row("pre_enrolled_keys", "pre_enrolled_keys")),
        One("tpm", "tpm_state"), One("rng", "rng", Row("limit", "max_bytes"), Row("period", "period_ms")),
        Row("ciuser", "cloud_init.user"), Row("cipassword", "cloud_init_password"), Row("ciupgrade", "cloud_init.upgrade"),
        Row("sshkeys", "cloud_init.ssh_keys", "split(\"\\n\", trimspace(@))"), Split("nameserver", "cloud_init.dns_servers", " "),
        Row("searchdomain", "cloud_init.search_domain"), None("cicustom", "cloud_init.custom_files has user, network, meta and vendor."),
        None("os_type", "cloud_init needs no switch."), Dropped("cloudinit_cdrom_storage"),
        .. Enumerable.Range(0, 16).SelectMany(Addresses),
        Row("automatic_reboot", "on_restart_required", "@ ? \"reboot\" : \"defer\""),
        None("startup", "startup is an object here: { order, up_delay_seconds, down_delay_seconds }."),
        None("hastate", "High availability is a proxmox_ha_resource."), None("hagroup", "High availability is a proxmox_ha_resource."),
        None("define_connection_info", "Connections are not told."), None("additional_wait", "Nothing is waited for without need."),
        None("clone_wait", "Nothing is waited for without need."), None("agent_timeout", "wait_for_address has timeout_seconds."),
        None("skip_ipv4", "wait_for_address has family."), None("skip_ipv6", "wait_for_address has family."),
        None("automatic_reboot_severity", "on_restart_required says it."),
    ];

    private static ImmutableArray<ForeignAttribute> LxcTable =>
    [
        Node, Row("ostemplate", "os_template"), Row("ostype", "os_type"), Row("arch", "architecture"), Row("cores", "cpu.cores"),
        Row("cpulimit", "cpu.limit"), Row("cpuunits", "cpu.units"), Row("memory", "memory.size_mib"), Row("swap", "memory.swap_mib"),
        Row("onboot", "start_at_boot"), Row("start", "power_state", Running), Row("pool", "pool_id"), Split("tags", "tags"),
        Row("ssh_public_keys", "ssh_keys", "split(\"\\n\", trimspace(@))"), Split("nameserver", "dns_servers", " "),
        Split("searchdomain", "search_domains", " "), Row("hookscript", "hook_script"), Row("cmode", "console.mode"),
        Row("tty", "console.tty_count"), Row("console", "console.enabled"),
        One("rootfs", "mount_points.rootfs"), Map("mountpoint", "mount_points", "mp*", Row("mp", "path"), Dropped("key"), Dropped("slot")),
        Map("network", "network_devices", "net*",
            Row("ip", "ipv4_address"), Row("gw", "ipv4_gateway"), Row("ip6", "ipv6_address"), Row("gw6", "ipv6_gateway"), Row("tag",
                "vlan"),
            Row("hwaddr", "mac_address"), Row("rate", "rate_limit_mib"), Dropped("id")),
        Row("clone", "clone.vmid", "tonumber(@)"), Row("full", "clone.full"), Row("clone_storage", "clone.storage"),
        None("startup", "startup is an object here: { order, up_delay_seconds, down_delay_seconds }."),
        None("hastate", "High availability is a proxmox_ha_resource."), None("hagroup", "High availability is a proxmox_ha_resource."),
        None("force", "A container that is there is not replaced."), None("unique", "clone and restore make what has to differ."),
        None("restore", "restore is an object here: { archive = ... }."), None("ignore_unpack_errors", "restore has ignore_unpack_errors."),
        None("bwlimit", "clone and restore have bandwidth_limit_kib."),
    ];

    private static ImmutableArray<ForeignAttribute> IsoTable =>
        [Row("pve_node", "node"), Row("filename", "file_name"), Dropped("checksum_algorithm"), Else("content_type", "\"iso\""), Row("id",
            "volume_id")];

    private static ImmutableArray<ForeignAttribute> ConfigurationTable =>
    [
        Row("pm_api_url", "endpoint", "trimsuffix(@, \"/api2/json\")"),
        Row("pm_api_token_id", "api_token", "\"${@}=${@pm_api_token_secret}\""), Dropped("pm_api_token_secret"),
        Row("pm_user", "username"), Row("pm_password", "password"), Row("pm_tls_insecure", "insecure"),
        Row("pm_parallel", "max_parallel_requests"), None("pm_otp", "otp here is the secret that codes are computed from."),
        Dropped("pm_timeout"), Dropped("pm_debug"), Dropped("pm_log_enable"), Dropped("pm_log_file"), Dropped("pm_log_levels"),
        Dropped("pm_minimum_permission_check"), Dropped("pm_minimum_permission_list"),
        None("pm_http_headers", "api_headers is a map here."), None("pm_proxy_server", "The environment variable HTTPS_PROXY says it."),
    ];
}
