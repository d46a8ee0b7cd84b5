using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Nodes.Network;
using Proxmox.Simulator.Routing;
using Proxmox.Simulator.Sdn;
using Proxmox.Simulator.State;

namespace Proxmox.Simulator.Nodes;

/// <summary><c>/nodes/{node}/network</c> (<c>PVE::API2::Network</c>): interfaces, whose changes wait until they are applied. Open vSwitch
/// is not installed.</summary>
public sealed class NetworkEndpoints : IEndpoints
{
    private const string Root = "/nodes/{node}/network";
    private const string Item = Root + "/{iface}";

    private static readonly string[] NoProperties = ["node", "iface", "type", "delete"];

    public void Map(Router router)
    {
        router.On("GET", Root, List);
        router.On("GET", Item, Read);
        router.On("POST", Root, call => NodeNetwork.Of(call).Change(all => Create(call, all)));
        router.On("PUT", Item, call => NodeNetwork.Of(call).Change(all => Update(call, all)));
        router.On("DELETE", Item, call => NodeNetwork.Of(call).Change(all => all.Remove(Find(call, all))));
        router.On("PUT", Root, call => call.ForkWork("srvreload", "networking", _ => NodeNetwork.Of(call).Apply()));
        router.On("DELETE", Root, call => NodeNetwork.Of(call).File.Revert());
    }

    private static JToken List(PveCall call)
    {
        var network = NodeNetwork.Of(call);
        call.Changes = network.File.Difference("/etc/network/interfaces");
        var type = call.OptionalText("type");
        return new JArray(network.Interfaces
            .Where(entry => type is null or "include_sdn" || entry.Type == (type is "any_bridge" or "any_local_bridge" ? "bridge" : type))
            .Where(entry => entry.Type != "bridge" || call.AllowsAny($"/sdn/zones/localnetwork/{entry.Id}", "SDN.Audit", "SDN.Use"))
            .Select(entry => new JObject(network.ToJson(entry)) { ["iface"] = entry.Id })
            .Concat(type is "any_bridge" or "include_sdn" or "vnet" ? Vnets(call) : []));
    }

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

    private static JToken Read(PveCall call)
    {
        var network = NodeNetwork.Of(call);
        return network.ToJson(Find(call, network.Interfaces));
    }

    private static void Create(PveCall call, List<Section> all)
    {
        if (all.Exists(entry => entry.Id == call.Text("iface")))
        {
            throw PveError.Parameter("iface", "interface already exists");
        }

        var entry = new Section(call.Text("type"), call.Text("iface"));
        all.Add(entry);
        Put(call, all, entry);
    }

    private static void Update(PveCall call, List<Section> all)
    {
        var entry = Find(call, all);
        foreach (var key in call.List("delete"))
        {
            entry[key] = null;
            if (key is "cidr" or "cidr6")
            {
                entry["address" + key["cidr".Length..]] = entry["netmask" + key["cidr".Length..]] = null;
            }
        }
        var typed = new Section(call.Text("type"), entry.Id);
        foreach (var (key, value) in entry.Properties)
        {
            typed[key] = value;
        }

        all[all.IndexOf(entry)] = typed;
        Put(call, all, typed);
    }

    /// <summary>Puts what was sent into an interface. Which families it has, and whether their address is static, follows from the request
    /// alone.</summary>
    private static void Put(PveCall call, List<Section> all, Section entry)
    {
        var values = call.Parameters.Keys.Where(key => !NoProperties.Contains(key))
            .ToDictionary(key => key, call.Text, StringComparer.Ordinal);
        foreach (var suffix in new[] { "", "6" })
        {
            if (values.Remove("cidr" + suffix, out var cidr) && cidr.Length > 0)
            {
                Split(values, cidr, suffix);
            }
        }
        InterfaceRules.RequireFree(all, entry.Id, values);
        if (entry.Type.StartsWith("OVS", StringComparison.Ordinal))
        {
            throw PveError.Die("Open VSwitch is not installed (need package 'openvswitch-switch')");
        }

        if (values.TryGetValue("bridge_vids", out var vids))
        {
            values["bridge_vids"] = string.Join(' ', PerlList.Split(vids));
        }

        var families = new[] { "", "6" }.Where(suffix => values.ContainsKey("address" + suffix)).Select(suffix => "inet" + suffix);
        values["families"] = string.Join(' ', families.DefaultIfEmpty("inet"));
        values["method"] = values.ContainsKey("address") ? "static" : "manual";
        values["method6"] = values.ContainsKey("address6") ? "static" : "manual";
        foreach (var (key, value) in values)
        {
            entry[key] = value;
        }
    }

    private static void Split(Dictionary<string, string> values, string cidr, string suffix)
    {
        foreach (var key in new[] { "address" + suffix, "netmask" + suffix })
        {
            if (values.ContainsKey(key))
            {
                throw PveError.Parameter(key, $"{key} conflicts with cidr{suffix}");
            }
        }
        var slash = cidr.LastIndexOf('/');
        values["address" + suffix] = cidr[..slash];
        values["netmask" + suffix] = cidr[(slash + 1)..];
    }

    private static Section Find(PveCall call, List<Section> all) =>
        all.Find(entry => entry.Id == call.Text("iface")) ?? throw PveError.Parameter("iface", "interface does not exist");
}
