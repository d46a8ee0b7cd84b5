using System.Runtime.CompilerServices;

namespace Proxmox.Resources.Guests.Preflight;

/// <summary>Whether the pool is there.</summary>
internal static class PoolCheck
{
    /// <summary>Finds a pool that does not exist.</summary>
    public static async IAsyncEnumerable<PreflightProblem> FindAsync(PlannedGuest vm, [EnumeratorCancellation] CancellationToken cancel)
    {
        foreach (var part in vm.Parts(Placement.Pool))
        {
            if (part.After.AsText() is not { } pool || vm.Session.Known.IsPlanned(kind => kind == Pools.Pool.Declaration.Name, pool)
                || (await vm.Datacenter.PoolsAsync(cancel)).Contains(pool))
            {
                continue;
            }

            // PVE does not list what the caller may not see.
            if ((await vm.Datacenter.RightsAsync(cancel))?.Has($"/pool/{pool}", "Pool.Audit") is not false)
            {
                yield return new(part.Path, $"There is no pool {pool}", $"Correct {part.Path}, or create the pool first.");
            }
        }
    }
}
