using System.Globalization;
using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Routing;
using Proxmox.Simulator.Tasks;

namespace Proxmox.Simulator.Storage;

/// <summary><c>/nodes/{node}/storage/{storage}/prunebackups</c> (<c>PVE::API2::Storage::PruneBackups</c>).</summary>
public sealed class PruneEndpoints : IEndpoints
{
    public void Map(Router router)
    {
        router.On("GET", "/nodes/{node}/storage/{storage}/prunebackups", call =>
        {
            var (config, order) = (StorageConfig.Of(call.Datacenter), PruneOrder.Of(call));
            return new JArray(Pruning.Mark(config, config.Get(order.Storage), order.Node, order.Keep, order.Type, order.VmId)
                .Select(mark => mark.ToJson()));
        });
        router.On("DELETE", "/nodes/{node}/storage/{storage}/prunebackups", Prune);
    }

    private static JToken Prune(PveCall call)
    {
        var order = PruneOrder.Of(call);
        var path = $"/storage/{order.Storage}";
        if (order.VmId is { } guest)
        {
            call.Require(path, "Datastore.AllocateSpace");
            call.Require($"/vms/{guest}", "VM.Backup");
        }
        else
        {
            call.Require(path, "Datastore.Allocate");
        }
        var id = (order.VmId is { } owner ? owner.ToString(CultureInfo.InvariantCulture) + "@" : "") + order.Storage;
        return call.Fork("prunebackups", id, worker =>
        {
            Remove(worker, order);
            return Task.CompletedTask;
        });
    }

    private static void Remove(TaskWorker worker, PruneOrder order)
    {
        var removed = worker.Locked(datacenter =>
        {
            var config = StorageConfig.Of(datacenter);
            return Pruning.Remove(config, config.Get(order.Storage), order.Node, order.Keep, order.Type, order.VmId);
        });
        foreach (var id in removed)
        {
            worker.Print($"removing backup '{id}'");
        }
    }

    private sealed record PruneOrder(string Storage, string Node, string? Keep, string? Type, int? VmId)
    {
        public static PruneOrder Of(PveCall call) => new(
            call.Text("storage"),
            call.NodeName,
            call.OptionalText("prune-backups"),
            call.OptionalText("type"),
            (int?)call.Number("vmid"));
    }
}
