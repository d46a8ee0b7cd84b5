using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Routing;
using Proxmox.Simulator.State;

namespace Proxmox.Simulator.Replication;

/// <summary><c>/nodes/{node}/replication</c> (<c>PVE::API2::Replication</c>): how the jobs of a node's guests fared.</summary>
public sealed class NodeReplicationEndpoints : IEndpoints
{
    private const string Item = "/nodes/{node}/replication/{id}";

    public void Map(Router router)
    {
        router.On("GET", "/nodes/{node}/replication", List);
        router.On("GET", Item, _ => Router.Directory("name", ["schedule_now", "log", "status"]));
        router.On("GET", Item + "/status", call => Show(call, Find(call, isRun: true)));
        router.On("GET", Item + "/log", Log);
        router.On("POST", Item + "/schedule_now", call =>
        {
            ReplicationJobs.Of(call.Datacenter).State(Find(call).Id).LastTry = 0;
            return null;
        });
    }

    private static JArray List(PveCall call) => new(ReplicationJobs.Of(call.Datacenter).On(call.NodeName)
        .Where(job => (call.OptionalText("guest") is not { } guest || Guest(job) == guest) && call.Allows($"/vms/{Guest(job)}", "VM.Audit"))
        .Select(job => Show(call, job)));

    private static JArray Log(PveCall call)
    {
        var job = SectionConfig.Parse(call.Datacenter.File(ReplicationJobs.FileName).Text).Find(call.Text("id"))
            ?? throw PveError.Die($"no such replication job '{call.Text("id")}'");
        if (!call.Allows($"/vms/{Guest(job)}", "VM.Audit") && !call.Allows($"/nodes/{call.Node}", "Sys.Audit"))
        {
            throw PveError.Forbidden();
        }

        var lines = ReplicationJobs.Of(call.Datacenter).State(job.Id).Log;
        call.Total = lines.Count;
        return new JArray(lines.Select((line, index) => new JObject { ["n"] = index + 1, ["t"] = line }));
    }

    private static Section Find(PveCall call, bool isRun = false)
    {
        var job = ReplicationJobs.Of(call.Datacenter).On(call.NodeName).FirstOrDefault(job => job.Id == call.Text("id")
            && (!isRun || job["disable"] != "1" || job["remove_job"] is not null))
            ?? throw PveError.Die($"no such replication job '{call.Text("id")}'");
        if (isRun)
        {
            call.Require($"/vms/{Guest(job)}", "VM.Audit");
        }
        else
        {
            ReplicationJobs.RequireReplicate(call, Guest(job));
        }

        return job;
    }

    private static string Guest(Section job) => job.Id.Split('-')[0];

    private static JObject Show(PveCall call, Section job)
    {
        var jobs = ReplicationJobs.Of(call.Datacenter);
        var state = jobs.State(job.Id);
        var json = new JObject(job.Properties.Select(property => new JProperty(property.Key, property.Value)))
        {
            ["id"] = job.Id,
            ["type"] = job.Type,
            ["vmtype"] = call.Datacenter.Guests[int.Parse(Guest(job), System.Globalization.CultureInfo.InvariantCulture)].Type,
            ["next_sync"] = jobs.NextSync(job),
            ["last_sync"] = state.LastSync,
            ["last_try"] = state.LastTry,
            ["fail_count"] = state.FailCount,
        };
        ReplicationJobs.Describe(job, json);
        if (state.LastTry > 0)
        {
            json["duration"] = state.Duration;
        }

        if (state.Error is { } error)
        {
            json["error"] = error;
        }

        return json;
    }
}
