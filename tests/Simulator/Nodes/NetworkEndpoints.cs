using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Nodes.Network;
using Proxmox.Simulator.Routing;
using Proxmox.Simulator.Sdn;

namespace Proxmox.Simulator.Nodes;

/// <summary><c>/nodes/{node}/network</c> (<c>PVE::API2::Network</c>): interfaces, whose changes wait until they are applied.
/// </summary>
public sealed class NetworkEndpoints : IEndpoints
{
    private const string Root = "/nodes/{node}/network";
    private const string Item = Root + "/{iface}";

    private static readonly string[] NoProperties = ["node", "iface", "delete"];

    public void Map(Router router)
    {
        router.On("GET", Root, List);
        router.On("GET", Item, Read);
        router.On("POST", Root, call =>
        {
            var network = NodeNetwork.Of(call);
            network.Change(file => Create(call, network, file));
        });
        router.On("PUT", Item, call => NodeNetwork.Of(call).Change(file => Update(call, file)));
        router.On("DELETE", Item, call => NodeNetwork.Of(call).Change(file => Delete(call, file)));
        router.On("PUT", Root, call => call.ForkWork("srvreload", "networking", _ => NodeNetwork.Of(call).Apply()));
        router.On("DELETE", Root, call => NodeNetwork.Of(call).File.Revert());
    }

    private static JToken List(PveCall call)
    {
        var network = NodeNetwork.Of(call);
        call.Changes = network.File.Difference("/etc/network/interfaces");
        var type = call.OptionalText("type");
        return new JArray(network.Read().Interfaces
            .Where(entry => entry.Name != "lo" && IsOfType(entry, type))
            .Where(entry => !IsBridge(entry) || call.AllowsAny($"/sdn/zones/localnetwork/{entry.Name}", "SDN.Audit", "SDN.Use"))
            .Select(entry => new JObject(entry.ToJson()) { ["iface"] = entry.Name })
            .Concat(type is "any_bridge" or "include_sdn" or "vnet" ? Vnets(call) : []));
    }

    private static bool IsOfType(Interface entry, string? type) => type switch
    {
        null or "include_sdn" => true,
        "any_bridge" or "any_local_bridge" => IsBridge(entry),
        _ => entry.Type == type,
    };

    private static bool IsBridge(Interface entry) => entry.Type is "bridge" or "OVSBridge";

    /// <summary>The VNets of a node that the caller sees (<c>PVE::Network::SDN::get_local_vnets</c>).</summary>
    private static IEnumerable<JObject> Vnets(PveCall call)
    {
        var nodes = SdnNodes.Of(call.Datacenter);
        var zones = nodes.Zones(call.NodeName).ToDictionary(zone => zone.Id, StringComparer.Ordinal);
        return nodes.Vnets(call.NodeName)
            .Where(vnet => call.AllowsAny($"/sdn/zones/{vnet["zone"]}/{vnet.Id}", "SDN.Audit", "SDN.Use"))
            .Select(vnet => new JObject
            {
                ["iface"] = vnet.Id,
                ["type"] = "vnet",
                ["active"] = "1",
                ["ipam"] = zones[vnet["zone"]!]["ipam"] is null ? 0 : 1,
                ["vlanaware"] = vnet["vlanaware"] is "1" ? 1 : 0,
                ["comments"] = vnet["alias"],
            });
    }

    private static JToken Read(PveCall call) => Find(call, NodeNetwork.Of(call).Read()).ToJson();

    private static void Create(PveCall call, NodeNetwork network, InterfacesFile file)
    {
        var name = call.Text("iface");
        if (file.Find(name) is not null)
        {
            throw PveError.Parameter("iface", "interface already exists");
        }

        var values = Values(call);
        InterfaceRules.RequireFree(file, name, values);
        InterfaceRules.SplitNetworks(values);
        InterfaceRules.RequireHost(values);
        var type = call.Text("type");
        if (type.StartsWith("OVS", StringComparison.Ordinal) && !network.HasOpenVSwitch)
        {
            throw PveError.Die("Open VSwitch is not installed (need package 'openvswitch-switch')");
        }

        if (type is "OVSIntPort" or "OVSBond")
        {
            JoinBridge(file, name, values.GetValueOrDefault("ovs_bridge"));
        }

        if (values.TryGetValue("bridge_vids", out var vids))
        {
            values["bridge_vids"] = string.Join(' ', PerlList.Split(vids));
        }

        Put(file.Open(name), values);
    }

    private static void JoinBridge(InterfacesFile file, string name, string? bridge)
    {
        if (string.IsNullOrEmpty(bridge))
        {
            throw PveError.Parameter("ovs_bridge", "parameter is required");
        }

        var found = file.Find(bridge) ?? throw PveError.Parameter("ovs_bridge", $"bridge '{bridge}' does not exist");
        if (found.Type != "OVSBridge")
        {
            throw PveError.Parameter("ovs_bridge", $"interface '{bridge}' is no OVS bridge");
        }

        found["ovs_ports"] = string.Join(' ', found.Names("ovs_ports").Append(name).Distinct());
    }

    // What is sent is put into what is there, so that separators stay as they were sent.
    private static void Update(PveCall call, InterfacesFile file)
    {
        var entry = Find(call, file);
        foreach (var key in call.List("delete"))
        {
            entry[key] = null;
            if (key is "cidr" or "cidr6")
            {
                entry["address" + key["cidr".Length..]] = entry["netmask" + key["cidr".Length..]] = null;
            }
        }

        var values = Values(call);
        InterfaceRules.SplitNetworks(values);
        InterfaceRules.RequireFree(file, entry.Name, values);
        InterfaceRules.RequireHost(values);
        Put(entry, values);
    }

    /// <summary>Which families an interface has, and whether their address is static, follows from the request alone.</summary>
    private static void Put(Interface entry, Dictionary<string, string> values)
    {
        foreach (var (key, value) in values)
        {
            entry[key] = value;
        }

        foreach (var suffix in new[] { "", "6" })
        {
            entry["method" + suffix] = IsGiven(suffix) ? "static" : "manual";
            if (IsGiven(suffix))
            {
                entry["cidr" + suffix] = null;
            }
        }

        entry.Families = [.. new[] { "", "6" }.Where(IsGiven).Select(suffix => "inet" + suffix).DefaultIfEmpty("inet")];

        bool IsGiven(string suffix) => values.GetValueOrDefault("address" + suffix) is { Length: > 0 };
    }

    private static void Delete(PveCall call, InterfacesFile file)
    {
        var entry = Find(call, file);
        if (entry.Type is "OVSIntPort" or "OVSBond" && file.Find(entry["ovs_bridge"]) is { } bridge && bridge.Holds("ovs_ports"))
        {
            bridge["ovs_ports"] = string.Join(' ', bridge.Names("ovs_ports").Where(port => port != entry.Name));
        }

        file.Interfaces.Remove(entry);
    }

    private static Dictionary<string, string> Values(PveCall call) => call.Parameters.Keys.Where(key => !NoProperties.Contains(key))
        .ToDictionary(key => key, call.Text, StringComparer.Ordinal);

    private static Interface Find(PveCall call, InterfacesFile file) =>
        file.Find(call.Text("iface")) ?? throw PveError.Parameter("iface", "interface does not exist");
}
