using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Routing;

namespace Proxmox.Simulator.Firewall;

/// <summary>What the firewall of a node has logged, of itself and of its guests, and the macros (<c>PVE::API2::Firewall</c>).</summary>
public sealed class LogEndpoints : IEndpoints
{
    private const int DefaultLimit = 50;

    public void Map(Router router)
    {
        router.On("GET", "/nodes/{node}/firewall/log", call => Lines(call, _ => true));
        foreach (var kind in new[] { "qemu", "lxc" })
        {
            router.On("GET", $"/nodes/{{node}}/{kind}/{{vmid}}/firewall/log", call =>
                Lines(call, line => line.StartsWith(call.Text("vmid") + " ", StringComparison.Ordinal)));
        }

        router.On("GET", "/cluster/firewall/macros", _ => new JArray(Macros.All.Select(macro =>
            new JObject { ["macro"] = macro, ["descr"] = macro })));
    }

    /// <summary>The file that a node logs to: a line is <c>VMID SEVERITY CHAIN DATE TEXT</c>, with 0 for the node itself.</summary>
    public static string FileOf(string node) => $"log/{node}/pve-firewall.log";

    private static JArray Lines(PveCall call, Func<string, bool> isMeant)
    {
        var text = call.Datacenter.File(FileOf(call.NodeName)).Text;
        var lines = text.Length == 0 ? ["unable to open file - No such file or directory"]
            : text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(isMeant).DefaultIfEmpty("no content").ToList();
        call.Total = lines.Count;
        return new JArray(lines.Index().Skip((int)(call.Number("start") ?? 0)).Take((int)(call.Number("limit") ?? DefaultLimit))
            .Select(line => new JObject { ["n"] = line.Index + 1, ["t"] = line.Item }));
    }
}
