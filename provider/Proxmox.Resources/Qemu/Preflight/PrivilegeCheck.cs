using System.Runtime.CompilerServices;

namespace Proxmox.Resources.Qemu.Preflight;

/// <summary>Whether the user or token is allowed all that the plan needs.</summary>
internal static class PrivilegeCheck
{
    /// <summary>Objects to privileges that are missing, each once with all that it is needed for.</summary>
    public static async IAsyncEnumerable<Objection> FindAsync(PlannedVm vm, [EnumeratorCancellation] CancellationToken cancel)
    {
        if (vm.Around.IsRoot)
        {
            yield break;
        }

        var needs = (await PrivilegeNeeds.OfAsync(vm, cancel).ConfigureAwait(false)).ToList();
        if (needs.Count == 0 || await vm.Around.RightsAsync(cancel).ConfigureAwait(false) is not { } rights)
        {
            yield break;
        }

        var missing = needs.Where(need => !IsHeld(vm, rights, need)).GroupBy(need => (need.Path, Privileges: string.Join(" or ", need.AnyOf)));
        foreach (var lack in missing)
        {
            var above = lack.Key.Path == "/" ? "" : ", or further up with propagation";
            yield return new(
                lack.First().At,
                $"Missing privilege {lack.Key.Privileges} on {lack.Key.Path}",
                $"{vm.Session.Caller} needs it to {string.Join(", to ", lack.Select(need => need.Purpose).Distinct())}. Grant a role that holds it there{above}"
                    + (vm.Session.Caller.Contains('!', StringComparison.Ordinal) ? "; a token with privilege separation needs it as well as its user." : "."));
        }
    }

    // What is allowed on the pool that a new VM becomes a member of is allowed on the VM.
    private static bool IsHeld(PlannedVm vm, Rights rights, PrivilegeNeed need) =>
        rights.HasAny(need.Path, need.AnyOf.AsSpan())
        || (vm.Plan.IsCreate && need.Path == PrivilegeNeeds.PathOf(vm) && vm.Plan.Planned.Get(Placement.Pool) is { } pool && rights.HasAny($"/pool/{pool}", need.AnyOf.AsSpan()));
}
