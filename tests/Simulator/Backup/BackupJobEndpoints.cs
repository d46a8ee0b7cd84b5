using System.Globalization;
using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Guests;
using Proxmox.Simulator.Routing;
using Proxmox.Simulator.State;

namespace Proxmox.Simulator.Backup;

/// <summary><c>/cluster/backup</c> (<c>PVE::API2::Backup</c>) and <c>/cluster/backup-info</c>: jobs that back guests up.</summary>
public sealed class BackupJobEndpoints : IEndpoints
{
    private static readonly string[] NotOptions = ["id", "delete", "starttime", "dow"];
    private static readonly string[] Deletable = ["comment", "repeat-missed"];
    private static readonly string[] NeverDeleted = ["schedule", "enabled", "starttime", "dow", "id"];

    public void Map(Router router)
    {
        router.On("GET", "/cluster/backup", call => new JArray(BackupJobs.All(call.Datacenter).Select(job => Listed(call, job))));
        router.On("POST", "/cluster/backup", Create);
        router.On("GET", "/cluster/backup/{id}", call => BackupJobs.ToJson(BackupJobs.Get(call.Datacenter, call.Text("id"))));
        router.On("PUT", "/cluster/backup/{id}", Update);
        router.On("DELETE", "/cluster/backup/{id}", Delete);
        router.On("GET", "/cluster/backup/{id}/included_volumes", Included);
        router.Index("/cluster/backup-info", "not-backed-up");
        router.On("GET", "/cluster/backup-info/not-backed-up", NotBackedUp);
    }

    private static JObject Listed(PveCall call, Section job)
    {
        var entry = BackupJobs.ToJson(job);
        if (job["schedule"] is { } schedule && CalendarEvent.Parse(schedule).Next(call.Datacenter.Clock.GetUtcNow()) is { } next)
        {
            entry["next-run"] = next.ToUnixTimeSeconds();
        }

        return entry;
    }

    private static void Create(PveCall call)
    {
        var options = new VzdumpOptions(call.Parameters);
        options.RequireCaller(call);
        if (call.AuthId != "root@pam")
        {
            call.Require($"/storage/{options.Storage}", "Datastore.Allocate");
        }

        RequirePool(call);
        var values = Values(call, required: true);
        values.TryAdd("enabled", "1");
        var id = call.OptionalText("id") ?? Guid.NewGuid().ToString();
        if (BackupJobs.All(call.Datacenter).Any(job => job.Id == id))
        {
            throw PveError.Die($"Job '{id}' already exists");
        }

        Verify(options, complete: true);
        var section = BackupJobs.New(id);
        Set(section, values);
        BackupJobs.Change(call.Datacenter, config => config.Add(section));
    }

    private static void Update(PveCall call)
    {
        var deleted = call.List("delete");
        RequireChange(call, deleted);
        RequirePool(call);
        var values = Values(call, required: false);
        if (values.Count == 0 && deleted.Count == 0)
        {
            throw PveError.Die("no options specified");
        }

        Verify(new VzdumpOptions(call.Parameters), complete: false);
        var id = call.Text("id");
        var job = BackupJobs.All(call.Datacenter).FirstOrDefault(job => job.Id == id) ?? throw PveError.Die("no such vzdump job");
        RequireJob(call, job);
        foreach (var key in deleted)
        {
            if (NeverDeleted.Contains(key) || !(Deletable.Contains(key) || IsOption(call, key)))
            {
                throw Wrapped("delete", $"unknown option '{key}'");
            }

            job[key] = null;
        }

        Set(job, values);
        Select(job, values);
        Verify(BackupJobs.OptionsOf(job), complete: true);
        BackupJobs.Change(call.Datacenter, config =>
        {
            var place = config.Sections.TakeWhile(section => section.Id != id).Count();
            config.Remove(id);
            config.Add(job, place);
        });
    }

    private static void Delete(PveCall call)
    {
        var id = call.Text("id");
        if (BackupJobs.All(call.Datacenter).All(job => job.Id != id))
        {
            throw Wrapped("id", $"No such job '{id}'");
        }

        BackupJobs.Change(call.Datacenter, config => config.Remove(id));
    }

    private static JToken Included(PveCall call)
    {
        var job = BackupJobs.Get(call.Datacenter, call.Text("id"));
        return new JObject
        {
            ["children"] = new JArray(Chosen(call.Datacenter, job)
                .Where(vmId => call.Allows(string.Create(CultureInfo.InvariantCulture, $"/vms/{vmId}"), "VM.Audit"))
                .Select(vmId => Guest(call.Datacenter, vmId))),
        };
    }

    private static JToken NotBackedUp(PveCall call)
    {
        var included = BackupJobs.All(call.Datacenter).SelectMany(job => Chosen(call.Datacenter, job)).ToHashSet();
        return new JArray(call.Datacenter.Guests.Values
            .Where(guest => !included.Contains(guest.VmId)
                && call.Allows(string.Create(CultureInfo.InvariantCulture, $"/vms/{guest.VmId}"), "VM.Audit"))
            .Select(guest =>
            {
                var entry = new JObject { ["vmid"] = guest.VmId, ["type"] = guest.Type };
                if (NameOf(call.Datacenter, guest) is { } name)
                {
                    entry["name"] = name;
                }

                return entry;
            }));
    }

