using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Routing;

namespace Proxmox.Simulator.Sdn;

/// <summary><c>/nodes/{node}/sdn</c> (<c>PVE::API2::Network::SDN::Nodes</c>): how zones and VNets are on a node.</summary>
public sealed class NodeEndpoints : IEndpoints
{
    private const string Root = "/nodes/{node}/sdn";
    private const string Zone = Root + "/zones/{zone}";

    public void Map(Router router)
    {
        var isOld = router.Version == PveVersion.V84;
        router.On("GET", Root, _ => Router.Directory("name", isOld ? ["zones"] : ["fabrics", "vnets", "zones"]));
        router.On("GET", Root + "/zones", call => new JArray(SdnNodes.Of(call.Datacenter).Zones(call.NodeName).Select(zone =>
            new JObject { ["zone"] = zone.Id, ["status"] = SdnNodes.Of(call.Datacenter).Status(call.NodeName) })));
        router.Index(Zone, isOld ? ["content"] : ["content", "bridges", "ip-vrf"]);
        router.On("GET", Zone + "/content", Content);
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
