using Grpc.Core;
using Proxmox.Engine;
using Proxmox.Pulumi.Values;
using Pulumirpc;

namespace Proxmox.Pulumi.Rpc;

internal sealed partial class ProviderService
{
    /// <summary>Updates an object, or in a preview says what it will be.</summary>
    public override Task<UpdateResponse> Update(UpdateRequest request, ServerCallContext context) => AnswerAsync(context, async cancel =>
    {
        var change = await PlanAsync(
            FindResource(request.Type, request.Urn), request.Urn, request.Id, (request.Olds, request.OldInputs, request.News),
                request.IgnoreChanges, cancel);
        var (subject, report, _, inputs, prior, config, plan) = change;
        var isUnfinished = InternalNotes.IsUnfinished(Read(request.Olds));
        if (request.Preview)
        {
            await report.WarnAsync(plan.Diagnostics);
            return new UpdateResponse { Properties = Write(subject.Outputs(plan.Planned, inputs, isPreview: true)) };
        }

        using var progress = new ProgressMessages(_engineLog, request.Urn, report.Said);
        var applied = await Core.ApplyAsync(
            subject.Resource,
            new ApplyRequest(prior, plan.Planned, config, plan.Managed, progress, Limit(request.Timeout))
            {
                Address = request.Urn,
                IsUnfinished = isUnfinished
            },
            cancel);
        await report.WarnAsync(plan.Diagnostics.Concat(applied.Diagnostics));
        if (!applied.Diagnostics.HasErrors)
        {
            return new UpdateResponse { Properties = Write(subject.Outputs(applied.State, inputs)) };
        }

        // While nothing has changed, the old inputs and outputs stay recorded, and the next update begins where this one did.
        var left = subject.Unsure(applied.State, prior, plan.Planned);
        throw left.Equals(prior)
            ? report.Failed(applied.Diagnostics, cancel)
            : NotReady.Error(request.Id, subject.Left(left, inputs, isUnfinished), report.Errors(applied.Diagnostics));
    });
}