    /// <summary>The guests of a job, limited to those of the node that it names.</summary>
    private static IEnumerable<int> Chosen(Datacenter datacenter, Section job) => GuestSelection.All(datacenter, BackupJobs.OptionsOf(job))
        .Where(vmId => job["node"] is not { } node || datacenter.Guests.GetValueOrDefault(vmId) is not { } guest || guest.Node == node);

    private static JObject Guest(Datacenter datacenter, int vmId)
    {
        if (datacenter.Guests.GetValueOrDefault(vmId) is not { } guest)
        {
            return new JObject { ["id"] = vmId, ["type"] = "unknown", ["leaf"] = 1 };
        }

        var volumes = BackupVolume.Of(datacenter, guest).Select(volume => new JObject
        {
            ["id"] = string.Create(CultureInfo.InvariantCulture, $"{vmId}:{volume.Slot}"),
            ["name"] = volume.Name,
            ["included"] = volume.Included ? 1 : 0,
            ["reason"] = volume.Reason,
            ["leaf"] = 1,
        }).ToList();
        return new JObject
        {
            ["id"] = vmId,
            ["type"] = guest.Type,
            ["name"] = NameOf(datacenter, guest),
            ["children"] = new JArray(volumes),
            ["leaf"] = volumes.Count == 0 ? 1 : 0,
        };
    }

    private static string? NameOf(Datacenter datacenter, Guest guest)
    {
        GuestStore configs = guest.Type == "qemu" ? Qemu.VmStore.Of(datacenter) : Lxc.ContainerStore.Of(datacenter);
        return configs.Load(guest.Node, guest.VmId)[guest.Type == "qemu" ? "name" : "hostname"];
    }

    /// <summary>Fails unless the caller may set and delete that (<c>assert_param_permission_update</c>).</summary>
    private static void RequireChange(PveCall call, IReadOnlyList<string> deleted)
    {
        new VzdumpOptions(call.Parameters).RequireCaller(call);
        new VzdumpOptions(deleted.Where(key => key != "fleecing").ToDictionary(key => key, _ => (JToken)"1", StringComparer.Ordinal))
            .RequireCaller(call);
        if (call.AuthId != "root@pam" && (call.OptionalText("storage") ?? (deleted.Contains("storage") ? "local" : null)) is { } storage)
        {
            call.Require($"/storage/{storage}", "Datastore.Allocate");
        }
    }

    /// <summary>Who changes a job has to have its storage.</summary>
    private static void RequireJob(PveCall call, Section job)
    {
        if (call.AuthId == "root@pam")
        {
            return;
        }

        if (job["dumpdir"] is not null)
        {
            throw PveError.Die("only root@pam may edit jobs with a 'dumpdir' option.");
        }

        call.Require($"/storage/{job["storage"] ?? "local"}", "Datastore.Allocate");
    }

    private static void RequirePool(PveCall call)
    {
        if (call.OptionalText("pool") is not { } pool)
        {
            return;
        }

        if (!call.Datacenter.Accounts.Users.Pools.ContainsKey(pool))
        {
            throw PveError.Forbidden($"pool '{pool}' does not exist");
        }

        call.Require($"/pool/{pool}", "VM.Backup");
    }

    /// <summary>The options as they are stored; a start time becomes a schedule.</summary>
    private static Dictionary<string, string> Values(PveCall call, bool required)
    {
        var values = call.Parameters.Keys.Where(key => !NotOptions.Contains(key)).ToDictionary(
            key => key, key => key == "exclude-path" ? string.Join('\0', call.Array(key)) : call.Text(key), StringComparer.Ordinal);
        if (values.GetValueOrDefault("prune-backups") is "")
        {
            // A retention that says nothing keeps everything.
            values["prune-backups"] = "keep-all=1";
        }

        if (call.OptionalText("starttime") is not { } start)
        {
            return required && !values.ContainsKey("schedule")
                ? throw PveError.Parameter("schedule", "neither 'starttime' nor 'schedule' were set")
                : values;
        }

        if (values.ContainsKey("schedule"))
        {
            throw PveError.Parameter("starttime", "'starttime' and 'schedule' cannot both be set");
        }

        var days = string.Join(',', call.List("dow"));
        values["schedule"] = days is "" or "mon,tue,wed,thu,fri,sat,sun" ? start : $"{days} {start}";
        return values;
    }

    private static void Set(Section job, Dictionary<string, string> values)
    {
        foreach (var (key, value) in values)
        {
            job[key] = value;
        }

        if (job["exclude"] is not null && job["pool"] is null)
        {
            job["all"] = "1";
        }
    }

    /// <summary>One way to choose guests takes the place of the others.</summary>
    private static void Select(Section job, Dictionary<string, string> values)
    {
        string[] gone = values.ContainsKey("vmid") ? ["all", "exclude", "pool"]
            : values.GetValueOrDefault("all") == "1" ? ["vmid", "pool"]
            : job["pool"] is not null ? ["vmid", "all", "exclude"] : [];
        foreach (var key in gone)
        {
            job[key] = null;
        }
    }

    private static bool IsOption(PveCall call, string key) =>
        call.Method.Parameters.ContainsKey(key) && !NotOptions.Contains(key);

    /// <summary>What is found to be wrong while the file is locked loses its status.</summary>
    private static void Verify(VzdumpOptions options, bool complete)
    {
        try
        {
            options.Verify(complete);
        }
        catch (PveError error) when (error.Errors is not null)
        {
            throw error.Spelt();
        }
    }

    private static PveError Wrapped(string key, string text) => PveError.Parameter(key, text).Spelt();
}
