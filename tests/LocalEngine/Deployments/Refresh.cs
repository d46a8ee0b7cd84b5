using System.Collections.Immutable;
using Proxmox.LocalEngine.State;
using Proxmox.LocalEngine.Steps;

namespace Proxmox.LocalEngine.Deployments;

/// <summary>Reads what is recorded, before anything else is done.</summary>
internal static class Refresh
{
    /// <summary>Reads those resources, and goes on with what was found.</summary>
    /// <exception cref="DeploymentException">One could not be read; why has been said.</exception>
    public static async Task RunAsync(Deployment deployment, Func<ResourceState, bool> wanted)
    {
        Dictionary<ResourceState, RefreshStep> steps = [];
        foreach (var state in deployment.Recorded.Where(wanted))
        {
            await deployment.EnsureProviderAsync(state.Provider);
            steps[state] = new(state);
        }

        await Task.WhenAll(steps.Values.Select(step => deployment.Executor.RunAsync([step])));
        ImmutableArray<ResourceState> found = [.. deployment.Recorded.Select(
            state => steps.TryGetValue(state, out var step) ? step.New : state).OfType<ResourceState>()];
        deployment.Rebase(WithoutDangling(found));
    }

    /// <summary>Says what an earlier deployment never ended.</summary>
    public static void Warn(Deployment deployment)
    {
        var pending = deployment.Before.Pending;
        var operations =
            pending.Select(operation => $"  * {operation.Resource.Urn}, interrupted while {SnapshotJson.Word(operation.Kind)}\n");
        deployment.Log.Warning(
            "",
            $"Attempting to deploy or update resources with {pending.Length} pending operations from previous "
                + $"deployment.\n{string.Concat(operations)}" +
            "Nobody knows whether they took effect. Look at the system itself; a refresh then records what is, " +
            "and with --clear-pending-creates also forgets creations that were never ended.");
    }

    // What is gone can be nobody's dependency.
    private static ImmutableArray<ResourceState> WithoutDangling(ImmutableArray<ResourceState> states)
    {
        HashSet<string> present = [.. states.Select(state => state.Urn)];
        foreach (var state in states)
        {
            state.Dependencies = state.Dependencies.RemoveAll(urn => !present.Contains(urn));
            state.PropertyDependencies = state.PropertyDependencies
                .Select(property => KeyValuePair.Create(property.Key, property.Value.RemoveAll(urn => !present.Contains(urn))))
                .ToImmutableSortedDictionary(StringComparer.Ordinal);
            if (!present.Contains(state.DeletedWith))
            {
                state.DeletedWith = "";
            }
        }

        return states;
    }
}
