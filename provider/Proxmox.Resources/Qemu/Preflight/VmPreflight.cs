using System.Collections.Immutable;
using Proxmox.Engine;
using Proxmox.Engine.Operations;
using Proxmox.Model.Diagnostics;
using Proxmox.Resources.Guests;
using Proxmox.Resources.Guests.Preflight;

namespace Proxmox.Resources.Qemu.Preflight;

/// <summary>
/// Holds the plan of a VM against what the datacenter has, so that what would fail half-way through an apply is said before it. Only what
/// is new or changed is asked about, and what is not known yet is left to the apply.
/// </summary>
internal static class VmPreflight
{
    private delegate IAsyncEnumerable<PreflightProblem> Check(PlannedVm vm, CancellationToken cancel);

    private static readonly ImmutableArray<Check> Checks =
    [
        VmIdCheck.FindAsync, NodeCheck.FindAsync, CloneCheck.FindAsync, CloneSizeCheck.FindAsync, PoolCheck.FindAsync,
            StorageCheck.FindAsync, VolumeCheck.FindAsync,
        BridgeCheck.FindAsync, MappingCheck.FindAsync, CpuCheck.FindAsync, SnapshotCheck.FindAsync, RootCheck.FindAsync,
            PrivilegeCheck.FindAsync, SpaceCheck.FindAsync,
    ];

    /// <summary>Adds what the datacenter lacks: errors or warnings, as the VM's <c>preflight</c> says.</summary>
    public static async Task CheckAsync(Session session, PlanReview plan, CancellationToken cancel)
    {
        var mode = plan.Config.Get(Lifetime.Preflight);
        if (plan.IsDelete || plan.Planned.Value.Equals(plan.Prior.Value))
        {
            return;
        }

        await RestartNotice.CheckAsync(session, plan, cancel);
        var vm = (PlannedVm)await new PlannedVm(session, plan).LocatedAsync(cancel);
        var found = await Task.WhenAll(Checks.Select(check => AllAsync(check(vm, cancel))));
        foreach (var problem in found.SelectMany(problems => problems))
        {
            plan.Diagnostics.Add(new(
                problem.IsCertain || (mode == Lifetime.Error && !problem.IsHint) ? Severity.Error : Severity.Warning,
                problem.Summary,
                problem.Detail,
                problem.Path));
        }
    }

    private static async Task<IReadOnlyList<PreflightProblem>> AllAsync(IAsyncEnumerable<PreflightProblem> problems)
    {
        var all = new List<PreflightProblem>();
        await foreach (var problem in problems)
        {
            all.Add(problem);
        }

        return all;
    }
}
