using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Routing;

namespace Proxmox.Simulator.Sdn;

/// <summary><c>/nodes/{node}/sdn</c> (<c>PVE::API2::Network::SDN::Nodes</c>): how zones and VNets are on a node.</summary>
public sealed class NodeEndpoints : IEndpoints
{
    private const string Root = "/nodes/{node}/sdn";
    private const string Zone = Root + "/zones/{zone}";
    private const string Vnet = Root + "/vnets/{vnet}";

    public void Map(Router router)
    {
        var isOld = router.Version == PveVersion.V84;
        router.On("GET", Root, _ => Router.Directory("name", isOld ? ["zones"] : ["fabrics", "vnets", "zones"]));
        router.On("GET", Root + "/zones", call => new JArray(SdnNodes.Of(call.Datacenter).Zones(call.NodeName).Select(zone =>
            new JObject { ["zone"] = zone.Id, ["status"] = SdnNodes.Of(call.Datacenter).Status(call.NodeName) })));
        router.Index(Zone, isOld ? ["content"] : ["content", "bridges", "ip-vrf"]);
        router.On("GET", Zone + "/content", Content);
        if (!isOld)
        {
            router.On("GET", Zone + "/ip-vrf", call => Routes(call, call.Text("zone"), "zone does not exist", "zone is not an EVPN zone"));
            router.On("GET", Vnet, call =>
            {
                RequireAudit(call);
                return Router.Directory("subdir", ["mac-vrf"]);
            });
            router.On("GET", Vnet + "/mac-vrf", VnetRoutes);
        }
    }

    private static JToken VnetRoutes(PveCall call)
    {
        RequireAudit(call);
        var zone = SdnConfig.ReadRunning(call.Datacenter, SdnConfig.Vnets).Find(call.Text("vnet"))?["zone"]
            ?? throw PveError.Parameter("vnet", "vnet does not exist");
        return Routes(call, zone, $"zone {zone} does not exist", $"zone {zone} is not an EVPN zone.");
    }

    /// <summary>No routes are known.</summary>
    private static JArray Routes(PveCall call, string name, string missing, string other)
    {
        var zone = SdnConfig.ReadRunning(call.Datacenter, SdnConfig.Zones).Find(name) ?? throw PveError.Parameter("zone", missing);
        return zone.Type == "evpn" ? [] : throw PveError.Parameter("zone", other);
    }

    private static void RequireAudit(PveCall call)
    {
        var vnet = VnetEndpoints.Find(call.Datacenter, call.Text("vnet"));
        call.Require($"/sdn/zones/{vnet["zone"]}/{vnet.Id}", "SDN.Audit");
    }

    private static JToken Content(PveCall call)
    {
        var nodes = SdnNodes.Of(call.Datacenter);
        return new JArray(nodes.Vnets(call.NodeName).Where(vnet => vnet["zone"] == call.Text("zone")).Select(vnet => new JObject
        {
            ["vnet"] = vnet.Id,
            ["status"] = nodes.Status(call.NodeName),
            ["statusmsg"] = nodes.Fault(call.NodeName),
        }));
    }
}
