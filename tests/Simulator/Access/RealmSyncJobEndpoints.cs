using System.Globalization;
using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Backup;
using Proxmox.Simulator.Routing;
using Proxmox.Simulator.Schema;
using Proxmox.Simulator.Sections;
using Proxmox.Simulator.State;

namespace Proxmox.Simulator.Access;

/// <summary><c>/cluster/jobs</c>: <c>realm-sync</c> (<c>PVE::API2::Jobs::RealmSync</c>) and <c>schedule-analyze</c>
/// (<c>PVE::API2::Cluster::Jobs</c>).</summary>
public sealed class RealmSyncJobEndpoints : IEndpoints
{
    private const string Type = "realm-sync";
    private const int DefaultIterations = 10;

    public void Map(Router router)
    {
        router.On("GET", "/cluster/jobs", _ => Router.Directory("subdir", ["schedule-analyze", Type]));
        router.On("GET", "/cluster/jobs/schedule-analyze", Analyze);
        new SectionArea("/cluster/jobs/realm-sync", BackupJobs.FileName)
        {
            IsCreatedByPath = true,
            Types = [SectionType.Parse(Type, "enabled schedule+ comment scope+ realm! remove-vanished enable-new")],
            Texts = new()
            {
                Exists = "Job '{id}' already exists",
                Missing = "No such job '{id}'",
                MissingOnUpdate = "no such realm-sync job",
            },
            HidesDigest = true,
            OnCall = RequireJob,
            OnCreate = change => RequireDirectory(change.Call.Datacenter, change.Values["realm"]),
            Shows = (_, json) => json.Value<string>("type") == Type,
            OnList = Complete,
        }.Map(router);
    }

    /// <summary>A job that is not there is the parameter's fault, except when it is to be changed.</summary>
    private static void RequireJob(PveCall call)
    {
        if (call.OptionalText("id") is not { } id || call.Method.Verb is not ("GET" or "DELETE")
            || SectionConfig.Parse(call.Datacenter.File(BackupJobs.FileName).Text).Find(id)?.Type == Type)
        {
            return;
        }

        var error = PveError.Parameter("id", $"No such job '{id}'");
        throw call.Method.Verb == "GET" ? error : error.Spelt();
    }

    private static void RequireDirectory(Datacenter datacenter, string realm)
    {
        if (DomainConfig.Read(datacenter).Find(realm) is not { } section)
        {
            throw PveError.Parameter("realm", $"No such realm '{realm}'").Spelt();
        }

        if (section.Type is not ("ldap" or "ad"))
        {
            throw PveError.Parameter("realm", "Only LDAP/AD realms can be synced.").Spelt();
        }
    }

    private static void Complete(PveCall call, Section job, JObject json)
    {
        json.Remove("digest");
        json["last-run"] = null;
        if (CalendarEvent.Parse(job["schedule"]!).Next(call.Datacenter.Clock.GetUtcNow()) is { } next)
        {
            json["next-run"] = next.ToUnixTimeSeconds();
        }
    }

    /// <summary>The next moments of a schedule.</summary>
    private static JArray Analyze(PveCall call)
    {
        var schedule = CalendarEvent.Parse(call.Text("schedule"));
        var moment = call.Number("starttime") is { } start
            ? DateTimeOffset.FromUnixTimeSeconds(start) : call.Datacenter.Clock.GetUtcNow();
        var moments = new JArray();
        for (var left = call.Number("iterations") ?? DefaultIterations; left > 0 && schedule.Next(moment) is { } next; left--)
        {
            moments.Add(new JObject
            {
                ["timestamp"] = next.ToUnixTimeSeconds(),
                ["utc"] = string.Create(CultureInfo.InvariantCulture, $"{next:ddd MMM} {next.Day,2} {next:HH:mm:ss yyyy}"),
            });
            moment = next;
        }

        return moments;
    }
}
