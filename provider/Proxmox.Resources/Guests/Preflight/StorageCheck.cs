using System.Runtime.CompilerServices;
using Proxmox.Model.Values;

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
        foreach (var need in needs.Where(need => !IsPlanned(vm, need.Storage)))
        {
            // Only the migration that follows a clone would find out.
            var isCertain = vm.ToClone is not null && need.Path.Equals(CopiesTo);
            if (!storages.TryGetValue(need.Storage, out var storage))
            {
                // PVE does not list what the caller has no business with; what is missing then is the privilege.
                if (rights?.HasAny($"/storage/{need.Storage}", "Datastore.Audit", "Datastore.AllocateSpace") is not false)
                {
                    yield return new(need.Path, $"There is no storage {need.Storage}",
                        $"Node {node} knows {List(storages.Keys)}. Correct {need.Path}, or add the storage to the datacenter.")
                    { IsCertain = isCertain };
                }
            }
            else if (!storage.IsEnabled)
            {
                yield return new(need.Path, $"Storage {need.Storage} cannot be used on node {node}",
                    "It is disabled, or restricted to other nodes. Enable it there (disabled and nodes in its definition), or choose "
                    + $"another storage in {need.Path}.")
                { IsCertain = isCertain };
            }
            else if (!storage.Content.Contains(need.Content))
            {
                yield return new(need.Path, $"Storage {need.Storage} does not hold {need.Content}",
                    $"{need.Path} needs a storage with the content type {need.Content}; {need.Storage} has {List(storage.Content)}. Add "
                    + $"{need.Content} to its content, or choose another storage.")
                { IsCertain = isCertain };
            }
            else if (!storage.IsActive)
            {
                yield return new(need.Path, $"Node {node} does not reach storage {need.Storage}",
                    "It is enabled, but not active there: the server, pool or mount behind it is missing. Repair that, or choose another "
                    + $"storage in {need.Path}.");
            }
        }
    }

    /// <summary>True when the run itself makes the storage.</summary>
    public static bool IsPlanned(PlannedGuest vm, string storage) =>
        vm.Session.Known.IsPlanned(kind => kind.StartsWith("storage_", StringComparison.Ordinal), storage);

    private static string List(IEnumerable<string> names) => names.Order(StringComparer.Ordinal).ToList() is { Count: > 0 } all
        ? string.Join(", ", all) : "none";
}
