using Newtonsoft.Json.Linq;
using Proxmox.Simulator.State;

namespace Proxmox.Simulator.Nodes;

/// <summary>A zone of SDN on a node, in the cluster's lists.</summary>
internal static class ZoneEntry
{
    public static JObject Of(Datacenter datacenter, Node node, string name, string status) => datacenter.Version == PveVersion.V84
        ? new JObject
        {
            ["id"] = $"sdn/{node.Name}/{name}",
            ["sdn"] = name,
            ["node"] = node.Name,
            ["type"] = "sdn",
            ["status"] = status,
        }
        : new JObject
        {
            ["id"] = $"network/{node.Name}/zone/{name}",
            ["network"] = name,
            ["network-type"] = "zone",
            ["node"] = node.Name,
            ["type"] = "network",
            ["status"] = status,
        };
}
