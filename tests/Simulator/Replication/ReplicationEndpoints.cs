using System.Globalization;
using Proxmox.Simulator.Routing;
using Proxmox.Simulator.Schema;
using Proxmox.Simulator.Sections;

namespace Proxmox.Simulator.Replication;

/// <summary><c>/cluster/replication</c> (<c>PVE::API2::ReplicationConfig</c>): jobs that copy a guest's volumes to another node.</summary>
public sealed class ReplicationEndpoints : IEndpoints
{
    public void Map(Router router) => new SectionArea("/cluster/replication", ReplicationJobs.FileName)
    {
        Types = [SectionType.Parse("local", "target! source schedule rate disable comment remove_job")],
        Texts = new()
        {
            Exists = "replication job '{id}' already exists",
            Missing = "no such replication job '{id}'",
            MissingOnUpdate = "no such job '{id}'",
            MissingOnDelete = "no such job '{id}'",
        },
        ShowsId = true,
        OnBegin = Begin,
        Verify = RequireOneJobForEachTarget,
        OnRemoval = Mark,
        OnShow = (call, section, json) =>
        {
            if (call.Has("id"))
            {
                call.Require($"/vms/{Guest(section.Id)}", "VM.Audit");
            }

            ReplicationJobs.Describe(section, json);
        },
        Shows = (call, json) => call.Allows($"/vms/{Guest(json.Value<string>("id")!)}", "VM.Audit"),
        OnList = (_, _, json) => json.Remove("digest"),
    }.Map(router);

    private static string Guest(string id) => id.Split('-')[0];

    private static void Begin(SectionChange change)
    {
        var call = change.Call;
        ReplicationJobs.RequireReplicate(call, Guest(change.Id));
        if (change.Verb == "DELETE" && call.Flag("force") == true && call.Flag("keep") == true)
        {
            throw PveError.Parameter("keep", "conflicts with parameter 'force'");
        }

        if (!change.IsCreation)
        {
            return;
        }

        var (datacenter, target) = (call.Datacenter, call.Text("target"));
        var guest = datacenter.Guests.GetValueOrDefault(int.Parse(Guest(change.Id), CultureInfo.InvariantCulture))
            ?? throw PveError.Die($"Guest '{Guest(change.Id)}' does not exist.");
        if (datacenter.ClusterName is null || datacenter.FindNode(target) is null)
        {
            throw PveError.Die($"Target '{target}' does not exist.");
        }

        if (call.OptionalText("source") is { } source && source != guest.Node)
        {
            throw PveError.Die($"Source '{source}' does not match current node of guest '{Guest(change.Id)}' ({guest.Node})");
        }

        if (target == guest.Node)
        {
            throw PveError.Die("Source and target must not be identical");
        }

        change.Parameters["source"] = guest.Node;
        if (ReplicatedVolumes.Of(datacenter, guest).Count == 0)
        {
            throw PveError.Die("No replicatable volumes found");
        }
    }

    private static void RequireOneJobForEachTarget(SectionChange change)
    {
        var target = change.Section["target"];
        if (change.Config.Sections.Any(other =>
            other.Id != change.Id && Guest(other.Id) == Guest(change.Id) && other["target"] == target))
        {
            throw PveError.Die($"replication job for guest '{Guest(change.Id)}' to target '{target}' already exists");
        }
    }

    /// <summary>A job is only marked: the scheduler removes it once it has cleaned up behind it.</summary>
    /// <returns>Whether it is gone at once.</returns>
    private static bool Mark(SectionChange change)
    {
        if (change.Call.Flag("force") == true)
        {
            return true;
        }

        change.Section["remove_job"] = change.Call.Flag("keep") == true ? "local" : "full";
        return false;
    }
}
