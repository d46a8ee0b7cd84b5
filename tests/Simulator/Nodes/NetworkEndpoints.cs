using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Routing;
using Proxmox.Simulator.State;

namespace Proxmox.Simulator.Nodes;

/// <summary>The reading half of <c>/nodes/{node}/network</c>: one interface, and the bridges on it.</summary>
public sealed class NetworkEndpoints : IEndpoints
{
    private const string Port = "eth0";

    public void Map(Router router)
    {
        router.On("GET", "/nodes/{node}/network", List);
        router.On("GET", "/nodes/{node}/network/{iface}", Read);
    }

    private static JToken List(PveCall call)
    {
        var type = call.OptionalText("type");
        return new JArray(Interfaces(call.Datacenter.FindNode(call.NodeName)!)
            .Where(entry => type is null || type == entry.Value<string>("type")
                || (type is "any_bridge" or "any_local_bridge" or "include_sdn" && entry.Value<string>("type") == "bridge"))
            .Where(entry => call.AllowsAny($"/sdn/zones/localnetwork/{entry.Value<string>("iface")}", "SDN.Audit", "SDN.Use")
                || call.AllowsAny($"/nodes/{call.NodeName}", "Sys.Audit", "Sys.Modify")));
    }

    private static JToken Read(PveCall call)
    {
        var entry = Interfaces(call.Datacenter.FindNode(call.NodeName)!).FirstOrDefault(entry => entry.Value<string>("iface") == call.Text("iface"))
            ?? throw PveError.Parameter("iface", "interface does not exist");
        entry.Remove("iface");
        return entry;
    }

    private static IEnumerable<JObject> Interfaces(Node node)
    {
        yield return new JObject
        {
            ["iface"] = Port,
            ["type"] = "eth",
            ["exists"] = 1,
            ["active"] = 1,
            ["method"] = "manual",
            ["method6"] = "manual",
            ["families"] = new JArray("inet"),
            ["priority"] = 3,
        };
        var priority = 4;
        foreach (var bridge in node.Bridges.Order(StringComparer.Ordinal))
            yield return Bridge(node, bridge, first: priority == 4, priority++);
    }

    /// <summary>A bridge; the first one has the node's address.</summary>
    private static JObject Bridge(Node node, string name, bool first, int priority)
    {
        var entry = new JObject
        {
            ["iface"] = name,
            ["type"] = "bridge",
            ["active"] = 1,
            ["autostart"] = 1,
            ["method"] = first ? "static" : "manual",
            ["method6"] = "manual",
            ["families"] = new JArray("inet"),
            ["priority"] = priority,
            ["bridge_fd"] = "0",
            ["bridge_ports"] = first ? Port : "",
            ["bridge_stp"] = "off",
        };
        if (!first)
            return entry;
        entry["address"] = node.Address;
        entry["cidr"] = node.Address + "/24";
        entry["netmask"] = "24";
        entry["gateway"] = node.Address[..(node.Address.LastIndexOf('.') + 1)] + "1";
        return entry;
    }
}
