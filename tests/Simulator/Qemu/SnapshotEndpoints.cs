using System.Globalization;
using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Routing;

namespace Proxmox.Simulator.Qemu;

/// <summary><c>/nodes/{node}/qemu/{vmid}/snapshot</c> (<c>PVE::API2::Qemu</c>).</summary>
public sealed class SnapshotEndpoints : IEndpoints
{
    public void Map(Router router)
    {
        router.On("GET", "/nodes/{node}/qemu/{vmid}/snapshot", List);
        router.On("POST", "/nodes/{node}/qemu/{vmid}/snapshot", Create);
        router.On("GET", "/nodes/{node}/qemu/{vmid}/snapshot/{snapname}", _ => Router.Directory("cmd", ["rollback", "config"]));
        router.On("DELETE", "/nodes/{node}/qemu/{vmid}/snapshot/{snapname}", Delete);
        router.On("GET", "/nodes/{node}/qemu/{vmid}/snapshot/{snapname}/config", Read);
        router.On("PUT", "/nodes/{node}/qemu/{vmid}/snapshot/{snapname}/config", Describe);
        router.On("POST", "/nodes/{node}/qemu/{vmid}/snapshot/{snapname}/rollback", Rollback);
    }

    private static JToken List(PveCall call)
    {
        var (context, vmId) = Of(call);
        var config = context.Load(vmId);
        var answer = new JArray();
        foreach (var (name, options) in config.Snapshots)
        {
            var entry = new JObject
            {
                ["name"] = name,
                ["snaptime"] = options["snaptime"] is { } time ? long.Parse(time, CultureInfo.InvariantCulture) : 0,
                ["vmstate"] = options["vmstate"] is null ? 0 : 1,
                ["description"] = options["description"] ?? "",
            };
            foreach (var key in (string[])["parent", "snapstate"])
            {
                if (options[key] is { } value)
                {
                    entry[key] = value;
                }
            }
            answer.Add(entry);
        }
        var current = new JObject
        {
            ["name"] = "current",
            ["digest"] = config.Digest,
            ["running"] = context.Processes.Find(vmId) is null ? 0 : 1,
            ["description"] = "You are here!",
        };
        if (config["parent"] is { } parent)
        {
            current["parent"] = parent;
        }

        answer.Add(current);
        return answer;
    }

    private static JToken Create(PveCall call)
    {
        var (context, vmId) = Of(call);
        var name = call.Text("snapname");
        if (name == "current" || name.Equals("pending", StringComparison.OrdinalIgnoreCase))
        {
            throw PveError.Die($"unable to use snapshot name '{name.ToLowerInvariant()}' (reserved name)");
        }

        var withState = call.Flag("vmstate") == true;
        VmStartChecks.RequireMovable(context.Load(vmId), withState);
        var description = call.OptionalText("description");
        return Fork(call, "qmsnapshot", own => new VmSnapshots(own, vmId, name).Create(withState, description));
    }

    private static JToken Read(PveCall call)
    {
        var (context, vmId) = Of(call);
        return context.Schema.ToJson(context.Load(vmId).Snapshot(call.Text("snapname")));
    }

    private static void Describe(PveCall call)
    {
        var (context, vmId) = Of(call);
        if (call.OptionalText("description") is not { } description)
        {
            return;
        }

        using var held = context.Lock(vmId);
        var config = context.Load(vmId);
        config.RequireUnlocked();
        config.Snapshot(call.Text("snapname"))["description"] = description;
        context.Write(vmId, config);
    }

    private static JToken Rollback(PveCall call)
    {
        var (context, vmId) = Of(call);
        var name = call.Text("snapname");
        var start = call.Flag("start") == true;
        if (start && context.Datacenter.Version != PveVersion.V84)
        {
            context.Require($"/vms/{Text(vmId)}", "VM.PowerMgmt");
        }

        return Fork(call, "qmrollback", own =>
        {
            using var held = own.Run.LockMigration(vmId);
            new VmSnapshots(own, vmId, name).Rollback();
            if (start && own.Processes.Find(vmId) is null)
            {
                own.Run.Fork("qmstart", Text(vmId), run => PowerOperations.Start(new VmContext(run), vmId));
            }
        });
    }

    private static JToken Delete(PveCall call)
    {
        var (_, vmId) = Of(call);
        var name = call.Text("snapname");
        var force = call.Flag("force") == true;
        return Fork(call, "qmdelsnapshot", own =>
        {
            using var held = force ? null : LockMigration(own, vmId);
            new VmSnapshots(own, vmId, name).Delete(force);
        });
    }

    private static IDisposable LockMigration(VmContext context, int vmId)
    {
        try
        {
            return context.Run.LockMigration(vmId);
        }
        catch (PveError)
        {
            throw PveError.Die("Failed to obtain guest migration lock - replication running?");
        }
    }

    private static (VmContext Context, int VmId) Of(PveCall call) => (new VmContext(call), (int)call.Number("vmid")!.Value);

    private static JToken Fork(PveCall call, string type, Action<VmContext> work) =>
        call.ForkWork(type, call.Text("vmid"), run => work(new VmContext(run)));

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
