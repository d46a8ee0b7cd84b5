using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Routing;

namespace Proxmox.Simulator.Nodes;

/// <summary>What a node tells of its system: the calls of a service, where packages come from, the log. There is nothing in them.</summary>
public sealed class SystemEndpoints : IEndpoints
{
    public void Map(Router router)
    {
        router.Index("/nodes/{node}/services/{service}", "state", "start", "stop", "restart", "reload");
        router.On("GET", "/nodes/{node}/apt/repositories", _ => new JObject
        {
            ["digest"] = "",
            ["errors"] = new JArray(),
            ["files"] = new JArray(),
            ["infos"] = new JArray(),
            ["standard-repos"] = new JArray(),
        });
        router.On("GET", "/nodes/{node}/syslog", call =>
        {
            call.Total = 1;
            return new JArray(new JObject { ["n"] = 1, ["t"] = "-- No entries --" });
        });
    }
}
