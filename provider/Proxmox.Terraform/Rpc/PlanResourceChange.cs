using Google.Protobuf;
using Grpc.Core;
using Proxmox.Engine;
using Proxmox.Terraform.HostChecks;
using Contract = Proxmox.Terraform.Protocol.PlanResourceChange.Types;

namespace Proxmox.Terraform.Rpc;

internal sealed partial class ProviderService
{
    /// <summary>
    /// Says what an apply will do. The host's own proposal is not used: it knows neither what is managed nor what means the same.
    /// </summary>
    public override Task<Contract.Response> PlanResourceChange(Contract.Request request, ServerCallContext context)
    {
        Meet(request.ClientCapabilities);
        var answer = new Contract.Response
        {
            PlannedState = request.PriorState,
            PlannedPrivate = request.PriorPrivate,
            PlannedIdentity = request.PriorIdentity
        };
        return AnswerAsync(answer, answer.Diagnostics, context, async cancel =>
        {
            if (FindResource(request.TypeName, answer.Diagnostics) is not { } resource)
            {
                return;
            }

            var shape = DeclarationCodec.Of(resource);
            var prior = shape.Read(request.PriorState);
            var config = shape.Read(request.Config);
            // A host that stores what the plan has noted gives it back to the one that it makes once more inside the apply.
            var isRepeated = ManagedAttributes.FromBytes(request.PlannedPrivate.Span).IsRepeatable;
            var asked = new PlanRequest(prior, config, ManagedAttributes.FromBytes(request.PriorPrivate.Span)) { IsRepeated = isRepeated };
            var plan = await Core.PlanAsync(resource, asked, cancel);
            if (plan.Diagnostics.HasErrors && !config.IsNull && IsDestroying())
            {
                // A destroy plans everything as if it were to be there, and is over when one of these plans fails.
                plan = await Core.PlanAsync(resource, asked with { IsBeforeDestroy = true }, cancel);
            }

            answer.Diagnostics.AddRange(plan.Diagnostics);
            if (plan.Diagnostics.HasErrors)
            {
                return;
            }

            var (planned, breaches) = PlanCheck.Run(resource.Attributes, prior, config, plan.Planned);
            var lost = ReplaceCheck.Run(plan.Replaces, prior, planned);
            Judge("plan", request.TypeName, [.. breaches, .. lost]);

            // What is planned is what can be said without PVE.
            answer.Deferred = Postpone(request.ClientCapabilities);
            answer.PlannedState = shape.Write(planned);
            answer.PlannedPrivate = UnsafeByteOperations.UnsafeWrap(plan.Managed.ToBytes());
            if (!planned.IsNull)
            {
                // What a replacement makes has not the identity of what it destroys.
                answer.PlannedIdentity = WriteIdentity(resource, planned) ?? (plan.Replaces.Length > 0 ? null : request.PriorIdentity);
                answer.RequiresReplace.AddRange(
                    plan.Replaces.Where(path => !lost.Any(breach => breach.Path.Equals(path))).Select(Pointing.Of));
            }
        });
    }
}
