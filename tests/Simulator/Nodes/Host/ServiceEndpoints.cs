using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Routing;
using Proxmox.Simulator.Storage;
using Proxmox.Simulator.Tasks;

namespace Proxmox.Simulator.Nodes.Host;

/// <summary><c>/nodes/{node}/services</c> (<c>PVE::API2::Services</c>).</summary>
public sealed class ServiceEndpoints : IEndpoints
{
    private const string Root = "/nodes/{node}/services";

    private static readonly string[] Essential = ["pveproxy", "pvedaemon", "pve-cluster"];

    public void Map(Router router)
    {
        router.On("GET", Root, call => HasSystemd(call)
            ? new JArray(NodeServices.Of(call.Datacenter)[call.NodeName].Select(service => Show(service.Key, service.Value)))
            : new JArray());
        router.Index(Root + "/{service}", "state", "start", "stop", "restart", "reload");
        router.On("GET", Root + "/{service}/state", call => Show(call.Text("service"), Of(call)));
        router.On("POST", Root + "/{service}/start", call => Do(call, "srvstart", "start", service => service.State = "running"));
        router.On("POST", Root + "/{service}/stop", call => Do(call, "srvstop", "stop", service => service.State = "dead"));
        router.On("POST", Root + "/{service}/restart", call => Do(call, "srvrestart", "restart", service => service.State = "running"));
        // What does not run is left alone.
        router.On("POST", Root + "/{service}/reload", call => Do(call, "srvreload", "try-reload-or-restart", _ => { }));
    }

    private static bool HasSystemd(PveCall call) => !StorageConfig.Of(call.Datacenter).Host.MissingPrograms.Contains("systemctl");

    private static Service Of(PveCall call) => NodeServices.Of(call.Datacenter)[call.NodeName][call.Text("service")];

    private static JObject Show(string name, Service service) => new()
    {
        ["service"] = name,
        ["name"] = name,
        ["desc"] = name,
        ["state"] = service.State,
        ["active-state"] = service.ActiveState,
        ["unit-state"] = service.UnitState,
    };

    private static JToken Do(PveCall call, string type, string command, Action<Service> change)
    {
        var (name, service) = (call.Text("service"), Of(call));
        return call.ForkWork(type, name, run => Systemctl(run, command, name, service, change));
    }

    private static void Systemctl(Execution run, string command, string name, Service service, Action<Service> change)
    {
        if (command == "stop" && Essential.Contains(name))
        {
            throw PveError.Die($"invalid service cmd '{name} {command}': refusing to stop essential service!");
        }

        if (service.UnitState == "not-found" && command != "try-reload-or-restart")
        {
            run.Print($"Failed to {command} {name}.service: Unit {name}.service not found.");
            throw PveError.Die($"command 'systemctl {command} {name}' failed: exit code 5");
        }

        change(service);
    }
}
