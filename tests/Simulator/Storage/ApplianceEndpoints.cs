using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Routing;
using Proxmox.Simulator.Storage.Web;

namespace Proxmox.Simulator.Storage;

/// <summary><c>/nodes/{node}/aplinfo</c>: container templates that a node offers (<c>PVE::API2::Nodes</c>).</summary>
public sealed class ApplianceEndpoints : IEndpoints
{
    public void Map(Router router)
    {
        router.On("GET", "/nodes/{node}/aplinfo", call =>
        {
            var host = StorageConfig.Of(call.Datacenter).Host;
            return new JArray(host.Appliances.Select(appliance => appliance.ToJson(host)));
        });
        router.On("POST", "/nodes/{node}/aplinfo", Fetch);
    }

    private static JToken Fetch(PveCall call)
    {
        var config = StorageConfig.Of(call.Datacenter);
        var appliance = config.Host.Appliances.FirstOrDefault(known => known.Template == call.Text("template"))
            ?? throw PveError.Parameter("template", "no such template");
        var storage = config.Get(call.Text("storage"));
        storage.RequireEnabledOn(call.NodeName);
        if (!storage.Content.Contains("vztmpl", StringComparer.Ordinal))
        {
            throw PveError.Die($"storage '{storage.Id}' does not support templates");
        }

        var download = new Download(appliance.Location, new IncomingFile(storage, call.NodeName, "vztmpl", appliance.Template))
        {
            Checksum = ("sha512", appliance.Checksum(config.Host)),
        };
        return call.Fork("download", appliance.Template, download.RunAsync);
    }
}
