using System.Collections.Immutable;
using Proxmox.Engine.Declarations;
using static Proxmox.Resources.Foreign.Rows;

namespace Proxmox.Resources.Foreign;

// VMs and containers.
internal static partial class Bpg
{
    private const string Running = "@ ? \"running\" : \"stopped\"";
    private const string AddressesNote = "It is a flat list here, without loopback and link-local addresses.";
    private const string Gibibytes = "\"${@}G\"";

    private static ForeignAttribute NodeName => Row("node_name", "node");

    private static ForeignAttribute Startup => One("startup", "startup",
        Row("up_delay", "up_delay_seconds"), Row("down_delay", "down_delay_seconds"));

    private static ForeignAttribute Clone => One("clone", "clone",
        Row("vm_id", "vmid"), Row("datastore_id", "storage"),
        None("node_name", "The source is found where it is."), None("retries", "What is locked is waited for."));

    private static ForeignAttribute Cpu => One("cpu", "cpu", Row("hotplugged", "vcpus"), Split("affinity", "affinity"));

    private static ForeignAttribute Vga => One("vga", "vga", Row("memory", "memory_mib"));

    private static ForeignAttribute Rng => One("rng", "rng", Row("period", "period_ms"));

    // What the two experimental types have by other names than the established one.
    private static ImmutableArray<ForeignAttribute> NewVmTable =>
    [
        Row("id", "vmid"), NodeName, Cpu, Vga, Rng,
        One("memory", "memory", Row("size", "size_mib"), Row("balloon", "balloon_mib")),
        One("clone", "clone", Row("source_vm_id", "vmid"), Row("target_datastore", "storage"), Row("target_format", "format"),
            Row("snapshot_name", "snapshot"), Row("bandwidth_limit", "bandwidth_limit_kib", "@ * 1024"), Row("pool_id", "/pool_id"),
            None("source_node_name", "The source is found where it is."), None("retries", "What is locked is waited for.")),
        Keyed("cdrom", "disks", Row("file_id", "iso")),
        Keyed("disk", "disks", Row("datastore_id", "storage"), Row("file", "volume"), Row("iothread", "io_thread"),
            Row("size_gb", "size", Gibibytes), None("media", "A CD drive has iso.")),
        Keyed("network", "network_devices", Row("tag", "vlan"), Row("rate_limit", "rate_limit_mib"), Else("model", "\"virtio\"")),
        Row("started", "power_state", Running),
        None("delete", "A device that is removed from the configuration is removed from the VM."),
    ];

