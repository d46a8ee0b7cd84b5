using Grpc.Core;
using Proxmox.Engine;
using Proxmox.Engine.Declarations;
using Proxmox.Model.Values;
using Pulumirpc;

namespace Proxmox.Pulumi.Rpc;

internal sealed partial class ProviderService
{
    /// <summary>Creates an object, or in a preview says what it will be. Whatever PVE has accepted is answered, also when something failed later.</summary>
    public override Task<CreateResponse> Create(CreateRequest request, ServerCallContext context) => AnswerAsync(context, async cancel =>
    {
        var subject = FindResource(request.Type, request.Urn);
        var inputs = Read(request.Properties);
        var report = About(subject, request.Urn, inputs);
        var config = subject.Config(inputs);
        var plan = await Core.PlanAsync(subject.Resource, new PlanRequest(Value.Null, config, Memory.Empty), cancel);
        if (plan.Diagnostics.HasErrors)
        {
            throw report.Refusal(plan.Diagnostics, cancel);
        }

        if (request.Preview)
        {
            await report.WarnAsync(plan.Diagnostics);
            // The engine takes any id for a real one.
            return new CreateResponse { Properties = Write(subject.Outputs(plan.Planned, inputs, isPreview: true)) };
        }

        var progress = new ProgressMessages(_engineLog, request.Urn, report.Said);
        var applied = await Core.ApplyAsync(
            subject.Resource,
            new ApplyRequest(Value.Null, plan.Planned, config, plan.Memory, progress, Limit(request.Timeout)),
            cancel);
        await report.WarnAsync(plan.Diagnostics.Concat(applied.Diagnostics));
        if (applied.State.IsNull)
        {
            throw applied.MayExist ? report.Suspicion(applied.Diagnostics) : report.Refusal(applied.Diagnostics, cancel);
        }

        var (id, outputs) = (applied.State[Resource.Id.Name].AsText() ?? "", subject.Outputs(applied.State, inputs));
        return applied.Diagnostics.HasErrors
            ? throw NotReady.Error(id, outputs, inputs, report.Errors(applied.Diagnostics))
            : new CreateResponse { Id = id, Properties = Write(outputs) };
    });
}
