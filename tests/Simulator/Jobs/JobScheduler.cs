using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Backup;
using Proxmox.Simulator.Replication;
using Proxmox.Simulator.State;

namespace Proxmox.Simulator.Jobs;

/// <summary>What runs jobs that back up, synchronise and replicate when their time has come (<c>pvescheduler</c>, <c>PVE::Jobs</c>).
/// </summary>
public sealed class JobScheduler
{
    private static readonly string[] OfTheJob = ["id", "enabled", "schedule", "comment", "repeat-missed", "node"];

    private readonly Datacenter _datacenter;
    private readonly Dictionary<string, (string Schedule, DateTimeOffset Last)> _runs = new(StringComparer.Ordinal);

    private JobScheduler(Datacenter datacenter)
    {
        _datacenter = datacenter;
    }

    public static JobScheduler Of(Datacenter datacenter) => datacenter.Part(d => new JobScheduler(d));

    /// <summary>Runs what is due. A job that has just been seen for the first time waits for its next moment.</summary>
    public void RunDue()
    {
        if (!_datacenter.HasQuorum)
        {
            return;
        }

        var now = _datacenter.Clock.GetUtcNow();
        foreach (var job in SectionConfig.Parse(_datacenter.File(BackupJobs.FileName).Text).Sections)
        {
            var schedule = job["schedule"]!;
            if (!_runs.TryGetValue(job.Id, out var run) || run.Schedule != schedule)
            {
                _runs[job.Id] = run = (schedule, now);
            }

            if (job["enabled"] != "0" && CalendarEvent.Parse(schedule).Next(run.Last) <= now)
            {
                _runs[job.Id] = (schedule, now);
                Run(job);
            }
        }

        ReplicationJobs.Of(_datacenter).RunDue();
    }

    private void Run(Section job)
    {
        var options = job.Properties.Where(property => !OfTheJob.Contains(property.Key)).Select(property => (property.Key,
            property.Key == "exclude-path" ? new JArray(property.Value.Split('\0')) : (JToken)property.Value)).ToList();
        if (job.Type == "realm-sync")
        {
            Ask($"/access/domains/{job["realm"]}/sync", options.Where(option => option.Key != "realm"));
            return;
        }

        foreach (var node in _datacenter.Nodes.Where(node => node.Online && (job["node"] is not { } only || only == node.Name)).ToList())
        {
            Ask($"/nodes/{node.Name}/vzdump", options);
        }
    }

    /// <summary>Starts a worker; what keeps it from starting is left to the system's log.</summary>
    private void Ask(string path, IEnumerable<(string Key, JToken Value)> options)
    {
        try
        {
            _datacenter.Api("POST", path, "root@pam", [.. options]);
        }
        catch (PveError)
        {
            // Nobody reads it.
        }
    }
}
