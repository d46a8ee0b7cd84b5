using Proxmox.Client;
using Proxmox.Engine.Declarations;
using Proxmox.Engine.Mapping;
using Proxmox.Engine.Operations;
using Proxmox.Model.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Model.Schedules;
using Proxmox.Model.Values;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Cluster.Replication;

/// <summary>
/// Jobs that copy a guest's volumes to another node: <c>/cluster/replication</c> (PVE::API2::ReplicationConfig). PVE takes one job for each
/// guest and target, and turns a job round when the guest moves to the target.
/// </summary>
public static class ReplicationJob
{
    /// <summary>The path of all jobs.</summary>
    internal const string Collection = "/cluster/replication";

    /// <summary>The guest.</summary>
    internal static Field<long> VmId { get; } =
        Names.VmId.OnWire("guest").NotAParameter() with
        {
            Doc = "VMID of the guest, wherever in the cluster it is.",
            References = [new("vmid")],
        };

    /// <summary>What tells the job from others of the guest.</summary>
    internal static Field<long> Number { get; } =
        Whole("job_number", "Number that tells the job from others of the guest.").OnWire("jobnum").Between(0, 999_999_999).Replacing()
            .NotAParameter().ServerChosen().ClearedBy(Clear.Forgetting).UnsetMeans("the least that no other job of the guest has");

    /// <summary>The node that the volumes are copied to.</summary>
    internal static Field<string> TargetNode { get; } =
        Names.Node.OnWire("target") with
        {
            Name = "target_node",
            Doc = "Node that the volumes are copied to. Once the guest has moved there, PVE copies them back to where it was, which makes "
                + "no difference here.",
            ReadDoc = "Node that the volumes are copied to.",
        };

    /// <summary>When the job runs.</summary>
    internal static Field<string> Schedule { get; } =
        Text("schedule", "When the job runs, as a calendar event of PVE such as `*/15` or `mon..fri 22:00`. Unset means `*/15`: every "
            + "quarter of an hour.").OfLength(1, 128).ImpliedDefault("*/15").Checked(CalendarEvent.Rule);

    /// <summary>How fast it may be.</summary>
    internal static Field<Number> Rate { get; } =
        Fraction("rate_limit_mb", "How much it may send, in megabytes (of a million bytes) a second. Unset means as much as it can.")
            .OnWire("rate").Between(1);

    /// <summary>Whether it is out of use.</summary>
    internal static Field<bool> Disabled { get; } =
        Flag("disabled", "Whether the job does not run. Unset means false.").OnWire("disable").ImpliedDefault(false);

    /// <summary>Free text.</summary>
    internal static Field<string> Comment { get; } = Text("comment", "Free text shown beside the job.").OfLength(0, 4096);

    /// <summary>The node that the guest is on.</summary>
    internal static Field<string> SourceNode { get; } =
        Text("source_node", "Node that the volumes are copied from: the one that the guest is on.").OnWire("source").Computed();

    private static readonly Field<bool> KeepCopies =
        Flag("keep_copies_on_destroy", "Whether the copies on the other node stay when the job is destroyed. Unset means false.")
            .OnWire("keep").NeverReturned().NotAParameter().ClearedBy(Clear.Forgetting);

    private static readonly Field<bool> Force =
        Flag("force_destroy", "Whether a job that is destroyed is gone at once and leaves its snapshots and copies behind, as where a node "
            + "will not come back. Unset means false: PVE clears up and then removes the job, which the destroy waits for.")
            .OnWire("force").NeverReturned().NotAParameter().ClearedBy(Clear.Forgetting);

