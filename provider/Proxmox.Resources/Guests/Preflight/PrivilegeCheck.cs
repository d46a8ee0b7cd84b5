using System.Runtime.CompilerServices;
using Proxmox.Engine;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;

namespace Proxmox.Resources.Guests.Preflight;

/// <summary>Whether the user or token is allowed all that the plan needs.</summary>
internal static class PrivilegeCheck
{
    private const string Title = "Privileges are missing";

    /// <summary>Objects once to all privileges that are missing, each with all that it is needed for.</summary>
    public static async IAsyncEnumerable<PreflightProblem> FindAsync(PlannedGuest vm, [EnumeratorCancellation] CancellationToken cancel)
    {
        if (vm.Datacenter.IsRoot)
        {
            yield break;
        }

        var needs = (await PrivilegeNeeds.OfAsync(vm, cancel)).ToList();
        if (needs.Count == 0 || await vm.Datacenter.RightsAsync(cancel) is not { } rights)
        {
            yield break;
        }

        var missing = needs.Where(need => !IsHeld(vm, rights, need))
            .GroupBy(need => (need.Path, Privileges: string.Join(" or ", need.Privilege.AnyOf))).ToList();
        if (missing.Count > 0)
        {
            // Several attributes have no line in common but the object's own.
            yield return new(missing is [var only] ? only.First().At : AttributePath.Root, Title, Detail(vm, missing.Select(lack =>
                $"  {lack.Key.Privileges} on {lack.Key.Path}, to {string.Join(", to ", lack.Select(need => need.Purpose).Distinct())}")));
        }
    }

    private static string Detail(PlannedGuest vm, IEnumerable<string> lacks)
    {
        var separated = vm.Session.Caller.Contains('!', StringComparison.Ordinal)
            ? "; a token with privilege separation needs it as well as its user" : "";
        return $"For {Name(vm)}, {vm.Session.Caller} needs\n{string.Join('\n', lacks)}\nGrant a role that holds the privilege on the path, "
            + $"or further up with propagation{separated}.";
    }

    private static string Name(PlannedGuest vm) =>
        vm.Plan.Planned.Get(Placement.VmId) is { } vmid ? vm.Kind.Called(vmid)
            : vm.Plan.Planned.Get(vm.Kind.NameField) is { } name ? $"{vm.Kind.Noun} \"{name}\"" : $"the {vm.Kind.Noun}";

    // What is allowed on the pool that a new VM becomes a member of is allowed on the VM.
    private static bool IsHeld(PlannedGuest vm, Rights rights, PrivilegeNeed need) =>
        rights.HasAny(need.Path, need.Privilege.AnyOf.AsSpan())
        || (vm.Plan.IsCreate && need.Path == PrivilegeNeeds.PathOf(vm) && vm.Plan.Planned.Get(Placement.Pool) is { } pool
            && rights.HasAny($"/pool/{pool}", need.Privilege.AnyOf.AsSpan()));
}
