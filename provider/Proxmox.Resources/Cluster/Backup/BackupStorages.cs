using Proxmox.Engine;
using Proxmox.Engine.Operations;
using Proxmox.Model.Values;
using Proxmox.Resources.Guests.Datacenter;
using Proxmox.Resources.Guests.Preflight;
using Proxmox.Resources.Nodes.Storage;

namespace Proxmox.Resources.Cluster.Backup;

/// <summary>Whether the storages of a job can hold what the job brings there. PVE itself takes a job with any storage.</summary>
internal static class BackupStorages
{
    /// <summary>Warns about a storage that no node, or not the job's, can use for it.</summary>
    /// <param name="session">The datacenter.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="node">The node that the job runs on; null for all.</param>
    /// <param name="cancel">The time limit.</param>
    public static async Task CheckAsync(Session session, PlanReview plan, string? node, CancellationToken cancel)
    {
        var fleecing = AttributePath.Of(BackupOptions.Fleecing.Name).Attribute("storage");
        var archives = AttributePath.Of(BackupOptions.Storage.Name);
        await CheckAsync(session, plan, node, backup => backup.Get(BackupOptions.Storage), archives, "backup", cancel);
        await CheckAsync(session, plan, node, BackupOptions.FleecingStorageOf, fleecing, StorageNeed.Images, cancel);
    }

    private static async Task CheckAsync(
        Session session, PlanReview plan, string? node, Func<Model.Fields.Attributes, string?> storageOf, AttributePath at, string content,
        CancellationToken cancel)
    {
        if (storageOf(plan.Planned) is not { } storage || (!plan.IsCreate && storageOf(plan.Prior) == storage)
            || StorageCheck.IsPlanned(session, storage))
        {
            return;
        }

        PreflightProblem? first = null;
        var nodes = node is not null ? [node]
            : (await new DatacenterView(session).NodesAsync(cancel)).Where(each => each.Value).Select(each => each.Key);
        foreach (var asked in nodes)
        {
            if (await StorageUse.FindProblemAsync(session, asked, storage, at, [content], cancel) is not { } problem)
            {
                return;
            }

            first ??= problem;
        }

        if (first is not null)
        {
            plan.Diagnostics.Warn(first.Summary, first.Detail, first.Path);
        }
    }
}