    private static ImmutableArray<ForeignAttribute> VmTable =>
    [
        Row("vm_id", "vmid"), NodeName, Row("on_boot", "start_at_boot"), Startup, Clone, Cpu, Vga, Rng,
        Row("started", "power_state", Running),
        None("migrate", "Another node migrates the VM."),
        None("reboot", "A reboot after a create is not offered; the action proxmox_vm_reboot does it."),
        Row("reboot_after_update", "on_restart_required", "@ ? \"reboot\" : \"defer\""),
        Seconds("timeout_create", "timeouts.create"),
        Seconds("timeout_clone", "timeouts.create") with { IsWeak = true },
        Seconds("timeout_migrate", "timeouts.update"),
        Row("timeout_shutdown_vm", "shutdown_timeout_seconds"),
        None("timeout_move_disk", "timeouts.update holds for it."),
        None("timeout_reboot", "timeouts.update holds for it."),
        None("timeout_start_vm", "timeouts.create and timeouts.update hold for it."),
        None("timeout_stop_vm", "timeouts.delete holds for it."),
        One("memory", "memory", Row("dedicated", "size_mib"), Row("floating", "balloon_mib"), Row("shared", "/ivshmem.size_mib")),
        Map("numa", "numa", "device", Split("cpus", "cpus", ";"), Split("hostnodes", "host_nodes", ";"), Row("memory", "memory_mib")),
        Map("disk", "disks", "interface",
            Row("datastore_id", "storage"), Row("file_format", "format"), Row("size", "size", Gibibytes), Row("file_id", "import_from"),
            Row("path_in_datastore", "volume", "@datastore_id == \"\" ? @ : \"${@datastore_id}:${@}\""), Row("iothread", "io_thread"),
            One("speed", "limits",
                Row("iops_read_burstable", "iops_read_max"), Row("iops_write_burstable", "iops_write_max"), Row("read", "mbps_read"),
                Row("read_burstable", "mbps_read_max"), Row("write", "mbps_write"), Row("write_burstable", "mbps_write_max"))),
        Map("cdrom", "disks", "interface:ide3", Row("file_id", "iso"), Dropped("enabled")),
        One("efi_disk", "efi_disk", Row("datastore_id", "storage"), Row("file_format", "format")),
        One("tpm_state", "tpm_state", Row("datastore_id", "storage")),
        One("initialization", "",
            Row("datastore_id", "/disks.@interface:ide2.storage"), Row("file_format", "/disks.@interface:ide2.format"),
            Dropped("interface"), Else("/disks.@interface:ide2.storage", "\"local-lvm\""),
            Else("/disks.@interface:ide2.cloud_init", "true"),
            One("dns", "/cloud_init", Row("domain", "search_domain"), Row("servers", "dns_servers"), Row("server", "dns_servers", "[@]")),
            Map("ip_config", "/cloud_init.interfaces", "net*", AddressOf("ipv4"), AddressOf("ipv6")),
            One("user_account", "/cloud_init", Row("username", "user"), Row("keys", "ssh_keys"), Row("password", "/cloud_init_password")),
            Row("user_data_file_id", "/cloud_init.custom_files.user"), Row("network_data_file_id", "/cloud_init.custom_files.network"),
            Row("vendor_data_file_id", "/cloud_init.custom_files.vendor"), Row("meta_data_file_id", "/cloud_init.custom_files.meta"),
            Row("type", "/cloud_init.type"), Row("upgrade", "/cloud_init.upgrade")),
        Map("network_device", "network_devices", "net*",
            Row("disconnected", "link_down"), Row("vlan_id", "vlan"), Row("rate_limit", "rate_limit_mib"), Split("trunks", "trunks", ";"),
            Else("model", "\"virtio\""), Else("bridge", "\"vmbr0\""), Switch("enabled")),
        One("agent", "agent", Row("trim", "trim_after_clone"), Else("enabled", "false"),
            None("timeout", "A refresh never waits for the agent."),
            None("wait_for_ip", "wait_for_address makes a create wait for an address.")),
        Row("machine", "machine.type"), Row("scsi_hardware", "scsi_controller"),
        One("operating_system", "", Row("type", "/os_type")),
        Row("kvm_arguments", "arguments"), Row("hook_script_file_id", "hook_script"), Row("tablet_device", "tablet"),
        One("audio_device", "audio", Else("device", "\"intel-hda\""), Switch("enabled")),
        Map("serial_device", "serial", "serial*", Row("device", "."), Else(".", "\"socket\"")),
        Map("hostpci", "pci", "device", Row("id", "host"), Row("xvga", "primary_gpu")),
        Map("usb", "usb", "usb*"), Map("virtiofs", "virtiofs", "virtiofs*"),
        One("watchdog", "watchdog", Switch("enabled")),
        One("amd_sev", "sev"), Split("hotplug", "hotplug"),
        None("ipv4_addresses", AddressesNote), None("ipv6_addresses", AddressesNote),
        None("mac_addresses", "Each of network_devices has a mac_address."),
        None("network_interface_names", "The data source proxmox_vm_agent tells them."),
    ];

    private static ImmutableArray<ForeignAttribute> ContainerTable =>
    [
        Row("vm_id", "vmid"), NodeName, Row("start_on_boot", "start_at_boot"), Startup, Clone,
        Row("started", "power_state", Running),
        Row("hook_script_file_id", "hook_script"), Row("environment_variables", "environment"),
        Seconds("timeout_create", "timeouts.create"), Seconds("timeout_clone", "timeouts.create") with { IsWeak = true },
        Seconds("timeout_delete", "timeouts.delete"), Seconds("timeout_update", "timeouts.update"),
        None("timeout_start", "timeouts.create and timeouts.update hold for it."),
        One("console", "console", Row("type", "mode")),
        One("cpu", "cpu", Row("architecture", "/architecture")),
        One("memory", "memory", Row("dedicated", "size_mib"), Row("swap", "swap_mib")),
        One("disk", "mount_points.rootfs", Row("datastore_id", "storage"), Row("size", "size", Gibibytes), Dropped("path_in_datastore")),
        Map("mount_point", "mount_points", "mp*",
            Row("volume", "storage") with { Where = ("[/:]", "volume") }, Dropped("path_in_datastore")),
        One("initialization", "",
            Row("hostname", "/hostname"), Row("entrypoint", "/entrypoint"),
            One("dns", "", Row("servers", "/dns_servers"), Row("server", "/dns_servers", "[@]"), Row("domain", "/search_domains", "[@]")),
            Map("ip_config", "/network_devices", "net*", AddressOf("ipv4"), AddressOf("ipv6")),
            One("user_account", "", Row("keys", "/ssh_keys"), Row("password", "/password"))),
        Map("device_passthrough", "devices", "dev*"),
        Map("network_interface", "network_devices", "net*",
            Row("enabled", "link_down", "!@"), Row("vlan_id", "vlan"), Row("rate_limit", "rate_limit_mib"), Else("bridge", "\"vmbr0\"")),
        One("operating_system", "", Row("template_file_id", "/os_template"), Row("type", "/os_type")),
        None("wait_for_ip", "wait_for_address makes a create wait for an address."),
        None("idmap", "The attribute id_map of each mount point says whose files are whose."),
    ];

    private static ForeignAttribute AddressOf(string family) =>
        One(family, "", Row("address", family + "_address"), Row("gateway", family + "_gateway"));
}
