using System.Collections.Immutable;
using Proxmox.Engine;
using Proxmox.Engine.Operations;
using Proxmox.Model.Diagnostics;

namespace Proxmox.Resources.Guests.Preflight;

/// <summary>
/// Holds the plan of a guest against what the datacenter has, so that what would fail half-way through an apply is said before it. Only
/// what is new or changed is asked about, and what is not known yet is left to the apply.
/// </summary>
/// <param name="model">What the guest is.</param>
/// <param name="planned">The guest as a plan has it.</param>
/// <param name="own">What only guests of this kind are checked for.</param>
internal sealed class GuestPreflight(
    GuestModel model, Func<Session, PlanReview, PlannedGuest> planned, params ImmutableArray<GuestPreflight.Check> own)
{
    private static readonly ImmutableArray<Check> OfAll =
    [
        VmIdCheck.FindAsync, NodeCheck.FindAsync, CloneCheck.FindAsync, CloneSizeCheck.FindAsync, PoolCheck.FindAsync,
            StorageCheck.FindAsync, VolumeCheck.FindAsync, BridgeCheck.FindAsync, SnapshotCheck.FindAsync, RootCheck.FindAsync,
            PrivilegeCheck.FindAsync, SpaceCheck.FindAsync,
    ];

    private readonly RestartNotice _restarts = new(model);

    /// <summary>Finds what a plan lacks.</summary>
    public delegate IAsyncEnumerable<PreflightProblem> Check(PlannedGuest guest, CancellationToken cancel);

    /// <summary>Adds what the datacenter lacks: errors or warnings, as the guest's <c>preflight</c> says.</summary>
    public async Task CheckAsync(Session session, PlanReview plan, CancellationToken cancel)
    {
        var mode = plan.Config.Get(Lifetime.Preflight);
        if (plan.IsDelete || plan.Planned.Value.Equals(plan.Prior.Value))
        {
            return;
        }

        await _restarts.CheckAsync(session, plan, cancel);
        var guest = await planned(session, plan).LocatedAsync(cancel);
        var found = await Task.WhenAll(OfAll.Concat(own).Select(check => AllAsync(check(guest, cancel))));
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
