using Pulumi;
using Pulumi.Proxmox.Backup;
using Pulumi.Proxmox.Nodes;
using Pulumi.Proxmox.Pools;
using Pulumi.Proxmox.Storage;

namespace Sdk.Tests.Generated.Chains;

/// <summary>Hands on what each function about services, packages, logs, tasks and figures of nodes tells.</summary>
internal static class NodeSystemChain
{
    /// <summary>The program.</summary>
    public static void Run()
    {
        Tell("time", GetNodeTime.Invoke(new() { Node = "pve1" }).Apply(time => time.Timezone));
        Tell("defaults", GetNodeBackupDefaults.Invoke(new() { Node = "pve1" }).Apply(defaults => defaults.Node));
        Tell("service", GetNodeService.Invoke(new() { Node = "pve1", Service = "chrony" }).Apply(service => service.State));
        Tell("services", GetNodeServices.Invoke(new() { Node = "pve1" }).Apply(services => services.Items[0].Service));
        Tell("repositories", GetNodeAptRepositories.Invoke(new() { Node = "pve1" }).Apply(all => all.Items[0].Path
            + all.StandardRepositories[0].Handle));
        Tell("updates", GetNodeAptUpdates.Invoke(new() { Node = "pve1" }).Apply(updates => updates.Items[0].Package));
        Tell("versions", GetNodeAptVersions.Invoke(new() { Node = "pve1" }).Apply(versions => versions.Items[0].State));
        Tell("changelog", GetNodeAptChangelog.Invoke(new() { Node = "pve1", Package = "openssl" }).Apply(log => log.Content));
        Tell("subscription", GetNodeSubscription.Invoke(new() { Node = "pve1" }).Apply(subscription => subscription.Status));
        Tell("syslog", GetNodeSyslog.Invoke(new() { Node = "pve1" }).Apply(log => log.Lines[0]));
        Tell("journal", GetNodeJournal.Invoke(new() { Node = "pve1" }).Apply(journal => journal.Lines[0]));
        Tell("report", GetNodeReport.Invoke(new() { Node = "pve1" }).Apply(report => report.Content));
        Tell("tasks", GetNodeTasks.Invoke(new() { Node = "pve1" }).Apply(tasks => tasks.Items[0].Type));
        Tell("latest", GetTask.Invoke(new() { Upid = GetClusterTasks.Invoke().Apply(tasks => tasks.Items[0].Upid) })
            .Apply(task => task.Log[0]));
        Tell("figures", GetNodeRrdData.Invoke(new() { Node = "pve1", Timeframe = "hour" }).Apply(all => $"{all.Items[0].TimeUnix}"));
        Tell("guest", GetGuestRrdData.Invoke(new() { Vmid = 100, Timeframe = "hour" }).Apply(all => $"{all.Items[0].TimeUnix}"));
        Tell("use", GetStorageRrdData.Invoke(new() { Node = "pve1", StorageId = "local", Timeframe = "hour" })
            .Apply(all => $"{all.Items[0].TimeUnix}"));
        Tell("cards", GetNodeNetstat.Invoke(new() { Node = "pve1" }).Apply(cards => cards.Items[0].Device));
        Tell("nfs", GetNodeScanNfs.Invoke(new() { Node = "pve1", Server = "192.0.2.1" }).Apply(found => found.Items[0].Path));
        Tell("cifs", GetNodeScanCifs.Invoke(new() { Node = "pve1", Server = "192.0.2.1" }).Apply(found => found.Items[0].Share));
        Tell("iscsi", GetNodeScanIscsi.Invoke(new() { Node = "pve1", Portal = "192.0.2.1" }).Apply(found => found.Items[0].Target));
        Tell("lvm", GetNodeScanLvmThin.Invoke(new()
        {
            Node = "pve1",
            VolumeGroup = GetNodeScanLvm.Invoke(new() { Node = "pve1" }).Apply(found => found.Items[0].VolumeGroup),
        }).Apply(found => found.Items[0].ThinPool));
        Tell("zfs", GetNodeScanZfs.Invoke(new() { Node = "pve1" }).Apply(found => found.Items[0].Pool));
        Tell("pbs", GetNodeScanPbs.Invoke(new() { Node = "pve1", Server = "192.0.2.1", Username = "u@pbs", Password = "p" })
            .Apply(found => found.Items[0].Datastore));
    }

    private static void Tell(string name, Output<string> comment) => _ = new Pool(name, new() { Comment = comment });
}
