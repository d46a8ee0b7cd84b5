using Proxmox.Client;
using Proxmox.Engine;
using Proxmox.Engine.Operations;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;

namespace Proxmox.Resources.Guests.Preflight;

/// <summary>
/// Says in a plan whether the running guest starts anew for it, and for what. What is recorded of a guest is what it will be after its next
/// start; a guest with pending changes is therefore asked what it runs with, so that taking a change back needs no restart.
/// </summary>
/// <param name="model">What the guest is.</param>
internal sealed class RestartNotice(GuestModel model)
{
    /// <summary>Adds what is to be said of a guest that runs with what is recorded.</summary>
    public void CheckPlan(PlanReview plan)
    {
        if (Runs(plan) && !IsToBeAsked(plan))
        {
            Say(plan, null);
        }
    }

    /// <summary>Adds what is to be said of a guest that runs with something else than what is recorded.</summary>
    public async Task CheckAsync(Session session, PlanReview plan, CancellationToken cancel)
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
    private async Task<Attributes?> AskAsync(Session session, PlanReview plan, CancellationToken cancel)
    {
        try
        {
            var vmid = plan.Prior.Get(Placement.VmId)!.Value;
            var found = await GuestDirectory.AskAsync(
                session, model.Kind, vmid, plan.Prior.Get(Placement.CurrentNode), guest =>
                    GuestConfig.ReadAsync(session.Pve, guest, cancel), cancel);
            return found is var (config, _) ? new(RunningGuest.Of(model, plan.Prior.Value, config)) : null;
        }
        catch (PveFault)
        {
            return null;
        }
    }

    private void Say(PlanReview plan, Attributes? running)
    {
        var how = plan.Planned.Get(Power.OnRestartRequired) ?? Power.Defer;
        var sent = Paths(ChangedPart.Of(model.Config, plan.Prior, plan.Planned));
        var needing = model.NeedingRestart(running is { } now ? plan with { Prior = now } : plan)
            .Where(path => sent.Contains(path.ToString())).ToList();
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
                    $"{model.Kind.Called(vmid)} would have to restart",
                    $"It is running, and the change of {list} takes effect only when it restarts, which on_restart_required = \"fail\" "
                        + "forbids. Nothing was changed. Stop it first, or set on_restart_required to \"defer\", \"reboot\" or "
                        + "\"stop_start\".",
                    at);
                break;
            case Power.Defer:
                plan.Diagnostics.Warn(
                    "Some changes of a guest wait for its restart",
                    $"{model.Kind.Called(vmid)} is running, and the change of {list} stays pending until it restarts, unless an action restarts it in the "
                        + "same apply. Set on_restart_required to \"reboot\" or \"stop_start\" to have that done with the apply.",
                    at);
                break;
            default:
                plan.Diagnostics.Warn(
                    "A guest is restarted",
                    $"{model.Kind.Called(vmid)} is running, and the change of {list} takes effect only when it restarts, which this apply does, as "
                        + $"on_restart_required = \"{how}\" says.",
                    at);
                break;
        }
    }

    // PVE's names where nothing is known of what they mean here.
    private IEnumerable<string> Waiting(PlanReview plan, Attributes? running)
    {
        if (running is { } now && Paths(ChangedPart.Of(model.Config, now, plan.Prior)) is { Count: > 0 } waiting)
        {
            return Paths(ChangedPart.Of(model.Config, now, plan.Planned)).Intersect(waiting, StringComparer.Ordinal)
                .Order(StringComparer.Ordinal);
        }

        return plan.Prior.Get(Power.Pending)?.Order(StringComparer.Ordinal) ?? Enumerable.Empty<string>();
    }

    private static HashSet<string> Paths(IEnumerable<ChangedPart> parts) =>
        parts.Select(part => part.Path.ToString()).ToHashSet(StringComparer.Ordinal);
}
