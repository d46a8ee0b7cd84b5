using Proxmox.Client;
using Proxmox.Tools.Discover.Map;
using Proxmox.Tools.Discover.Map.States;

namespace Proxmox.Tools.Tests.Discover.Map;

/// <summary>The map of a datacenter that never was: the same one each time, which the pictures of the guide show as well.</summary>
internal static class InventedMap
{
    /// <summary>How many guests there are.</summary>
    public const int Guests = 2000;

    private const int Nodes = 12;
    private const long GiB = 1L << 30;

    private static readonly string[] Names = ["web", "db", "cache", "mail", "git", "ci", "proxy", "dns", "mon", "auth", "build", "queue"];
    private static readonly string[] Pools = ["finance", "production", "production/web", "staging"];
    private static readonly string[] Tags = ["prod", "linux", "windows", "dmz", "backup"];
    private static readonly DateTimeOffset Taken = new(2030, 3, 4, 6, 30, 0, TimeSpan.Zero);

    private static readonly List<Guest> All = [.. Enumerable.Range(0, Guests).Select(Invent)];

    /// <summary>How many guests are so.</summary>
    public static int Count(Func<Guest, bool> isSo) => All.Count(isSo);

    /// <summary>The page.</summary>
    public static string Page() => MapPage.Of(new MapDocument(Snapshot(), States()).Write(Taken, "1.2.3"));

    // Scattered, and the same in each run.
    private static uint Scatter(int number, int kind) => (((uint)number * 2654435761u) ^ ((uint)kind * 40503u)) * 2246822519u >> 8;

    private static Guest Invent(int number)
    {
        uint Pick(int kind, int among) => Scatter(number, kind) % (uint)among;
        var node = $"pve{Pick(1, Nodes) + 1}";
        var isOff = node == $"pve{Nodes}";
        var isTemplate = !isOff && Pick(2, 40) == 0;
        return new(
            100 + number, $"{Names[Pick(3, Names.Length)]}-{number}", node,
                isOff ? "unknown" : isTemplate || Pick(4, 4) == 0 ? "stopped" : "running",
            Pick(5, 4) == 0 ? null : Pools[Pick(6, Pools.Length)], [.. Tags.Where((_, tag) => Pick(10 + tag, 3) == 0)], isTemplate,
                Pick(7, 4) > 0);
    }

    private static Snapshot Snapshot() => new()
    {
        Version = "9.2.11",
        Cluster = "frankfurt",
        Resources = PveData.Array(
        [
            .. Enumerable.Range(1, Nodes).Select(Node), .. All.Select(Resource), .. Enumerable.Range(1, Nodes).SelectMany(Storages),
        ]),
        Networks = [.. Enumerable.Range(1, Nodes - 1).Select(node => ($"pve{node}", Interfaces(node)))],
        Zones = PveData.Array(
            PveData.Object(("zone", PveData.Of("office")), ("type", PveData.Of("vlan")), ("bridge", PveData.Of("vmbr1")))),
        Vnets = PveData.Array(new[] { ("desks", 20), ("servers", 30), ("dmz", 40) }.Select(vnet =>
            PveData.Object(("vnet", PveData.Of(vnet.Item1)), ("zone", PveData.Of("office")), ("tag", PveData.Of(vnet.Item2))))),
        Pools = PveData.Array(
            Pools.Select(
            pool => PveData.Object(("poolid", PveData.Of(pool)), ("comment", PveData.Of(pool == "finance" ? "invoices" : null))))),
        Gaps = [$"the network of pve{Nodes}: the node is offline"],
    };

    private static PveData Node(int node) => PveData.Object(node == Nodes
        ? [("type", PveData.Of("node")), ("node", PveData.Of($"pve{node}")), ("status", PveData.Of("offline"))]
        :
        [
            ("type", PveData.Of("node")), ("node", PveData.Of($"pve{node}")), ("status", PveData.Of("online")),
                ("cpu", PveData.Of(node * 7 % 10 / 10m)),
            ("maxcpu", PveData.Of(64)), ("mem", PveData.Of((30 + (node * 17 % 68)) * 5 * GiB)), ("maxmem", PveData.Of(512 * GiB)),
            ("disk", PveData.Of(20 * GiB)), ("maxdisk", PveData.Of(100 * GiB)), ("uptime", PveData.Of(8_000_000)),
        ]);

