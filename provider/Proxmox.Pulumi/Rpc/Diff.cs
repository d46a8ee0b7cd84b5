using Grpc.Core;
using Proxmox.Pulumi.Values;
using Pulumirpc;

namespace Proxmox.Pulumi.Rpc;

internal sealed partial class ProviderService
{
    /// <summary>
    /// Says what an update will do: the engine's plan from outputs, new inputs and what the old inputs had set. A refresh asks the same
    /// with the roles of old and new inputs exchanged, and gets the same answer turned round. Warnings have no place in the answer; the
    /// update tells them, and of a replacement, which has none, they are told here.
    /// </summary>
    public override Task<DiffResponse> Diff(DiffRequest request, ServerCallContext context) => AnswerAsync(context, async cancel =>
    {
        var change = await PlanAsync(
            FindResource(request.Type, request.Urn), request.Urn, request.Id, (request.Olds, request.OldInputs, request.News),
                request.IgnoreChanges, cancel, isHeard: false);
        if (!change.Plan.Replaces.IsEmpty)
        {
            await change.Report.WarnAsync(change.Plan.Diagnostics);
        }

        var answer = new DiffOfPlan(change.Subject, change.Prior, change.Plan, change.OldInputs, change.Inputs).Answer();
        if (InternalNotes.IsUnfinished(Read(request.Olds)))
        {
            // What its create still owes is no property.
            answer.Changes = DiffResponse.Types.DiffChanges.DiffSome;
        }

        return answer;
    });
}
