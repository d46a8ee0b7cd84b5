using System.Globalization;
using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Routing;
using Proxmox.Simulator.Schema;
using Proxmox.Simulator.Tasks;

namespace Proxmox.Simulator.Storage;

/// <summary><c>/nodes/{node}/storage/{storage}/prunebackups</c> (<c>PVE::API2::Storage::PruneBackups</c>).</summary>
public sealed class PruneEndpoints : IEndpoints
{
    public void Map(Router router)
    {
        router.On("GET", "/nodes/{node}/storage/{storage}/prunebackups", call =>
        {
            var marks = Mark(call.Datacenter.Locked(StorageConfig.Of), PruneOrder.Of(call));
            return new JArray(marks.Select(m => m.ToJson()));
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
            var volumes = Mark(config, order).Where(m => m.Mark == "remove").Select(m => m.Volume.Id).ToList();
            volumes.ForEach(id => config.Volumes.Remove(id, order.Node));
            return volumes;
        });
        foreach (var id in removed)
        {
            worker.Print($"removing backup '{id}'");
        }
    }

    private static List<PruneMark> Mark(StorageConfig config, PruneOrder order)
    {
        var storage = config.Get(order.Storage);
        if (!storage.Content.Contains("backup", StringComparer.Ordinal))
        {
            throw PveError.Die($"storage '{storage.Id}' does not support backups");
        }

        var keep = order.Keep ?? StorageConfig.Retention(storage)
            ?? throw PveError.Die($"no prune-backups options configured for storage '{storage.Id}'");
        config.Host.Activate(config, storage, order.Node);

        var backups = config.Volumes.On(storage.Id, order.Node)
            .Where(v => v.Parts.Content == "backup" && (order.VmId is null || v.Parts.VmId == order.VmId))
            .Select(v => new PruneMark(v))
            .Where(m => order.Type is null || m.Type == order.Type)
            .ToList();
        _ = PropertyString.Parse(PropertyStringFormats.All["prune-backups"].Keys, keep, "", out var values);
        foreach (var group in backups.Where(m => m.Time is not null).GroupBy(m => (m.Type, m.Volume.Parts.VmId)))
        {
            Retention.Mark([.. group.OrderByDescending(m => m.Time)], values);
        }

        return backups;
    }

    private sealed record PruneOrder(string Storage, string Node, string? Keep, string? Type, int? VmId)
    {
        public static PruneOrder Of(PveCall call) => new(
            call.Text("storage"),
            call.Node == "localhost" ? call.Datacenter.LocalNode : call.Node,
            call.OptionalText("prune-backups"),
            call.OptionalText("type"),
            (int?)call.Number("vmid"));
    }
}
