using System.Globalization;
using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Routing;
using Proxmox.Simulator.Storage;

namespace Proxmox.Simulator.Backup;

/// <summary><c>/nodes/{node}/vzdump</c>: backups of guests (<c>PVE::API2::VZDump</c>).</summary>
public sealed class VzdumpEndpoints : IEndpoints
{
    public void Map(Router router)
    {
        router.On("POST", "/nodes/{node}/vzdump", Create);
        router.On("GET", "/nodes/{node}/vzdump/defaults", Defaults);
        router.On("GET", "/nodes/{node}/vzdump/extractconfig", Extract);
    }

    private static JToken Create(PveCall call)
    {
        var options = new VzdumpOptions(call.Parameters);
        if (options.IsSet("stdout"))
        {
            throw PveError.Parameter("stdout", "option is only allowed on the command line interface.");
        }

        options.RequireCaller(call);
        if (call.AuthId != "root@pam" && options["prune-backups"] is not null)
        {
            call.Require($"/storage/{options.Storage}", "Datastore.Allocate");
        }

        options.Verify(complete: true);
        var (local, elsewhere) = GuestSelection.Of(call.Datacenter, options, call.NodeName);
        if (options.IsSet("stop"))
        {
            call.Require($"/nodes/{call.NodeName}", "Sys.Modify");
        }

        if (local.Count == 0 && !options.IsSet("all"))
        {
            return "OK";
        }

        call.Require($"/storage/{options.Storage}", "Datastore.AllocateSpace");
        var id = local.Count == 1 ? local[0].ToString(CultureInfo.InvariantCulture) : "";
        return call.ForkWork("vzdump", id, run => new BackupJob(run, options, local, elsewhere).Run());
    }

    private static JToken Defaults(PveCall call)
    {
        var result = new JObject
        {
            ["all"] = 0,
            ["bwlimit"] = 0,
            ["compress"] = "0",
            ["fleecing"] = new JObject { ["enabled"] = 0 },
            ["ionice"] = 7,
            ["lockwait"] = 180,
            ["mailnotification"] = "always",
            ["mode"] = "snapshot",
            ["notification-mode"] = "auto",
            ["performance"] = new JObject { ["max-workers"] = 16, ["pbs-entries-max"] = 1048576 },
            ["pigz"] = 0,
            ["prune-backups"] = "keep-all=1",
            ["quiet"] = 0,
            ["remove"] = 1,
            ["stdexcludes"] = 1,
            ["stop"] = 0,
            ["stopwait"] = 10,
            ["storage"] = call.OptionalText("storage") ?? "local",
            ["zstd"] = 1,
        };
        var id = result.Value<string>("storage")!;
        call.RequireAny($"/storage/{id}", "Datastore.Audit", "Datastore.AllocateSpace");
        var storage = StorageConfig.Of(call.Datacenter).Get(id);
        RequireBackups(storage);
        if (storage.Path is not null)
        {
            result["dumpdir"] = storage.Directory("backup");
        }

        if (StorageConfig.Retention(storage) is { } retention)
        {
            result["prune-backups"] = retention;
        }

        if (!call.Allows($"/nodes/{call.NodeName}", "Sys.Audit"))
        {
            result.Remove("dumpdir");
            result.Remove("ionice");
        }

        return result;
    }

    /// <summary>Fails unless a storage is for backups.</summary>
    internal static void RequireBackups(StorageDefinition storage)
    {
        if (!storage.Content.Contains("backup", StringComparer.Ordinal))
        {
            throw PveError.Die($"can't use storage '{storage.Id}' for backups - wrong content type");
        }
    }

    private static JToken Extract(PveCall call)
    {
        var config = StorageConfig.Of(call.Datacenter);
        var volume = VolumeReference.Resolve(config, call.Text("volume"));
        volume.RequireAccess(call, "backup");
        if (volume.Parts.VmId is { } owner)
        {
            call.Require(string.Create(CultureInfo.InvariantCulture, $"/vms/{owner}"), "VM.Backup");
        }

        var archive = config.Volumes.Find(volume.Id, call.NodeName)
            ?? throw PveError.Die($"volume '{volume.Id}' does not exist");
        return archive.Backup?.Config ?? throw PveError.Die($"ERROR: could not find the config of the guest in '{volume.Id}'");
    }
}
