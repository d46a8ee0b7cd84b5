using Pulumi.Proxmox.Access;

namespace Sdk.Tests.Generated.Chains;

/// <summary>Hands on what each function about second factors and jobs that sync realms tells.</summary>
internal static class SignInChain
{
    /// <summary>The program.</summary>
    public static void Run()
    {
        var job = GetRealmSyncJob.Invoke(new() { JobId = "nightly" });
        _ = new RealmSyncJob("nightly", new()
        {
            JobId = job.Apply(found => found.JobId),
            RealmId = job.Apply(found => found.RealmId),
            Schedule = job.Apply(found => found.Schedule),
            Scope = job.Apply(found => found.Scope),
            EnableNew = job.Apply(found => found.EnableNew),
        });
        _ = new RealmSyncJob("another", new()
        {
            JobId = GetRealmSyncJobs.Invoke().Apply(jobs => jobs.Items[0].JobId),
            RealmId = "people",
            Schedule = "daily",
            Scope = "both",
        });
        var totp = GetUserTotp.Invoke(new() { UserId = "alice@pve", EntryId = "1" });
        _ = new UserTotp("phone", new()
        {
            UserId = totp.Apply(found => found.UserId),
            Description = totp.Apply(found => found.Description),
            Enabled = totp.Apply(found => found.Enabled),
            Secret = "JBSWY3DPEHPK3PXP",
        });
        _ = new UserRecoveryKeys("keys", new()
        {
            UserId = GetUserRecoveryKeys.Invoke(new() { UserId = "alice@pve" }).Apply(found => found.UserId),
        });
        _ = new UserTotp("tablet", new()
        {
            UserId = "alice@pve",
            Description = GetUserTfaEntries.Invoke(new() { UserId = "alice@pve" }).Apply(found => found.Items[0].Description),
            Secret = "JBSWY3DPEHPK3PXP",
        });
    }
}
