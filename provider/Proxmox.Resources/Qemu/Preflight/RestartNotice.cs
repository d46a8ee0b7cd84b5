using Proxmox.Client;
using Proxmox.Engine;
using Proxmox.Engine.Operations;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Resources.Guests;

namespace Proxmox.Resources.Qemu.Preflight;

/// <summary>
/// Says in a plan whether the running VM starts anew for it, and for what. What is recorded of a VM is what it will be after its next
/// start; a VM with pending changes is therefore asked what it runs with, so that taking a change back needs no restart.
/// </summary>
internal static class RestartNotice
{
    /// <summary>Adds what is to be said of a VM that runs with what is recorded.</summary>
    public static void CheckPlan(PlanReview plan)
    {
        if (Runs(plan) && !IsToBeAsked(plan))
        {
            Say(plan, null);
        }
    }

    /// <summary>Adds what is to be said of a VM that runs with something else than what is recorded.</summary>
    public static async Task CheckAsync(Session session, PlanReview plan, CancellationToken cancel)
    {
        if (plan.IsUpdate && Runs(plan) && IsToBeAsked(plan))
        {
            Say(plan, await AskAsync(session, plan, cancel));
        }
    }

    private static bool Runs(PlanReview plan) =>
        plan.Prior.Get(Power.Status) is Power.Running or Power.Paused && plan.Planned.Get(Power.State) is not Power.Stopped;

    private static bool IsToBeAsked(PlanReview plan) => plan.Prior.Get(Power.Pending) is { Count: > 0 } && !Lifetime.IsQuiet(plan.Config);

    // Null when it cannot be asked: then what is recorded has to do.
    private static async Task<Attributes?> AskAsync(Session session, PlanReview plan, CancellationToken cancel)
    {
        try
        {
            var vmid = plan.Prior.Get(Placement.VmId)!.Value;
            var found = await GuestDirectory.AskAsync(
                session, GuestKind.Vm, vmid, plan.Prior.Get(Placement.CurrentNode), vm =>
                    GuestConfig.ReadAsync(session.Pve, vm, cancel), cancel);
            return found is var (config, _) ? new(RunningVm.Of(plan.Prior.Value, config)) : null;
        }
        catch (PveFault)
        {
            return null;
        }
    }

    private static void Say(PlanReview plan, Attributes? running)
    {
        var how = plan.Planned.Get(Power.OnRestartRequired) ?? Power.Defer;
        var sent = Paths(ChangedPart.Of(Vm.Config, plan.Prior, plan.Planned));
        var needing = RestartNeeds.Of(running is { } now ? plan with { Prior = now } : plan).Where(path => sent.Contains(path.ToString()))
            .ToList();
        // Who asks for a restart now gets one for what has been waiting, too.
        var isAskedFor = how is Power.Reboot or Power.StopStart && plan.IsChanged(Power.OnRestartRequired);
        var names = needing.Select(path => path.ToString()).Concat(isAskedFor ? Waiting(plan, running) : [])
            .Distinct(StringComparer.Ordinal).ToList();
        if (names.Count == 0)
        {
            return;
        }

        var (vmid, list) = (plan.Prior.Get(Placement.VmId), string.Join(", ", names));
        var at = needing.Count > 0 ? needing[0] : AttributePath.Of(Power.OnRestartRequired.Name);
        switch (how)
        {
            case Power.Fail:
                plan.Diagnostics.Error(
                    $"VM {vmid} would have to restart",
                    $"It is running, and the change of {list} takes effect only when it restarts, which on_restart_required = \"fail\" "
                        + "forbids. Nothing was changed. Stop the VM first, or set on_restart_required to \"defer\", \"reboot\" or "
                        + "\"stop_start\".",
                    at);
                break;
            case Power.Defer:
                plan.Diagnostics.Warn(
                    "Some changes of a VM wait for its restart",
                    $"VM {vmid} is running, and the change of {list} stays pending until it restarts, unless an action restarts it in the "
                        + "same apply. Set on_restart_required to \"reboot\" or \"stop_start\" to have that done with the apply.",
                    at);
                break;
            default:
                plan.Diagnostics.Warn(
                    "A VM is restarted",
                    $"VM {vmid} is running, and the change of {list} takes effect only when it restarts, which this apply does, as "
                        + $"on_restart_required = \"{how}\" says.",
                    at);
                break;
        }
    }

    // PVE's names where nothing is known of what they mean here.
    private static IEnumerable<string> Waiting(PlanReview plan, Attributes? running)
    {
        if (running is { } now && Paths(ChangedPart.Of(Vm.Config, now, plan.Prior)) is { Count: > 0 } waiting)
        {
            return Paths(ChangedPart.Of(Vm.Config, now, plan.Planned)).Intersect(waiting, StringComparer.Ordinal)
                .Order(StringComparer.Ordinal);
        }

        return plan.Prior.Get(Power.Pending)?.Order(StringComparer.Ordinal) ?? Enumerable.Empty<string>();
    }

    private static HashSet<string> Paths(IEnumerable<ChangedPart> parts) =>
        parts.Select(part => part.Path.ToString()).ToHashSet(StringComparer.Ordinal);
}
