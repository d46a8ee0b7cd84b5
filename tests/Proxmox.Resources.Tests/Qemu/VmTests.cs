using Proxmox.Model.Values;
using Proxmox.Testing.Clients;
using Proxmox.Testing.Lifecycles;
using static Proxmox.Testing.Lifecycles.Lifecycle;

namespace Proxmox.Resources.Tests.Qemu;

public sealed class VmTests
{
    private const string CreateAlone = "create alone uses it";
    private const string Kept = "it says how the VM is treated, not what it is";
    private const string Elsewhere = "what may be changed only with root's password, or only without others, is tested by topic";

    private static readonly Value Minimal = Config(("vmid", 100), ("node", "pve1"), ("name", "web"), ("start_on_create", false));

    private static readonly Lifecycle Life = new("vm")
    {
        Id = "100",
        Arrange = pve =>
        {
            VmWorld.Furnish(pve);
            pve.Request("POST", "/pools", ("poolid", "web"));
            pve.Request("POST", "/pools", ("poolid", "db"));
            pve.Request("POST", "/cluster/mapping/usb", ("id", "stick"),
                ("map", new Newtonsoft.Json.Linq.JArray("node=pve1,id=0951:1666")));
        },
        Minimal = Minimal,
        Full = With(
            Minimal,
            ("name", "web"), ("description", "A web server; ümlaut, a=b"), ("tags", Value.Set("web", "prod")), ("start_at_boot", true),
                ("pool_id", "web"),
            ("startup", Config(("order", 2), ("up_delay_seconds", 30))), ("hotplug", Value.Set("network", "disk")),
                ("vm_state_storage", "files"),
            ("cpu", Config(("type", "host"), ("flags", Value.Set("+aes")), ("cores", 4), ("sockets", 2), ("numa", true), ("limit", 2))),
                ("numa", Config(("numa0", Config(("cpus", Value.Set("0-3")), ("memory_mib", 2048))))),
            ("memory", Config(("size_mib", 2048), ("balloon_mib", 1024), ("shares", 2000))),
            ("disks", Config(
                ("scsi0", Config(("storage", "files"), ("size", "2G"), ("discard", "on"), ("ssd", true), ("io_thread", true),
                    ("limits", Config(("iops", 500))))),
                ("ide2", Config(("storage", "files"), ("cloud_init", true))),
                ("sata0", Config(("iso", VmWorld.Iso))))),
            ("efi_disk", Config(("storage", "files"), ("type", "4m"), ("pre_enrolled_keys", true))),
                ("tpm_state", Config(("storage", "files"), ("version", "v2.0"))),
            ("network_devices", Config(("net0",
                Config(("model", "virtio"), ("mac_address", "BC:24:11:00:00:01"), ("bridge", "vmbr0"), ("vlan", 5), ("firewall", true))))),
            ("cloud_init", Config(("user", "admin"), ("dns_servers", Value.List("192.0.2.53")),
                ("interfaces", Config(("net0", Config(("ipv4_address", "dhcp"))))))), ("cloud_init_password", "secret-1"),
            ("agent", Config(("enabled", true), ("trim_after_clone", true))),
            ("bios", "ovmf"), ("machine", Config(("type", "q35"))), ("os_type", "l26"), ("scsi_controller", "virtio-scsi-single"),
            ("vga", Config(("type", "qxl"), ("memory_mib", 32))), ("audio", Config(("device", "ich9-intel-hda"), ("driver", "none"))),
            ("serial", Config(("serial0", "socket"))), ("usb", Config(("usb0", Config(("mapping", "stick"))))),
                ("watchdog", Config(("model", "ib700"), ("action", "reset"))), ("rng", Config(("source", "/dev/urandom"))),
            ("acpi", false), ("kvm", false), ("tablet", false), ("keyboard_layout", "de"), ("freeze_at_start", true),
                ("allow_reboot", false), ("rtc_local_time", true),
            ("rtc_start_date", "2006-06-17T16:01:21"), ("time_drift_fix", true),
                ("smbios", Config(("uuid", "11111111-2222-3333-4444-555555555555"), ("manufacturer", "Example, Inc."))),
            ("migration", Config(("max_speed_mib", 100)))),
        Warned = ["A disk leaves its slot, and its volume stays"],
        Changed = With(
            Minimal,
            ("name", "db"), ("tags", Value.Set("db")), ("protection", true), ("cpu", Config(("type", "x86-64-v2-AES"), ("cores", 2))),
                ("memory", Config(("size_mib", 4096))),
            ("disks", Config(
                ("scsi0", Config(("storage", "files"), ("size", "2G"))), ("virtio1", Config(("storage", "local-lvm"), ("size", "1G"))))),
            ("network_devices", Config(("net0", Config(("model", "e1000"), ("bridge", "vmbr0"), ("mac_address", "BC:24:11:00:00:01"))),
                ("net1", Config(("model", "virtio"), ("mac_address", "BC:24:11:00:00:02")))))),
        Further = [("pool_id", "db")],
        NotCombined = new Dictionary<string, string>(
            StringComparer.Ordinal)
        { ["protection"] = "a protected VM keeps its disks, whatever else is to change" },
        Replacements = [("vmid", 200)],
        Drift = pve => VmWorld.Run(pve, "PUT", "/nodes/pve1/qemu/100/config", ("name", "byhand"), ("cores", 3), ("delete", "net0")),
        Remove = pve => VmWorld.Run(pve, "DELETE", "/nodes/pve1/qemu/100"),
        Find = pve => pve.Request("GET", "/nodes/pve1/qemu/100/config"),
        CreateRequest = ("POST", "/nodes/*/qemu"),
        Untold = ["start_on_create", "cloud_init_password"],
        NotCleared = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["vmid_range"] = CreateAlone,
            ["clone"] = CreateAlone,
            ["restore"] = CreateAlone,
            ["wait_for_address"] = CreateAlone,
            ["placement"] = Kept,
            ["migrate"] = Kept,
            ["power_state"] = Kept,
            ["on_restart_required"] = Kept,
            ["shutdown_timeout_seconds"] = Kept,
            ["stop_on_destroy"] = Kept,
            ["purge_on_destroy"] = Kept,
            ["delete_unreferenced_disks_on_destroy"] = Kept,
            ["preflight"] = Kept,
            ["template"] = "a template is never a VM again",
            ["protection"] = "a protected VM could not be replaced; it is set and taken back among the changes",
            ["boot_order"] = "PVE drops from it what is taken out of its slot",
            ["hook_script"] = Elsewhere,
            ["arguments"] = Elsewhere,
            ["parallel"] = Elsewhere,
            ["pci"] = Elsewhere,
            ["virtiofs"] = Elsewhere,
            ["ivshmem"] = Elsewhere,
            ["spice"] = Elsewhere,
            ["sev"] = Elsewhere,
            ["tdx"] = Elsewhere,
            ["vm_generation_id"] = "PVE gives every VM one",
        },
    };

    [TestCaseSource(typeof(ClientKinds), nameof(ClientKinds.Present))]
    public Task Lives_through_its_ladder(ClientKind client) => Ladder.ClimbAsync(Life, client);

    [Test]
    public Task Asks_the_same_of_PVE_over_both_protocols() => Ladder.CompareAsync(Life);

    private static Value With(Value config, params ReadOnlySpan<(string Name, Value Value)> members)
    {
        foreach (var (name, value) in members)
        {
            config = config.With(name, value);
        }

        return config;
    }
}
