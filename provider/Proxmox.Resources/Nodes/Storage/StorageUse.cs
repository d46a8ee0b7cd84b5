using Proxmox.Engine;
using Proxmox.Engine.Operations;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Resources.Guests.Datacenter;
using Proxmox.Resources.Guests.Preflight;

namespace Proxmox.Resources.Nodes.Storage;

/// <summary>Whether a storage takes what a plan makes there, by the list of storages that all plans of a run share.</summary>
internal static class StorageUse
{
    /// <summary>Warns when the storage is missing, out of reach or meant for something else.</summary>
    /// <param name="session">The datacenter.</param>
    /// <param name="plan">The plan; only a create is looked at.</param>
    /// <param name="node">The node; null while it is not known.</param>
    /// <param name="storage">The storage; null while it is not known.</param>
    /// <param name="at">The attribute that names the storage.</param>
    /// <param name="content">The content types of which the storage must have one, the usual one first; none where it is not known.</param>
    /// <param name="cancel">The time limit.</param>
    public static async Task CheckAsync(
        Session session, PlanReview plan, string? node, string? storage, Field at, string[] content, CancellationToken cancel)
    {
        if (plan.IsCreate && node is not null && storage is not null && content.Length > 0 && !StorageCheck.IsPlanned(session, storage)
            && await FindProblemAsync(session, node, storage, AttributePath.Of(at.Name), content, cancel) is { } problem)
        {
            plan.Diagnostics.Warn(problem.Summary, problem.Detail, problem.Path);
        }
    }

    /// <summary>What keeps a storage from taking one of those contents; null for nothing, and when the node cannot be asked.</summary>
    public static async Task<PreflightProblem?> FindProblemAsync(
        Session session, string node, string storage, AttributePath at, string[] content, CancellationToken cancel)
    {
        if (await FindAsync(session, node, storage, content, cancel) is not { } storages)
        {
            return null;
        }

        var wanted = storages.GetValueOrDefault(storage) is { } there && content.FirstOrDefault(there.Content.Contains) is { } one
            ? one : content[0];
        var rights = storages.ContainsKey(storage) ? null : await new DatacenterView(session).RightsAsync(cancel);
        return StorageCheck.Find(node, new(at, storage, wanted), storages, rights);
    }

    /// <summary>True when the list of the storage has the file.</summary>
    public static async Task<bool> HasAsync(Session session, StoredFile file, CancellationToken cancel) =>
        (await FindAsync(session, file.Node, file.Storage, [file.Content], cancel))?.GetValueOrDefault(file.Storage) is
        { IsEnabled: true, IsActive: true }
        && await new DatacenterView(session).VolumesAsync(file.Node, file.Storage, file.Content, vmid: null, cancel) is { } there
        && there.Contains(file.Id);

    // The storage as its node sees it, or all of them where that tells more; null when neither can be asked now.
    private static async Task<IReadOnlyDictionary<string, StorageView>?> FindAsync(
        Session session, string node, string storage, string[] content, CancellationToken cancel)
    {
        var datacenter = new DatacenterView(session);
        return (await datacenter.NodesAsync(cancel)).GetValueOrDefault(node)
            ? await datacenter.StoragesAsync(node, [(storage, content is [var only] ? only : null)], cancel) : null;
    }
}
