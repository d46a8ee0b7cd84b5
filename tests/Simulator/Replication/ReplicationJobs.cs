using System.Globalization;
using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Backup;
using Proxmox.Simulator.Routing;
using Proxmox.Simulator.State;
using Proxmox.Simulator.Storage;

namespace Proxmox.Simulator.Replication;

/// <summary>The replication jobs of a datacenter and how they fared (<c>PVE::ReplicationState</c>, <c>PVE::Replication</c>).</summary>
public sealed class ReplicationJobs
{
    /// <summary>The file below <c>/etc/pve</c>.</summary>
    public const string FileName = "replication.cfg";

    private const string Quarterly = "*/15";

    private readonly Datacenter _datacenter;
    private readonly Dictionary<string, ReplicationState> _states = new(StringComparer.Ordinal);

    private ReplicationJobs(Datacenter datacenter)
    {
        _datacenter = datacenter;
    }

    public static ReplicationJobs Of(Datacenter datacenter) => datacenter.Part(d => new ReplicationJobs(d));

    private SectionConfig Config => SectionConfig.Parse(_datacenter.File(FileName).Text);

    /// <summary>Fails where the caller may not have a guest replicated. In 8.4 the method's own rule says it, on the storages.</summary>
    internal static void RequireReplicate(PveCall call, string guest)
    {
        if (call.Datacenter.Version != PveVersion.V84)
        {
            call.Require($"/vms/{guest}", "VM.Replicate");
        }
    }

    /// <summary>What the id of a job says of it, which its section does not repeat.</summary>
    internal static void Describe(Section job, JObject json)
    {
        var parts = job.Id.Split('-');
        json["guest"] = int.Parse(parts[0], CultureInfo.InvariantCulture);
        json["jobnum"] = int.Parse(parts[1], CultureInfo.InvariantCulture);
    }

    /// <summary>How a job fared.</summary>
    public ReplicationState State(string id)
    {
        if (!_states.TryGetValue(id, out var state))
        {
            _states[id] = state = new ReplicationState();
        }

        return state;
    }

    /// <summary>The jobs of the guests on a node, by id.</summary>
    public IEnumerable<Section> On(string node) => Config.Sections.Where(job => Guest(job)?.Node == node)
        .OrderBy(job => job.Id, StringComparer.Ordinal);

    /// <summary>Whether a guest has a job.</summary>
    public bool HasOne(int vmId) => Config.Sections.Any(job => Guest(job)?.VmId == vmId);

    /// <summary>Fails where a guest has a job.</summary>
    public void RequireNone(int vmId)
    {
        if (Config.Sections.FirstOrDefault(job => Guest(job)?.VmId == vmId) is { } job)
        {
            throw PveError.Die(string.Create(CultureInfo.InvariantCulture,
                $"There is a replication job '{job.Id}' for guest '{vmId}' - Please remove that first."));
        }
    }

    /// <summary>Removes the jobs of a guest, and nothing that they have copied.</summary>
    public void Forget(int vmId) => Change(config => config.Sections.Where(job => Guest(job)?.VmId == vmId).ToList()
        .ForEach(job => config.Remove(job.Id)));

    /// <summary>Turns the jobs of a guest that has moved round: what was copied to its new node is copied to the old one
    /// (<c>switch_replication_job_target</c>).</summary>
    public void Turn(int vmId, string from, string to)
    {
        if (!Config.Sections.Any(job => Guest(job)?.VmId == vmId))
        {
            return;
        }

        Change(config =>
        {
            foreach (var job in config.Sections.Where(job => Guest(job)?.VmId == vmId))
            {
                job["target"] = job["target"] == to ? from : job["target"];
                job["source"] = to;
            }
        });
    }

