using Pulumi.Proxmox.Backup;

namespace Sdk.Tests.Generated.Chains;

/// <summary>Hands on what each function about backups tells.</summary>
internal static class BackupChain
{
    /// <summary>The program.</summary>
    public static void Run()
    {
        var job = GetJob.Invoke(new() { JobId = "nightly" });
        _ = new Job("nightly", new()
        {
            JobId = job.Apply(found => found.JobId),
            Schedule = job.Apply(found => found.Schedule),
            All = job.Apply(found => found.All),
            RepeatMissed = job.Apply(found => found.RepeatMissed),
        });
        _ = new Job("another", new()
        {
            JobId = GetJobs.Invoke().Apply(jobs => jobs.Items[0].JobId),
            Schedule = "daily",
            Vmids = GetGuestsWithoutBackup.Invoke().Apply(guests => guests.Items.Select(guest => $"{guest.Vmid}").ToList()),
        });
        _ = new Job("third", new()
        {
            JobId = "third",
            Schedule = "daily",
            All = true,
            Storage = GetBackupsToPrune.Invoke(new() { Node = "pve1", Storage = "local" }).Apply(backups => backups.Storage),
        });
    }
}