    private static PveData Resource(Guest guest)
    {
        var isRunning = guest.Status == "running";
        return PveData.Object(
            ("type", PveData.Of(guest.Id % 3 == 0 ? "lxc" : "qemu")), ("vmid", PveData.Of(guest.Id)), ("name", PveData.Of(guest.Name)),
            ("node", PveData.Of(guest.Node)), ("status", PveData.Of(guest.Status)), ("pool", PveData.Of(guest.Pool)),
            ("tags", PveData.Of(string.Join(';', guest.Tags))), ("template", PveData.Of(guest.IsTemplate ? 1 : 0)),
            ("maxcpu", PveData.Of(4)), ("cpu", PveData.Of(isRunning ? guest.Id % 97 / 100m : 0m)), ("maxmem", PveData.Of(8 * GiB)),
            ("mem", PveData.Of(isRunning ? guest.Id % 8 * GiB : 0)), ("maxdisk", PveData.Of(32 * GiB)),
                ("uptime", PveData.Of(isRunning ? guest.Id * 977 : 0)),
            ("lock", PveData.Of(guest.Id % 211 == 0 ? "backup" : null)));
    }

    private static IEnumerable<PveData> Storages(int node) =>
        new[] { ("nas", "nfs", 1, 7900), ("local-zfs", "zfspool", 0, 700 + (node * 131 % 1300)) }
        .Where(_ => node < Nodes).Select(storage => PveData.Object(
            ("type", PveData.Of("storage")), ("storage", PveData.Of(storage.Item1)), ("node", PveData.Of($"pve{node}")),
            ("plugintype", PveData.Of(storage.Item2)), ("shared", PveData.Of(storage.Item3)), ("status", PveData.Of("available")),
            ("content", PveData.Of(storage.Item3 == 1 ? "backup,iso" : "images,rootdir")),
            ("disk", PveData.Of(storage.Item4 * GiB)), ("maxdisk", PveData.Of((storage.Item3 == 1 ? 9000 : 2000) * GiB))));

    private static PveData Interfaces(int node) => PveData.Array(
        PveData.Object(("iface", PveData.Of("eno1")), ("type", PveData.Of("eth")), ("active", PveData.Of(1))),
        PveData.Object(("iface", PveData.Of("vmbr0")), ("type", PveData.Of("bridge")), ("active", PveData.Of(1)),
            ("cidr", PveData.Of($"192.0.2.{node}/24")), ("bridge_ports", PveData.Of("eno1"))),
        PveData.Object(("iface", PveData.Of("vmbr1")), ("type", PveData.Of("bridge")), ("active", PveData.Of(1)),
            ("bridge_vlan_aware", PveData.Of(1))));

    private static IReadOnlyList<StateFile> States()
    {
        var managed = All.Where(guest => guest.IsManaged).ToLookup(guest => guest.Id % 4 == 0);
        IEnumerable<StateRecord> Of(bool isPulumi, Func<Guest, string> address) =>
            managed[isPulumi].Select(guest => new StateRecord(address(guest), new(MapKind.Guest, $"{guest.Id}")));
        return
        [
            new("infra/terraform.tfstate", "Terraform", 1400,
            [
                .. Of(isPulumi: false, guest => $"proxmox_vm.guest[\"{guest.Name}\"]"), new("proxmox_vm.gone", new(MapKind.Guest, "9999")),
                new("proxmox_storage_nfs.nas", new(MapKind.Storage, "nas")), new("proxmox_pool.finance", new(MapKind.Pool, "finance")),
                .. Enumerable.Range(1, Nodes)
                    .Select(node => new StateRecord($"proxmox_network_bridge.lan[{node}]", new(MapKind.Interface, $"pve{node}/vmbr0"))),
            ]),
            new(".pulumi/stacks/apps/prod.json", "Pulumi", 410,
            [
                .. Of(isPulumi: true, guest => $"proxmox:guest:VirtualMachine {guest.Name}"),
                    new("proxmox:sdn:Vnet dmz", new(MapKind.Vnet, "dmz")),
            ]),
        ];
    }

    /// <summary>A guest of it.</summary>
    internal sealed record Guest(
        int Id, string Name, string Node, string Status, string? Pool, IReadOnlyList<string> Tags, bool IsTemplate, bool IsManaged);
}
