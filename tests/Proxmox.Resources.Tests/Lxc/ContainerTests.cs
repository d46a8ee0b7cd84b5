using Proxmox.Model.Values;
using Proxmox.Testing.Clients;
using Proxmox.Testing.Lifecycles;
using static Proxmox.Testing.Lifecycles.Lifecycle;

namespace Proxmox.Resources.Tests.Lxc;

public sealed class ContainerTests
{
    private const string CreateAlone = "create alone uses it";
    private const string Kept = "it says how the container is treated, not what it is";
    private const string RootAlone = "root alone may set it";

    private static readonly Value Minimal = Config(
        ("vmid", 200), ("node", "pve1"), ("hostname", "web"), ("os_template", ContainerWorld.Template), ("start_on_create", false));

    private static readonly Lifecycle Life = new("container")
    {
        Id = "200",
        Arrange = pve =>
        {
            ContainerWorld.Furnish(pve);
            pve.Request("POST", "/pools", ("poolid", "ct-web"));
            pve.Request("POST", "/pools", ("poolid", "ct-db"));
        },
        Minimal = Minimal,
        Full = With(
            Minimal,
            ("description", "A web server; ümlaut, a=b"), ("tags", Value.Set("web", "prod")), ("start_at_boot", true),
                ("pool_id", "ct-web"),
            ("startup", Config(("order", 2), ("up_delay_seconds", 30))),
            ("cpu", Config(("cores", 2), ("limit", Value.Of(Number.Parse("1.5"))), ("units", 200))),
                ("memory", Config(("size_mib", 1024), ("swap_mib", 256))),
            ("mount_points", Config(
                ("rootfs", Config(("storage", "ct-files"), ("size", "8G"), ("mount_options", Value.Set("noatime", "discard")),
                    ("acl", true))),
                ("mp0", Config(("storage", "local-lvm"), ("size", "2G"), ("path", "/srv/www"), ("backup", true), ("quota", true),
                    ("replicate", false))))),
            ("network_devices", Config(("net0", Config(
                ("name", "eth0"), ("mac_address", "BC:24:11:00:00:01"), ("bridge", "vmbr0"), ("vlan", 5), ("firewall", true),
                    ("ipv4_address", "192.0.2.30/24"), ("ipv4_gateway", "192.0.2.1"), ("ipv6_address", "auto"), ("mtu", 1400),
                    ("rate_limit_mib", Value.Of(Number.Parse("12.5"))))))),
            ("dns_servers", Value.List("192.0.2.53", "2001:db8::53")), ("search_domains", Value.List("example.org", "example.net")),
            ("unprivileged", true), ("features", Config(("nesting", true))),
            ("os_type", "debian"), ("architecture", "amd64"), ("time_zone", "Europe/Vienna"),
            ("console", Config(("mode", "shell"), ("tty_count", 4))), ("debug", true),
            ("environment", Config(("TOKEN", "canary-1"), ("MODE", "a b"))), ("entrypoint", "/sbin/init --quiet"),
            ("password", "canary-password"), ("ssh_keys", Value.List(
                "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAINg1fGKvqzkDXM5aQshjHBjAB26xMOJVkhgdhdpUSM/z admin"))),
        Warned = ["A disk leaves its slot, and its volume stays"],
        Changed = With(
            Minimal,
            ("hostname", "db"), ("tags", Value.Set("db")), ("protection", true), ("cpu", Config(("cores", 4))),
                ("memory", Config(("size_mib", 2048))),
            ("mount_points", Config(
                ("rootfs", Config(("storage", "ct-files"), ("size", "8G"))),
                ("mp1", Config(("storage", "ct-files"), ("size", "1G"), ("path", "/var/lib/db"))))),
            ("network_devices", Config(("net0", Config(("name", "eth0"), ("bridge", "vmbr0"), ("mac_address", "BC:24:11:00:00:01"))),
                ("net1", Config(("name", "eth1"), ("bridge", "vmbr0"), ("mac_address", "BC:24:11:00:00:02")))))),
        Further = [("pool_id", "ct-db")],
        NotCombined = new Dictionary<string, string>(
            StringComparer.Ordinal)
        { ["protection"] = "a protected container keeps its mount points, whatever else is to change" },
        Replacements = [("vmid", 300)],
        Drift = pve => ContainerWorld.Run(
            pve, "PUT", "/nodes/pve1/lxc/200/config", ("hostname", "byhand"), ("cores", 3), ("delete", "net0")),
        Remove = pve => ContainerWorld.Run(pve, "DELETE", "/nodes/pve1/lxc/200"),
        Find = pve => pve.Request("GET", "/nodes/pve1/lxc/200/config"),
        CreateRequest = ("POST", "/nodes/*/lxc"),
        Untold = ["start_on_create", "os_template", "password", "ssh_keys"],
        NotCleared = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["vmid_range"] = CreateAlone,
            ["clone"] = CreateAlone,
            ["restore"] = CreateAlone,
            ["os_template"] = CreateAlone,
            ["password"] = CreateAlone,
            ["ssh_keys"] = CreateAlone,
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
            ["template"] = "a template is never a container again",
            ["protection"] = "a protected container could not be replaced; it is set and taken back among the changes",
            ["unprivileged"] = "it is settled when the container is made",
            ["os_type"] = "PVE has found it out and keeps it",
            ["architecture"] = "PVE has found it out and keeps it",
            ["mount_points"] = "a container keeps its root; what else leaves is tested by topic",
            ["devices"] = RootAlone,
            ["hook_script"] = RootAlone,
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
