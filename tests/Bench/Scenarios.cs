using System.Globalization;
using Proxmox.Model.Values;
using Proxmox.Simulator;

namespace Proxmox.Bench;

/// <summary>What users do, each in a cluster of its own.</summary>
internal static class Scenarios
{
    private const int Guests = 50;
    private const int TemplateId = 9000;

    /// <summary>All of them, in the order of the table.</summary>
    public static IReadOnlyList<Scenario> All { get; } =
    [
        new("create 50 VMs", Of(Guests, "proxmox_vm", Vm)),
        new("create one VM", Of(1, "proxmox_vm", Vm)),
        new("create one template", Of(1, "proxmox_vm", Template)),
        new("clone 50 VMs, linked", Of(Guests, "proxmox_vm", Clone)) { Prepare = GoldenTemplateAsync },
        new("create 50 containers", Of(Guests, "proxmox_container", Container)),
        new("change an attribute of 50 VMs", Of(Guests, "proxmox_vm", Vm)) { Then = vm => vm.With("description", "Changed") },
        new("change an attribute of one VM", Of(1, "proxmox_vm", Vm)) { Then = vm => vm.With("description", "Changed") },
        new("destroy 50 VMs", Of(Guests, "proxmox_vm", Vm)) { Then = _ => Value.Null },
        new("create 100 ACLs", Of(100, "proxmox_acl", Acl)) { Prepare = UsersAsync },
        new("create one pool", Of(1, "proxmox_pool", Pool)),
        new("refresh 200 pools, 100 users, 100 ACLs",
            [.. Of(200, "proxmox_pool", Pool), .. Of(100, "proxmox_user", User), .. Of(100, "proxmox_acl", Acl)])
        {
            Prepare = UsersAsync,
            Then = config => config,
            PlanOnly = true,
        },
        new("refresh 500 VMs", Of(500, "proxmox_vm", Stopped)) { Then = config => config, PlanOnly = true },
        new("refresh 250 VMs, 250 containers", [.. Of(250, "proxmox_vm", Vm), .. Of(250, "proxmox_container", Container)])
        {
            Then = config => config,
            PlanOnly = true,
        },
        new("destroy 50 VMs, 200 ms a request, 50 at once", Of(Guests, "proxmox_vm", Vm))
        {
            Then = _ => Value.Null,
            Parallelism = 50,
            Latency = TimeSpan.FromMilliseconds(200),
        },
    ];

    private static IReadOnlyList<(string Type, Value Config)> Of(int count, string type, Func<int, Value> config) =>
        [.. Enumerable.Range(0, count).Select(number => (type, config(number)))];

    private static Value Vm(int number) => Value.Object(
        ("name", Name("vm", number)),
        ("node", "pve1"),
        ("cpu", Value.Object(("cores", 2))),
        ("memory", Value.Object(("size_mib", 1024))),
        ("disks", Value.Object(("scsi0", Value.Object(("storage", "local-lvm"), ("size", "8G"))))),
        ("network_devices", Value.Object(("net0", Value.Object(("model", "virtio"), ("bridge", "vmbr0"))))));

    private static Value Container(int number) => Value.Object(
        ("hostname", Name("ct", number)),
        ("node", "pve1"),
        ("os_template", "local:vztmpl/debian-13-standard_13.1-2_amd64.tar.zst"),
        ("cpu", Value.Object(("cores", 2))),
        ("memory", Value.Object(("size_mib", 512))),
        ("mount_points", Value.Object(("rootfs", Value.Object(("storage", "local-lvm"), ("size", "4G"))))),
        ("network_devices", Value.Object(("net0", Value.Object(
            ("name", "eth0"), ("bridge", "vmbr0"), ("ipv4_address", "192.0.2.10/24"), ("ipv4_gateway", "192.0.2.1"))))));

    private static Value Stopped(int number) => Vm(number).With("power_state", "stopped");

    private static Value Template(int number) => Vm(number).With("template", true);

    private static Value Clone(int number) => Value.Object(
        ("name", Name("clone", number)),
        ("node", "pve1"),
        ("cpu", Value.Object(("cores", 2))),
        ("clone", Value.Object(("vmid", TemplateId), ("full", false))));

    private static Value Pool(int number) => Value.Object(("pool_id", Name("pool", number)), ("comment", "One of many"));

    private static Value User(int number) => Value.Object(("user_id", Name("user", number) + "@pve"), ("comment", "One of many"));

    private static Value Acl(int number) => Value.Object(
        ("path", "/vms"), ("principal", Name("member", number) + "@pve"), ("role_id", "PVEVMAdmin"));

    private static Task UsersAsync(PveSimulator pve)
    {
        for (var number = 0; number < 100; number++)
        {
            pve.Request("POST", "/access/users", ("userid", Name("member", number) + "@pve"));
        }

        return Task.CompletedTask;
    }

    private static async Task GoldenTemplateAsync(PveSimulator pve)
    {
        pve.Request("POST", "/nodes/pve1/qemu", ("vmid", TemplateId), ("name", "golden"), ("scsi0", "local-lvm:4"));
        await pve.Datacenter.Tasks.WhenIdleAsync();
        pve.Request("POST", $"/nodes/pve1/qemu/{TemplateId.ToString(CultureInfo.InvariantCulture)}/template");
        await pve.Datacenter.Tasks.WhenIdleAsync();
    }

    private static string Name(string kind, int number) => FormattableString.Invariant($"{kind}-{number}");
}
