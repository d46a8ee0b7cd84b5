using System.Globalization;
using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Nodes;
using Proxmox.Simulator.Routing;
using Proxmox.Simulator.State;

namespace Proxmox.Simulator.Guests;

/// <summary>What of <c>/nodes/{node}/lxc</c> does not need a container's configuration.</summary>
public sealed class GuestEndpoints : IEndpoints
{
    public void Map(Router router)
    {
        router.On("GET", "/nodes/{node}/lxc", List);
        router.On("POST", "/nodes/{node}/lxc", call => throw Refuse(call));
        router.On("GET", "/nodes/{node}/lxc/{vmid}/config", Config);
    }

    private static JArray List(PveCall call) => new(call.Datacenter.Guests.Values
        .Where(guest => guest.Type == "lxc" && guest.Node == call.NodeName
            && call.Allows(string.Create(CultureInfo.InvariantCulture, $"/vms/{guest.VmId}"), "VM.Audit"))
        .Select(guest => Entry(call.Datacenter, guest)));

    private static JObject Entry(Datacenter datacenter, Guest guest)
    {
        string[] clusterOnly = ["id", "node", "type", "template"];
        var entry = ClusterResources.Guest(datacenter, guest);
        var result = new JObject(entry.Properties().Where(property => !clusterOnly.Contains(property.Name) && property.Name != "maxcpu"));
        result["cpus"] = guest.MaxCpu;
        if (guest.Template)
        {
            result["template"] = 1;
        }

        return result;
    }

    /// <summary>Who may not create a guest is told so; for others, containers are not simulated.</summary>
    private static PveError Refuse(PveCall call)
    {
        var pool = call.OptionalText("pool");
        if (pool is not null && !call.Datacenter.Accounts.Users.Pools.ContainsKey(pool))
        {
            return PveError.Forbidden($"pool '{pool}' does not exist");
        }

        if (!call.Allows($"/vms/{call.Text("vmid")}", "VM.Allocate") && !(pool is not null && call.Allows($"/pool/{pool}", "VM.Allocate")))
        {
            return PveError.Forbidden();
        }

        return PveError.Raise(501, "The creation of containers is not simulated");
    }

    private static JToken Config(PveCall call)
    {
        var vmid = (int)call.Number("vmid")!.Value;
        if (call.Datacenter.Guests.GetValueOrDefault(vmid) is { Type: "lxc" } guest && guest.Node == call.NodeName)
        {
            throw PveError.Raise(501, "The configuration of containers is not simulated");
        }

        throw PveError.Die($"Configuration file 'nodes/{call.Node}/lxc/{vmid}.conf' does not exist");
    }
}
