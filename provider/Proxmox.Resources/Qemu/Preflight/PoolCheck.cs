using System.Runtime.CompilerServices;

namespace Proxmox.Resources.Qemu.Preflight;

/// <summary>Whether the pool is there.</summary>
internal static class PoolCheck
{
    /// <summary>Objects to a pool that does not exist.</summary>
    public static async IAsyncEnumerable<Objection> FindAsync(PlannedVm vm, [EnumeratorCancellation] CancellationToken cancel)
    {
        foreach (var part in vm.Parts(Placement.Pool))
        {
            if (part.After.AsText() is not { } pool || vm.Session.Own.IsPlanned(kind => kind == Pools.Pool.Declaration.Name, pool)
                || await vm.Around.PoolsAsync(cancel).ConfigureAwait(false) is not { } pools || pools.Contains(pool))
            {
                continue;
            }

            // PVE does not list what the caller may not see.
            if ((await vm.Around.RightsAsync(cancel).ConfigureAwait(false))?.Has($"/pool/{pool}", "Pool.Audit") is not false)
            {
                yield return new(part.Path, $"There is no pool {pool}", $"Correct {part.Path}, or create the pool first.");
            }
        }
    }
}
