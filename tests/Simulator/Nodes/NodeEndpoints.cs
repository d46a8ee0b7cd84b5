using System.Globalization;
using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Http;
using Proxmox.Simulator.Routing;

namespace Proxmox.Simulator.Nodes;

/// <summary><c>/nodes</c> (<c>PVE::API2::Nodes</c>): the list and a node's status.</summary>
public sealed class NodeEndpoints : IEndpoints
{
    public void Map(Router router)
    {
        router.On("GET", "/nodes", List);
        router.On("GET", "/nodes/{node}", call => Router.Directory("name", Children(call.Datacenter.Version)));
        router.On("GET", "/nodes/{node}/status", Status);
    }

    /// <summary>The release of the kernel that runs.</summary>
    internal static string Kernel(PveVersion version) => version == PveVersion.V84 ? "6.8.12-9-pve" : "6.17.4-1-pve";

    private static IEnumerable<string> Children(PveVersion version)
    {
        string[] names =
        [
            "aplinfo", "apt", "capabilities", "ceph", "certificates", "config", "disks", "dns", "firewall", "hardware",
            "hosts", "journal", "lxc", "migrateall", "netstat", "network", "qemu", "query-oci-repo-tags",
            "query-url-metadata", "replication", "report", "rrd", "rrddata", "scan", "sdn", "services", "spiceshell",
            "startall", "status", "stopall", "storage", "subscription", "suspendall", "syslog", "tasks", "termproxy",
            "time", "version", "vncshell", "vzdump", "wakeonlan",
        ];
        return version == PveVersion.V84 ? names.Except(["query-oci-repo-tags"]) : names;
    }

    private static JArray List(PveCall call) => new(call.Datacenter.Nodes.Select(node =>
    {
        var entry = ClusterResources.Node(call.Datacenter, node, call.Allows($"/nodes/{node.Name}", "Sys.Audit"));
        entry["ssl_fingerprint"] = node.HasJoined ? Certificates.Shared.Fingerprint : null;
        return entry;
    }));

    private static JObject Status(PveCall call)
    {
        var name = call.Node == "localhost" ? call.Datacenter.LocalNode : call.Node;
        var node = call.Datacenter.FindNode(name)!;
        var release = ClusterEndpoints.Release(call.Datacenter.Version);
        var kernel = Kernel(call.Datacenter.Version);
        return new JObject
        {
            ["uptime"] = call.Datacenter.Tasks.UptimeSeconds,
            ["cpu"] = 0.03,
            ["wait"] = 0,
            ["loadavg"] = new JArray("0.10", "0.12", "0.09"),
            ["pveversion"] = $"pve-manager/{release["version"]}/{release["repoid"]}",
            ["kversion"] = $"Linux {kernel} #1 SMP PREEMPT_DYNAMIC",
            ["current-kernel"] = new JObject
            {
                ["sysname"] = "Linux",
                ["release"] = kernel,
                ["version"] = "#1 SMP PREEMPT_DYNAMIC",
                ["machine"] = "x86_64",
            },
            ["boot-info"] = new JObject { ["mode"] = "legacy-bios" },
            ["memory"] = Usage(node.MemoryTotal, node.MemoryUsed, "available"),
            ["swap"] = new JObject { ["total"] = 0, ["used"] = 0, ["free"] = 0 },
            ["rootfs"] = Usage(node.RootTotal, node.RootUsed, "avail"),
            ["ksm"] = new JObject { ["shared"] = 0 },
            ["idle"] = 0,
            ["cpuinfo"] = new JObject
            {
                ["cpus"] = node.Cpus,
                ["cores"] = node.Cpus,
                ["sockets"] = node.Sockets,
                ["model"] = "Simulated processor",
                ["vendor"] = "GenuineIntel",
                ["family"] = "6",
                ["mhz"] = 2400.ToString("F3", CultureInfo.InvariantCulture),
                ["flags"] = "fpu sse sse2 sse4_1 sse4_2 aes avx avx2",
                ["hvm"] = "1",
                ["user_hz"] = 100,
            },
        };
    }

    private static JObject Usage(long total, long used, string available) =>
        new() { ["total"] = total, ["used"] = used, ["free"] = total - used, [available] = total - used };
}
