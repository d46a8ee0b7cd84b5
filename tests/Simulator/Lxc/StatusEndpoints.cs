using System.Globalization;
using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Guests;
using Proxmox.Simulator.Routing;

namespace Proxmox.Simulator.Lxc;

/// <summary>The list of containers, a container's directories and its status (<c>PVE::API2::LXC</c>).</summary>
public sealed class StatusEndpoints : IEndpoints
{
    private static readonly string[] Directories =
    [
        "config", "pending", "status", "vncproxy", "termproxy", "vncwebsocket", "spiceproxy", "migrate", "clone", "rrd", "rrddata",
        "firewall", "snapshot", "resize", "interfaces",
    ];

    public void Map(Router router)
    {
        router.On("GET", "/nodes/{node}/lxc", List);
        router.On("GET", "/nodes/{node}/lxc/{vmid}", call => Directory(call, Directories));
        router.On("GET", "/nodes/{node}/lxc/{vmid}/status",
            call => Directory(call, "current", "start", "stop", "shutdown", "reboot", "migrate"));
        router.On("GET", "/nodes/{node}/lxc/{vmid}/status/current", Current);
        router.On("GET", "/nodes/{node}/lxc/{vmid}/interfaces",
            call => Interfaces.Of(new LxcContext(call), (int)call.Number("vmid")!.Value));
    }

    private static JArray Directory(PveCall call, params string[] names)
    {
        new LxcContext(call).Load((int)call.Number("vmid")!.Value);
        return Router.Directory("subdir", names);
    }

    private static JToken List(PveCall call)
    {
        var context = new LxcContext(call);
        return new JArray(call.Datacenter.Guests.Values
            .Where(guest => guest.Type == context.Kind.Type && guest.Node == context.Node
                && context.Allows($"/vms/{guest.VmId.ToString(CultureInfo.InvariantCulture)}", "VM.Audit"))
            .Select(guest => ContainerFigures.Status(context, guest.VmId)));
    }

    private static JToken Current(PveCall call)
    {
        var context = new LxcContext(call);
        var vmId = (int)call.Number("vmid")!.Value;
        var status = ContainerFigures.Status(context, vmId);
        status["ha"] = HighAvailability.Of(call.Datacenter).Status(vmId);
        return status;
    }
}
