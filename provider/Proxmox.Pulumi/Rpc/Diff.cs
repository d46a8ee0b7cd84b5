using Grpc.Core;
using Proxmox.Engine;
using Proxmox.Pulumi.Values;
using Pulumirpc;

namespace Proxmox.Pulumi.Rpc;

internal sealed partial class ProviderService
{
    /// <summary>
    /// Says what an update will do: the engine's plan from outputs, new inputs and what the old inputs had set. A refresh asks the same with the
    /// roles of old and new inputs exchanged, and gets the same answer turned round.
    /// </summary>
    public override Task<DiffResponse> Diff(DiffRequest request, ServerCallContext context) => AnswerAsync(context, async cancel =>
    {
        var subject = FindResource(request.Type, request.Urn);
        var (outputs, oldInputs) = (Read(request.Olds), Read(request.OldInputs));
        var inputs = IgnoredChanges.Undo(oldInputs, Read(request.News), request.IgnoreChanges);
        var report = About(subject, request.Urn, outputs, oldInputs, inputs);
        var prior = subject.State(request.Id, outputs, out var imported);
        if (prior.IsNull)
        {
            throw report.Refusal(imported.Diagnostics, cancel);
        }

        prior = subject.Prior(prior, oldInputs, inputs);
        var plan = await Core.PlanAsync(subject.Resource, new PlanRequest(prior, subject.Config(inputs), subject.Managed(oldInputs)), cancel);
        return plan.Diagnostics.HasErrors
            ? throw report.Refusal(plan.Diagnostics, cancel)
            : new DiffOfPlan(subject, prior, plan, oldInputs, inputs).Answer();
    });
}
