using Proxmox.Engine;
using Proxmox.Engine.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Cluster.Replication;

/// <summary>All replication jobs and how they fare; see <see cref="ReplicationStatus"/>.</summary>
public static class ReplicationJobList
{
    private static readonly Field<long> Guest = Whole("vmid", "Only jobs of this guest. Unset means all.");

    private static readonly Field<IReadOnlyList<Attributes>> Items = EntryList.Items(
        "The jobs of the guests that the user or token may see, ordered by VMID.",
        [
            Whole("vmid", "VMID of the guest.").OnWire("guest").AlwaysReturned(),
            Whole("job_number", "Number that tells the job from others of the guest.").OnWire("jobnum").AlwaysReturned(),
            .. ReplicationStatus.Fields,
        ]);

    /// <summary>The declaration.</summary>
    public static DataSource Declaration { get; } = new(
        "replication_jobs", "All jobs that copy volumes of guests to other nodes, and how they fare.")
    {
        Area = Areas.Replication,
        Fields = [Guest, Items],
        Privileges = ReplicationStatus.Privileges,
        Read = ReadAsync,
    };

    private static async Task<Value?> ReadAsync(Session session, Attributes config, CancellationToken cancel)
    {
        var jobs = (await session.Pve.GetAsync(ReplicationJob.Collection, cancel: cancel)).Items
            .Where(job => config.Get(Guest) is not { } vmid || job["guest"].AsLong() == vmid).OrderBy(job => job["jobnum"].AsLong());
        return EntryList.Of(Items, await ReplicationStatus.CompleteAsync(session, [.. jobs], cancel));
    }
}
