using Pulumi.Proxmox.Replication;

namespace Sdk.Tests.Generated.Chains;

/// <summary>Hands on what each function about replication tells.</summary>
internal static class ReplicationChain
{
    /// <summary>The program.</summary>
    public static void Run()
    {
        var job = GetJob.Invoke(new() { Vmid = 100, JobNumber = 0 });
        _ = new Job("web", new()
        {
            Vmid = job.Apply(found => found.Vmid),
            TargetNode = job.Apply(found => found.TargetNode),
            Schedule = job.Apply(found => found.Schedule),
        });
        _ = new Job("another", new()
        {
            Vmid = GetJobs.Invoke().Apply(jobs => jobs.Items[0].Vmid),
            TargetNode = "pve2",
        });
    }
}
