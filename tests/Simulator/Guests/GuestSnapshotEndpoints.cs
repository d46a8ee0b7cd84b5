using System.Globalization;
using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Routing;

namespace Proxmox.Simulator.Guests;

/// <summary><c>/nodes/{node}/{type}/{vmid}/snapshot</c> (<c>PVE::API2::Qemu</c>, <c>PVE::API2::LXC::Snapshot</c>).</summary>
internal abstract class GuestSnapshotEndpoints<TContext> : IEndpoints
    where TContext : GuestContext
{
    private readonly GuestKind _kind;

    protected GuestSnapshotEndpoints(GuestKind kind)
    {
        _kind = kind;
    }

    public void Map(Router router)
    {
        var path = $"/nodes/{{node}}/{_kind.Type}/{{vmid}}/snapshot";
        router.On("GET", path, List);
        router.On("POST", path, Create);
        router.On("GET", path + "/{snapname}", _ => Router.Directory("cmd", ["rollback", "config"]));
        router.On("DELETE", path + "/{snapname}", Delete);
        router.On("GET", path + "/{snapname}/config", Read);
        router.On("PUT", path + "/{snapname}/config", Describe);
        router.On("POST", path + "/{snapname}/rollback", Rollback);
    }

    protected abstract TContext ContextOf(Tasks.Execution run);

    protected abstract GuestSnapshots Snapshot(TContext context, int vmId, string name);

    /// <summary>Starts a guest after it has been rolled back, in a worker of its own or in this one.</summary>
    protected abstract void Start(TContext context, int vmId);

    /// <summary>Fails where a name is PVE's own, or something stands in the way of a snapshot.</summary>
    protected abstract void RequireCreatable(PveCall call, TContext context, int vmId, string name);

    /// <summary>Adds what only this kind of guest tells of a snapshot.</summary>
    protected virtual void Show(JObject entry, OptionSet snapshot)
    {
    }

    private JToken List(PveCall call)
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
                ["description"] = options["description"] ?? "",
            };
            foreach (var key in (string[])["parent", "snapstate"])
            {
                if (options[key] is { } value)
                {
                    entry[key] = value;
                }
            }

            Show(entry, options);
            answer.Add(entry);
        }
        var current = new JObject
        {
            ["name"] = "current",
            ["digest"] = config.Digest,
            ["running"] = context.IsRunning(vmId) ? 1 : 0,
            ["description"] = "You are here!",
        };
        if (config["parent"] is { } parent)
        {
            current["parent"] = parent;
        }

        answer.Add(current);
        return answer;
    }

    private JToken Create(PveCall call)
    {
        var (context, vmId) = Of(call);
        var name = call.Text("snapname");
        RequireCreatable(call, context, vmId, name);
        var withState = call.Flag("vmstate") == true;
        var description = call.OptionalText("description");
        return Fork(call, "snapshot", own => Snapshot(own, vmId, name).Create(withState, description));
    }

    private JToken Read(PveCall call)
    {
        var (context, vmId) = Of(call);
        return context.Schema.ToJson(context.Load(vmId).Snapshot(call.Text("snapname")));
    }

    private void Describe(PveCall call)
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

    private JToken Rollback(PveCall call)
    {
        var (context, vmId) = Of(call);
        var name = call.Text("snapname");
        var start = call.Flag("start") == true;
        if (start && context.Datacenter.Version != PveVersion.V84)
        {
            context.Require($"/vms/{call.Text("vmid")}", "VM.PowerMgmt");
        }

        return Fork(call, "rollback", own =>
        {
            using var held = own.Run.LockMigration(vmId);
            Snapshot(own, vmId, name).Rollback();
            if (start && !own.IsRunning(vmId))
            {
                Start(own, vmId);
            }
        });
    }

    private JToken Delete(PveCall call)
    {
        var (_, vmId) = Of(call);
        var name = call.Text("snapname");
        var force = call.Flag("force") == true;
        return Fork(call, "delsnapshot", own =>
        {
            using var held = force ? null : LockMigration(own, vmId);
            Snapshot(own, vmId, name).Delete(force);
        });
    }

    private static IDisposable LockMigration(TContext context, int vmId)
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

    private (TContext Context, int VmId) Of(PveCall call) => (ContextOf(call.Execution), (int)call.Number("vmid")!.Value);

    private string Fork(PveCall call, string type, Action<TContext> work) =>
        call.ForkWork(_kind.Tasks + type, call.Text("vmid"), run => work(ContextOf(run)));
}
