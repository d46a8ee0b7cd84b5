using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Access;
using Proxmox.Simulator.Routing;

namespace Proxmox.Simulator.Tasks;

/// <summary><c>/nodes/{node}/tasks</c> (<c>PVE::API2::Tasks</c>).</summary>
public sealed class TaskEndpoints : IEndpoints
{
    private const int DefaultLimit = 50;

    /// <summary>How long a request waits for the worker that it has stopped.</summary>
    private static readonly TimeSpan LongestStop = TimeSpan.FromSeconds(5);

    public void Map(Router router)
    {
        router.On("GET", "/nodes/{node}/tasks", List);
        router.On("GET", "/nodes/{node}/tasks/{upid}", _ => Router.Directory("name", ["log", "status"]));
        router.On("GET", "/nodes/{node}/tasks/{upid}/status", Status);
        router.On("GET", "/nodes/{node}/tasks/{upid}/log", Log);
        router.On("DELETE", "/nodes/{node}/tasks/{upid}", Stop);
    }

    private static JArray List(PveCall call)
    {
        var source = call.OptionalText("source") ?? "archive";
        var tasks = call.Datacenter.Tasks.All.Where(task => task.Upid.Node == call.NodeName).Reverse().ToList();
        var running = tasks.Where(task => task.Running && source != "archive");
        var finished = tasks.Where(task => !task.Running && source != "active").OrderByDescending(task => task.EndTime);
        var matching = running.Concat(finished).Where(Filter(call)).ToList();
        call.Total = matching.Count;
        return new JArray(matching.Skip((int)(call.Number("start") ?? 0)).Take((int)(call.Number("limit") ?? DefaultLimit)).Select(task =>
        {
            var entry = TaskEntry.InList(task);
            entry["status"] = task.ExitStatus ?? "RUNNING";
            return entry;
        }));
    }

    private static Func<SimulatedTask, bool> Filter(PveCall call)
    {
        var auditor = call.Allows($"/nodes/{call.Node}", "Sys.Audit");
        var kinds = call.Flag("errors") == true
            ? ["warning", "error", "unknown"]
            : call.Has("statusfilter") ? call.List("statusfilter").Select(kind => kind.ToLowerInvariant()).ToArray()
                : (string[])["ok", "warning", "error", "unknown"];
        return task => (auditor || TaskEntry.IsOwner(task.Upid, call.AuthId!))
            && (call.OptionalText("userfilter") is not { Length: > 0 } user
                || UserIds.Owner(task.Upid.User).Contains(user, StringComparison.OrdinalIgnoreCase))
            && (call.OptionalText("typefilter") is not { Length: > 0 } type || task.Upid.Type == type)
            && (call.OptionalText("vmid") is not { } vmid || task.Upid.Id == vmid)
            && (call.Number("since") is not { } since || task.Upid.StartTime >= since)
            && (call.Number("until") is not { } until || task.Upid.StartTime <= until)
            && kinds.Contains(Kind(task.ExitStatus));
    }

    private static string Kind(string? exitStatus) => exitStatus switch
    {
        null or "unexpected status" => "unknown",
        "OK" => "ok",
        _ when exitStatus.StartsWith("WARNINGS: ", StringComparison.Ordinal) => "warning",
        _ => "error",
    };

    private static JObject Status(PveCall call)
    {
        var upid = Parse(call);
        var task = call.Datacenter.Tasks.Find(upid.ToString()) ?? throw PveError.Parameter("upid", "no such task");
        RequireOwnerOr(call, upid, "Sys.Audit");
        var entry = TaskEntry.Describe(upid);
        entry["status"] = task.Running ? "running" : "stopped";
        if (!task.Running)
        {
            entry["exitstatus"] = task.ExitStatus;
        }

        return entry;
    }

    private static JArray Log(PveCall call)
    {
        var upid = Parse(call);
        RequireOwnerOr(call, upid, "Sys.Audit");
        var task = call.Datacenter.Tasks.Find(upid.ToString());
        var lines = task switch
        {
            null => ["unable to open file - No such file or directory"],
            { Log.Count: 0 } => ["no content"],
            _ => task.Log,
        };
        call.Total = lines.Count;
        var start = (int)(call.Number("start") ?? 0);
        var limit = (int)(call.Number("limit") ?? DefaultLimit);
        var shown = lines.Select((line, index) => new JObject { ["n"] = index + 1, ["t"] = line }).Skip(start);
        return new JArray(limit > 0 ? shown.Take(limit) : shown);
    }

    private static void Stop(PveCall call)
    {
        var upid = Parse(call);
        var task = call.Datacenter.Tasks.Find(upid.ToString()) ?? throw PveError.Parameter("upid", "no such task");
        RequireOwnerOr(call, upid, "Sys.Modify");
        if (!task.Running)
        {
            return;
        }

        call.Datacenter.Tasks.Stop(task);
        call.Execution.WaitUntil(() => !task.Running, LongestStop);
    }

    private static Upid Parse(PveCall call) =>
        Upid.TryParse(call.Text("upid")) ?? throw PveError.Parameter("upid", "unable to parse worker upid");

    private static void RequireOwnerOr(PveCall call, Upid upid, string privilege)
    {
        if (!TaskEntry.IsOwner(upid, call.AuthId!))
        {
            call.Require($"/nodes/{call.Node}", privilege);
        }
    }
}
