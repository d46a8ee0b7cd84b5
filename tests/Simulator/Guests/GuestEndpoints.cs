using System.Globalization;
using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Nodes;
using Proxmox.Simulator.Routing;
using Proxmox.Simulator.State;

namespace Proxmox.Simulator.Guests;

/// <summary>What of <c>/nodes/{node}/qemu</c> and <c>/nodes/{node}/lxc</c> does not need a guest's configuration.</summary>
public sealed class GuestEndpoints : IEndpoints
{
    public void Map(Router router)
    {
        router.On("GET", "/nodes/{node}/qemu", call => List(call, "qemu"));
        router.On("GET", "/nodes/{node}/lxc", call => List(call, "lxc"));
        router.On("POST", "/nodes/{node}/qemu", call => throw Refuse(call));
        router.On("POST", "/nodes/{node}/lxc", call => throw Refuse(call));
        router.On("GET", "/nodes/{node}/qemu/{vmid}/config", call => Config(call, "qemu", "qemu-server"));
        router.On("GET", "/nodes/{node}/lxc/{vmid}/config", call => Config(call, "lxc", "lxc"));
    }

    private static JArray List(PveCall call, string type) => new(call.Datacenter.Guests.Values
        .Where(guest => guest.Type == type && guest.Node == call.Node
            && call.Allows(string.Create(CultureInfo.InvariantCulture, $"/vms/{guest.VmId}"), "VM.Audit"))
        .Select(guest => Entry(call.Datacenter, guest)));

    private static JObject Entry(Datacenter datacenter, Guest guest)
    {
        string[] clusterOnly = ["id", "node", "type", "template"];
        var entry = ClusterResources.Guest(datacenter, guest);
        var result = new JObject(entry.Properties().Where(property => !clusterOnly.Contains(property.Name) && property.Name != "maxcpu"));
        result["cpus"] = guest.MaxCpu;
        if (guest.Template)
            result["template"] = 1;
        return result;
    }

    /// <summary>Who may not create a guest is told so; for others, guests are not simulated.</summary>
    private static PveError Refuse(PveCall call)
    {
        var pool = call.OptionalText("pool");
        if (pool is not null && !call.Datacenter.Accounts.Users.Pools.ContainsKey(pool))
            return PveError.Forbidden($"pool '{pool}' does not exist");
        if (!call.Allows($"/vms/{call.Text("vmid")}", "VM.Allocate") && !(pool is not null && call.Allows($"/pool/{pool}", "VM.Allocate")))
            return PveError.Forbidden();
        return PveError.Raise(501, "The creation of guests is not simulated");
    }

    private static JToken Config(PveCall call, string type, string folder)
    {
        var vmid = (int)call.Number("vmid")!.Value;
        if (call.Datacenter.Guests.GetValueOrDefault(vmid) is { } guest && guest.Type == type && guest.Node == call.Node)
            throw PveError.Raise(501, "The configuration of guests is not simulated");
        throw PveError.Die($"Configuration file 'nodes/{call.Node}/{folder}/{vmid}.conf' does not exist");
    }
}
