using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Nodes.Host;
using Proxmox.Simulator.Routing;

namespace Proxmox.Simulator.Storage;

/// <summary><c>/nodes/{node}/storage</c>: how the storages look from a node (<c>PVE::API2::Storage::Status</c>).</summary>
public sealed class NodeStorageEndpoints : IEndpoints
{
    private static readonly string[] Directory =
    [
        "content", "download-url", "file-restore", "import-metadata", "identity", "oci-registry-pull", "prunebackups", "rrd", "rrddata",
        "status", "upload",
    ];

    public void Map(Router router)
    {
        router.On("GET", "/nodes/{node}/storage", List);
        router.On("GET", "/nodes/{node}/storage/{storage}", call => Router.Directory(
            "subdir",
            Directory.Where(d => call.Datacenter.Version != PveVersion.V84 || d is not ("identity" or "oci-registry-pull"))));
        router.On("GET", "/nodes/{node}/storage/{storage}/status", Status);
        router.On("GET", "/nodes/{node}/storage/{storage}/rrddata", Statistics);
        router.On("GET", "/nodes/{node}/storage/{storage}/identity", Identity);
        router.On("GET", "/nodes/{node}/storage/{storage}/import-metadata", ImportMetadata);
        router.On("GET", "/nodes/{node}/storage/{storage}/file-restore/list", FileRestore);
    }

    private static JToken List(PveCall call)
    {
        var config = StorageConfig.Of(call.Datacenter);
        var only = call.OptionalText("storage");
        var content = call.OptionalText("content") is { } wanted ? PerlList.Split(wanted) : null;
        var shown = config.All
            .Where(s => content is null || (s.EnabledOn(NodeOf(call)) && s.Content.Intersect(content, StringComparer.Ordinal).Any()))
            .ToList();
        if (only is not null && shown.TrueForAll(s => s.Id != only))
        {
            throw PveError.Parameter("storage", "No such storage.");
        }

        var target = call.OptionalText("target") is { } other && other != NodeOf(call) && other != "localhost" ? other : null;
        var result = new JArray();
        foreach (var storage in shown.Where(s => only is null || s.Id == only))
        {
            if (!call.AllowsAny($"/storage/{storage.Id}", "Datastore.Audit", "Datastore.AllocateSpace"))
            {
                continue;
            }

            if (call.Flag("enabled") == true && storage.Disabled)
            {
                continue;
            }

            if (target is not null && !(storage.Shared && OnNode(storage, NodeOf(call)) && OnNode(storage, target)))
            {
                continue;
            }

            var entry = Info(call, config, storage, call.Flag("format") == true);
            entry["storage"] = storage.Id;
            if (entry.Value<long>("total") is > 0 and var total)
            {
                entry["used_fraction"] = entry.Value<double>("used") / total;
            }

            result.Add(entry);
        }
        return result;
    }

    private static JToken Status(PveCall call)
    {
        var config = StorageConfig.Of(call.Datacenter);
        return config.Find(call.Text("storage")) is { } storage
            ? Info(call, config, storage, withFormats: false)
            : throw PveError.Parameter("storage", "No such storage.");
    }

    /// <summary><c>PVE::Storage::storage_info</c> of one storage.</summary>
    private static JObject Info(PveCall call, StorageConfig config, StorageDefinition storage, bool withFormats)
    {
        var node = call.Datacenter.FindNode(NodeOf(call))!;
        var enabled = storage.EnabledOn(node.Name);
        var active = enabled && config.Host.IsActive(config, storage, node.Name);
        // What PVE cannot ask for its size has none: targets that only offer volumes.
        var sized = active && storage.Type.Name is not ("iscsi" or "iscsidirect" or "esxi");
        var (total, used) = sized ? config.Space(storage, node) : (0, 0);
        var entry = new JObject
        {
            ["type"] = storage.Type.Name,
            ["content"] = string.Join(',', storage.Content),
            ["shared"] = storage.Shared ? 1 : 0,
            ["enabled"] = enabled ? 1 : 0,
            ["active"] = active ? 1 : 0,
            ["total"] = total,
            ["used"] = used,
            ["avail"] = Math.Max(0, total - used),
        };
        if (withFormats && enabled)
        {
            var (standard, supported) = storage.Formats;
            entry["format"] = new JArray(new JObject(supported.Select(f => new JProperty(f, 1))), standard);
            if (call.Datacenter.Version != PveVersion.V84)
            {
                entry["formats"] = new JObject { ["supported"] = new JArray(supported), ["default"] = standard };
            }

            if (storage.Type.SelectExisting)
            {
                entry["select_existing"] = 1;
            }
        }
        return entry;
    }

    /// <summary>Points in time without values: nothing has been measured yet. The newest one, which is still being filled, is left
    /// out.</summary>
    private static JArray Statistics(PveCall call) => RrdEndpoints.Points(call, ofNode: false, () =>
    {
        var node = call.Datacenter.FindNode(NodeOf(call))!;
        return new() { ["total"] = node.RootTotal, ["used"] = node.RootUsed };
    });

    private static JToken Identity(PveCall call)
    {
        var storage = StorageConfig.Of(call.Datacenter).Get(call.Text("storage"));
        storage.RequireEnabledOn(NodeOf(call));
        if (storage.Type.Name != "pbs")
        {
            throw PveError.Die("get_identity not implemented for this plugin at /usr/share/perl5/PVE/Storage/Plugin.pm line 2681.");
        }

        return new JObject { ["type"] = "pbs", ["id"] = $"{storage["server"]}:{storage["datastore"]}" };
    }

    private static JToken ImportMetadata(PveCall call)
    {
        var config = StorageConfig.Of(call.Datacenter);
        var volume = VolumeReference.Resolve(config, $"{call.Text("storage")}:{call.Text("volume")}");
        volume.RequireAccess(call);
        throw PveError.Die(volume.Storage.Type.Name == "esxi" || volume.Storage.Path is not null
            ? $"failed to get import metadata of '{volume.Id}'"
            : "storage does not support the importer API");
    }

    private static JToken FileRestore(PveCall call)
    {
        var config = StorageConfig.Of(call.Datacenter);
        var id = call.Text("volume") is var given && given.Contains(':', StringComparison.Ordinal)
            ? given : $"{call.Text("storage")}:{given}";
        config.Get(call.Text("storage"));
        var volume = VolumeReference.Resolve(config, id);
        volume.RequireAccess(call, "backup");
        if (volume.Storage.Type.Name != "pbs")
        {
            throw PveError.Parameter("storage", "Only PBS storages supported for file-restore.");
        }

        return new JArray();
    }

    private static bool OnNode(StorageDefinition storage, string node) => storage.Nodes is null || storage.Nodes.Contains(node);

    private static string NodeOf(PveCall call) => call.Node == "localhost" ? call.Datacenter.LocalNode : call.Node;
}