    /// <summary>The declaration.</summary>
    public static Resource Declaration { get; } = new(
        "replication_job", "Copies the volumes of a guest to another node again and again, so that it moves there fast and can be started "
            + "there when its node is lost. The volumes must be on a ZFS storage that both nodes have.")
    {
        ReadDoc = "A job that copies the volumes of a guest to another node, and how it fares.",
        Area = Areas.Replication,
        Noun = "Job",
        Api = new(Collection)
        {
            Item = Collection + "/{vmid}-{job_number}",
            Constants = [("type", "local")],
            HasDigest = true,
            File = ConfigFiles.Replication,
        },
        Fields = [VmId, Number, TargetNode, Schedule, Rate, Disabled, Comment, KeepCopies, Force, SourceNode],
        Identity = [VmId, Number],
        ImportId = new("{vmid}-{job_number}", "100-0", "(?<vmid>[0-9]+)-(?<job_number>[0-9]+)"),
        Constraints = [new(OneWayToGo)],
        Privileges =
        [
            new("VM.Replicate", "/vms/{vmid}") { For = Purposes.Write, Versions = new("9.0", null) },
            new("Datastore.Allocate", "/storage") { For = Purposes.Write, Versions = new(null, "9.0") },
            new("VM.Audit", "/vms/{vmid}") { For = Purposes.Read | Purposes.List },
        ],
        Timeouts = OperationTimeouts.Standard,
        Hooks = new() { Create = CreateAsync, Read = ReadAsync, Delete = DeleteAsync },
    };

    private static IEnumerable<Violation> OneWayToGo(Attributes config) =>
        config.Get(KeepCopies) is true && config.Get(Force) is true
            ? [new(Force, "force_destroy and keep_copies_on_destroy exclude each other: by force nothing is cleared up anyway.")]
            : [];

    // The file is this process's while it creates; another may take the number in between, and then the next one is tried.
    private static async Task CreateAsync(Operation operation, CancellationToken cancel)
    {
        var (vmid, chosen) = (operation.Planned.Get(VmId)!.Value, operation.Planned.Get(Number));
        var form = Changes.Create(operation.Resource.Fields, operation.Config, operation.Planned).Add("type", "local");
        for (var tried = new HashSet<long>(); !operation.IsCreated;)
        {
            var number = chosen ?? await FreeAsync(operation, vmid, tried, cancel);
            operation.SetComputed(Number, Value.Of(number));
            try
            {
                await operation.Pve.PostAsync(Collection, form.With("id", $"{vmid}-{number}"), cancel);
                operation.MarkCreated();
            }
            catch (PveFault taken) when (taken.Kind == FaultKind.Exists && chosen is null)
            {
                if (!tried.Add(number) || !await IsThereAsync(operation, cancel))
                {
                    throw;
                }
            }
        }
    }

    private static async Task<long> FreeAsync(Operation operation, long vmid, HashSet<long> tried, CancellationToken cancel)
    {
        var jobs = (await operation.Pve.GetAsync(Collection, cancel: cancel)).Items.Where(job => job["guest"].AsLong() == vmid);
        var taken = jobs.Select(job => job["jobnum"].AsLong()!.Value).Concat(tried).ToHashSet();
        return Enumerable.Range(0, int.MaxValue).Select(number => (long)number).First(number => !taken.Contains(number));
    }

    // A second job to the same node is refused in the same words.
    private static async Task<bool> IsThereAsync(Operation operation, CancellationToken cancel)
    {
        try
        {
            await operation.Pve.GetAsync(operation.ItemPath, cancel: cancel);
            return true;
        }
        catch (PveFault none) when (none.Kind == FaultKind.NotFound)
        {
            return false;
        }
    }

    private static async Task<PveData?> ReadAsync(Operation operation, CancellationToken cancel) =>
        Straight(await operation.Pve.GetAsync(operation.ItemPath, cancel: cancel), operation.Target.Get(TargetNode));

    // The job of a guest that has moved to the target is as it was meant to be.
    private static PveData Straight(PveData job, string? target) =>
        target is not null && job[SourceNode.Wire].AsText() == target
            ? PveData.Object(job.Members.Where(member => member.Key != TargetNode.Wire)
                .Append(KeyValuePair.Create(TargetNode.Wire, PveData.Of(target))))
            : job;

    // PVE marks the job, and the node that has the guest removes it in the next minute, when it has cleared up.
    private static async Task DeleteAsync(Operation operation, CancellationToken cancel)
    {
        var form = new Form();
        foreach (var how in ((Field<bool>[])[KeepCopies, Force]).Where(how => operation.Prior.Get(how) is true))
        {
            form.Add(how.Wire, true);
        }

        await operation.Pve.DeleteAsync(operation.ItemPath, form, cancel);
        if (operation.Prior.Get(Force) is not true)
        {
            await operation.AskUntilAsync(later => IsThereAsync(operation, later), isThere => !isThere, cancel);
        }
    }
}
