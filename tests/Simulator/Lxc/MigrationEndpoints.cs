using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Guests;
using Proxmox.Simulator.Routing;

namespace Proxmox.Simulator.Lxc;

/// <summary><c>/nodes/{node}/lxc/{vmid}/migrate</c> (<c>PVE::API2::LXC</c>).</summary>
public sealed class MigrationEndpoints : IEndpoints
{
    /// <summary>Seconds that a container which runs has to shut down.</summary>
    internal const int DefaultTimeout = 180;

    public void Map(Router router)
    {
        router.On("GET", "/nodes/{node}/lxc/{vmid}/migrate", Conditions);
        router.On("POST", "/nodes/{node}/lxc/{vmid}/migrate", Migrate);
        router.On("POST", "/nodes/{node}/lxc/{vmid}/mtunnel", OpenTunnel);
    }

    /// <summary>The storages are not looked at: only what HA's rules say counts.</summary>
    private static JToken Conditions(PveCall call)
    {
        var context = new LxcContext(call);
        var vmId = (int)call.Number("vmid")!.Value;
        context.Load(vmId).RequireUnlocked();
        var answer = new JObject
        {
            ["running"] = context.IsRunning(vmId) ? 1 : 0,
            ["allowed-nodes"] = new JArray(context.Datacenter.Nodes.Select(node => node.Name).Where(node => node != context.Node)),
            ["not-allowed-nodes"] = new JObject(),
        };
        if (HighAvailability.Of(call.Datacenter).Manages(vmId))
        {
            answer["dependent-ha-resources"] = new JArray(HaMotion.Of(call.Datacenter, $"ct:{call.Text("vmid")}").Together);
        }

        return answer;
    }

    private static JToken Migrate(PveCall call)
    {
        var context = new LxcContext(call);
        var target = call.Text("target");
        if (target == context.Node)
        {
            throw PveError.Parameter("target", "target is local node.");
        }

        call.Datacenter.RequireQuorum();

        if (call.Datacenter.FindNode(target) is null)
        {
            throw PveError.Die($"no such cluster node '{target}'");
        }

        var vmId = (int)call.Number("vmid")!.Value;
        context.Load(vmId);
        var (online, restart) = (call.Flag("online") == true, call.Flag("restart") == true);
        if (context.IsRunning(vmId) && !online && !restart)
        {
            throw PveError.Die("can't migrate running container without --online or --restart");
        }

        var storages = StorageMap.Parse(call.OptionalText("target-storage"));
        RequireStorages(context, vmId, target, storages);
        var timeout = (int?)call.Number("timeout") ?? DefaultTimeout;
        return HaRequests.Migrate(call, context.Kind, vmId, target) ?? call.ForkWork("vzmigrate", call.Text("vmid"), run =>
        {
            using var held = run.LockMigration(vmId);
            new Migration(new LxcContext(run), vmId, target, storages, online, restart, timeout).Run();
        });
    }

    /// <summary>The way in for a container of another cluster, as far as it leads here: to an id that is free.</summary>
    private static JToken OpenTunnel(PveCall call)
    {
        try
        {
            new LxcContext(call).RequireUnused((int)call.Number("vmid")!.Value);
        }
        catch (PveError error)
        {
            throw PveError.Parameter("vmid", $"unable to create empty CT config - {error.Stringify()}");
        }

        throw PveError.Raise(501, "The migration from another cluster is not simulated");
    }

    private static void RequireStorages(LxcContext context, int vmId, string target, StorageMap storages)
    {
        if (storages.Targets.Count > 0)
        {
            context.RequireOnVm(vmId, null, "VM.Config.Disk");
        }

        foreach (var id in storages.Targets)
        {
            var storage = context.Storage.Get(id);
            storage.RequireEnabledOn(target);
            context.Require($"/storage/{id}", "Datastore.AllocateSpace");
            if (!storage.Content.Contains("rootdir", StringComparer.Ordinal))
            {
                throw PveError.Die($"storage '{id}' does not support CT rootdirs");
            }
        }
    }
}
