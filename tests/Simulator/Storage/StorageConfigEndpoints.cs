using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Routing;

namespace Proxmox.Simulator.Storage;

/// <summary><c>/storage</c>: the definitions (<c>PVE::API2::Storage::Config</c>).</summary>
public sealed class StorageConfigEndpoints : IEndpoints
{
    public void Map(Router router)
    {
        router.On("GET", "/storage", List);
        router.On("GET", "/storage/{storage}", Read);
        router.On("POST", "/storage", call => new StorageChange(call).Create());
        router.On("PUT", "/storage/{storage}", call => new StorageChange(call).Update());
        router.On("DELETE", "/storage/{storage}", call => new StorageChange(call).Delete());
    }

    private static JToken List(PveCall call)
    {
        var config = StorageConfig.Of(call.Datacenter);
        var type = call.OptionalText("type");
        return new JArray(config.All
            .Where(storage => call.AllowsAny($"/storage/{storage.Id}", "Datastore.Audit", "Datastore.AllocateSpace"))
            .Where(storage => type is null || storage.Type.Name == type)
            .Select(config.ToJson));
    }

    private static JToken Read(PveCall call)
    {
        var config = StorageConfig.Of(call.Datacenter);
        return config.ToJson(config.Get(call.Text("storage")));
    }
}