    /// <summary>When a job is to run next, in seconds since 1970; 0 for never.</summary>
    public long NextSync(Section job)
    {
        var state = State(job.Id);
        if (job["remove_job"] is not null)
        {
            return 1;
        }

        if (state.FailCount == 0)
        {
            var last = DateTimeOffset.FromUnixTimeSeconds(state.LastTry);
            return CalendarEvent.Parse(job["schedule"] ?? Quarterly).Next(last)?.ToUnixTimeSeconds() ?? 0;
        }

        var minutes = state.FailCount <= 3 ? 5 * state.FailCount : 30;
        return _datacenter.FindNode(job["target"]!) is { Online: true } ? state.LastTry + (60 * minutes) : 0;
    }

    /// <summary>Runs every job that is due.</summary>
    public void RunDue()
    {
        var now = _datacenter.Clock.UnixSeconds;
        foreach (var stolen in Config.Sections.Where(job => Guest(job) is { } guest && guest.Node != job["source"]).ToList())
        {
            Turn(Guest(stolen)!.VmId, stolen["source"]!, Guest(stolen)!.Node);
        }

        foreach (var job in Config.Sections.Where(job => job["disable"] != "1" || job["remove_job"] is not null))
        {
            if (Guest(job) is { } guest && _datacenter.FindNode(guest.Node) is { Online: true } && NextSync(job) is var next and > 0
                && next <= now)
            {
                Run(job, guest, now);
            }
        }
    }

    private Guest? Guest(Section job) =>
        _datacenter.Guests.GetValueOrDefault(int.Parse(job.Id.Split('-')[0], CultureInfo.InvariantCulture));

    private void Run(Section job, Guest guest, long now)
    {
        var state = State(job.Id);
        var log = new List<string>();
        void Print(string text) => log.Add(string.Create(CultureInfo.InvariantCulture,
            $"{DateTimeOffset.FromUnixTimeSeconds(now):yyyy-MM-dd HH:mm:ss} {job.Id}: {text}"));
        state.LastTry = now;
        Print("start replication job");
        try
        {
            var volumes = ReplicatedVolumes.Of(_datacenter, guest);
            Print($"guest => {(guest.Type == "qemu" ? "VM" : "CT")} {guest.VmId}, running => {(guest.Status == "running" ? 1 : 0)}");
            Print($"volumes => {string.Join(',', volumes)}");
            if (job["remove_job"] is { } mode)
            {
                Print($"start job removal - mode '{mode}'");
                Change(config => config.Remove(job.Id));
                _states.Remove(job.Id);
                Print("job removed");
                return;
            }

            Send(job, volumes, Print);
            (state.LastSync, state.FailCount, state.Error) = (now, 0, null);
            Print("end replication job");
        }
        catch (PveError error)
        {
            (state.FailCount, state.Error) = (state.FailCount + 1, error.Stringify().TrimEnd('\n'));
            Print($"end replication job with error: {state.Error}");
        }

        state.Log = log;
        state.Duration = _datacenter.Clock.UnixSeconds - now;
    }

    /// <summary>Puts the volumes on the other node, which has to answer and to have the storages.</summary>
    private void Send(Section job, IReadOnlyList<string> volumes, Action<string> print)
    {
        var target = job["target"]!;
        if (_datacenter.FindNode(target) is not { Online: true } node)
        {
            throw PveError.Die("command '/usr/bin/ssh -e none -o 'BatchMode=yes' -o 'HostKeyAlias="
                + $"{target}' root@{_datacenter.FindNode(target)?.Address} -- pvesr prepare-local-job {job.Id}' failed: exit code 255");
        }

        var storages = StorageConfig.Of(_datacenter);
        foreach (var volume in volumes)
        {
            var reference = VolumeReference.Resolve(storages, volume);
            reference.Storage.RequireEnabledOn(node.Name);
            print($"incremental sync '{volume}'");
        }
    }

    private void Change(Action<SectionConfig> change)
    {
        var config = Config;
        change(config);
        _datacenter.File(FileName).Write(config.Render());
    }
}
