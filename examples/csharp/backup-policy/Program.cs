using System.Collections.Immutable;
using Pulumi;
using Pulumi.Proxmox.Backup;
using Pulumi.Proxmox.Guests;
using Pulumi.Proxmox.Guests.Inputs;
using Pulumi.Proxmox.Notifications;
using Pulumi.Proxmox.Pools;
using Storage = Pulumi.Proxmox.Storage;

// Where PVE is and who we are comes from the environment:
//   PROXMOX_VE_ENDPOINT, PROXMOX_VE_API_TOKEN, and PROXMOX_VE_CA_FILE or PROXMOX_VE_FINGERPRINT.
return await Deployment.RunAsync(() =>
{
    // Archives of all guests on a share that every node reaches. Jobs without a retention of their own take this one.
    var archives = new Storage.Nfs("archives", new()
    {
        StorageId = "archives",
        Server = "nas.example.com",
        Export = "/srv/nfs/archives",
        Content = { Storage.StorageContent.Backup },
        PruneBackups = new Storage.Inputs.PruneBackupsArgs { KeepDaily = 7, KeepWeekly = 4, KeepMonthly = 6 },
    });

    var pool = new Pool("databases", new() { PoolId = "databases", Comment = "Guests that are backed up several times a day" });

    // Everything, every night. A template changes only when somebody makes it anew.
    var nightly = new Job("nightly", new()
    {
        JobId = "nightly",
        Comment = "Everything but templates",
        Schedule = "02:30",
        All = true,
        Exclude = { "9000" },
        Storage = archives.StorageId,
        Compression = BackupCompression.Zstd,
        NotesTemplate = "{{guestname}} on {{node}}",
        NotificationMode = BackupNotificationMode.NotificationSystem,
        RepeatMissed = true,
    });

    // Databases more often, and not for as long.
    var databases = new Job("databases", new()
    {
        JobId = "databases",
        Schedule = "mon..fri 8..18/2:15",
        Pool = pool.PoolId,
        Storage = archives.StorageId,
        Compression = BackupCompression.Zstd,
        NotificationMode = BackupNotificationMode.NotificationSystem,
        PruneBackups = new Storage.Inputs.PruneBackupsArgs { KeepLast = 6, KeepDaily = 7 },
    });

    // Who hears of a backup that went wrong. PVE's own matcher goes on telling root of everything.
    var oncall = new Sendmail("oncall", new() { TargetId = "oncall", Mailto = { "oncall@example.com" } });
    _ = new Matcher("failed-backups", new()
    {
        MatcherId = "failed-backups",
        MatchField = { "exact:type=vzdump" },
        MatchSeverity = { "error" },
        Targets = { oncall.TargetId },
    });

    // Yesterday's state of a VM beside the VM, to look for what was lost: with addresses of its own, and switched off.
    var beside = new VirtualMachine("beside", new()
    {
        Vmid = 9100,
        Name = "billing-yesterday",
        Node = "pve1",
        StartOnCreate = false,
        Restore = new VirtualMachineRestoreArgs
        {
            Archive = "local:backup/vzdump-qemu-100-2026_01_31-02_30_00.vma.zst",
            Storage = "local-lvm",
            UniqueMacAddresses = true,
        },
    });

    // Guests that no job is for, once the jobs are there.
    var forgotten = GetGuestsWithoutBackup.Invoke(new InvokeOutputOptions { DependsOn = { nightly, databases, beside } });

    return new Dictionary<string, object?>
    {
        ["withoutBackup"] = forgotten.Apply(found => found.Items.Select(guest => guest.Vmid).ToImmutableArray()),
    };
});
