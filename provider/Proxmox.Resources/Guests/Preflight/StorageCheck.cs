using System.Runtime.CompilerServices;
using Proxmox.Engine;
using Proxmox.Model.Values;
using Proxmox.Resources.Guests.Datacenter;

namespace Proxmox.Resources.Guests.Preflight;

/// <summary>Whether the storages can be used on the node, for what they are to hold.</summary>
internal static class StorageCheck
{
    private static readonly AttributePath CopiesTo = AttributePath.Of(CloneSource.Clone.Name).Attribute(CloneSource.Storage.Name);

    /// <summary>Finds storages that are missing, disabled, out of reach or meant for something else.</summary>
    public static async IAsyncEnumerable<PreflightProblem> FindAsync(PlannedGuest vm, [EnumeratorCancellation] CancellationToken cancel)
    {
        var needs = vm.Storages;
        if (vm.Node is not { } node || needs.Count == 0 || await vm.StoragesAsync(node, needs, cancel) is not { } storages)
        {
            yield break;
        }

        var rights = await vm.Datacenter.RightsAsync(cancel);
        foreach (var need in needs.Where(need => !IsPlanned(vm.Session, need.Storage)))
        {
            if (Find(node, need, storages, rights) is { } problem)
            {
                // Only the migration that follows a clone would find out.
                yield return problem with { IsCertain = problem.IsCertain && vm.ToClone is not null && need.Path.Equals(CopiesTo) };
            }
        }
    }

    /// <summary>What is wrong with a storage on a node; null for nothing. Certain is what no server that comes back cures.</summary>
    /// <param name="node">The node.</param>
    /// <param name="need">What is asked of the storage.</param>
    /// <param name="storages">The storages as the node sees them.</param>
    /// <param name="rights">What the caller may do; null for everything.</param>
    public static PreflightProblem? Find(
        string node, StorageNeed need, IReadOnlyDictionary<string, StorageView> storages, Rights? rights)
    {
        if (!storages.TryGetValue(need.Storage, out var storage))
        {
            // PVE does not list what the caller has no business with; what is missing then is the privilege.
            return rights?.HasAny($"/storage/{need.Storage}", "Datastore.Audit", "Datastore.AllocateSpace") is false ? null
                : new(need.Path, $"There is no storage {need.Storage}",
                    $"Node {node} knows {List(storages.Keys)}. Correct {need.Path}, or add the storage to the datacenter.")
                { IsCertain = true };
        }

        if (!storage.IsEnabled)
        {
            return new(need.Path, $"Storage {need.Storage} cannot be used on node {node}",
                "It is disabled, or restricted to other nodes. Enable it there (disabled and nodes in its definition), or choose "
                + $"another storage in {need.Path}.")
            { IsCertain = true };
        }

        if (!storage.Content.Contains(need.Content))
        {
            return new(need.Path, $"Storage {need.Storage} does not hold {need.Content}",
                $"{need.Path} needs a storage with the content type {need.Content}; {need.Storage} has {List(storage.Content)}. Add "
                + $"{need.Content} to its content, or choose another storage.")
            { IsCertain = true };
        }

        return storage.IsActive ? null
            : new(need.Path, $"Node {node} does not reach storage {need.Storage}",
                "It is enabled, but not active there: the server, pool or mount behind it is missing. Repair that, or choose another "
                + $"storage in {need.Path}.");
    }

    /// <summary>True when the run itself makes the storage.</summary>
    public static bool IsPlanned(Session session, string storage) =>
        session.Known.IsPlanned(kind => kind.StartsWith("storage_", StringComparison.Ordinal), storage);

    private static string List(IEnumerable<string> names) => names.Order(StringComparer.Ordinal).ToList() is { Count: > 0 } all
        ? string.Join(", ", all) : "none";
}
