using Google.Protobuf;
using Grpc.Core;
using Proxmox.Engine;
using Proxmox.Engine.Declarations;
using Proxmox.Engine.Mapping;
using Proxmox.Model.Values;
using Proxmox.Terraform.HostChecks;
using Proxmox.Terraform.Wire;
using Contract = Proxmox.Terraform.Protocol.ApplyResourceChange.Types;

namespace Proxmox.Terraform.Rpc;

internal sealed partial class ProviderService
{
    /// <summary>Creates, updates or deletes, and answers with what was reached, also beside an error.</summary>
    public override Task<Contract.Response> ApplyResourceChange(Contract.Request request, ServerCallContext context)
    {
        // What is recorded stays so until something better is known. For a create that is nothing: recording an object that may not be
        // ours would have it destroyed one day.
        var answer = new Contract.Response { NewState = request.PriorState, Private = request.PlannedPrivate };
        return AnswerAsync(answer, answer.Diagnostics, context, async cancel =>
        {
            if (FindResource(request.TypeName, answer.Diagnostics) is not { } resource)
            {
                return;
            }

            var shape = DeclarationCodec.Of(resource);
            var planned = shape.Read(request.PlannedState);
            var applied = await Core.ApplyAsync(
                resource,
                new ApplyRequest(
                    shape.Read(request.PriorState),
                    planned,
                    shape.Read(request.Config),
                    ManagedAttributes.FromBytes(request.PlannedPrivate.Span),
                    new ProgressLog(_log, request.TypeName)),
                cancel);
            answer.Diagnostics.AddRange(applied.Diagnostics);
            answer.Private = UnsafeByteOperations.UnsafeWrap(applied.Managed.ToBytes());
            Record(answer, resource, planned, applied);
            if (applied.AfterResponse is { } rest)
            {
                context.GetHttpContext().Response.OnCompleted(rest);
            }
        });
    }

    private void Record(Contract.Response answer, Resource resource, Value planned, ApplyAnswer applied)
    {
        var shape = DeclarationCodec.Of(resource);
        var state = applied.State;
        var isPromise = !applied.Diagnostics.HasErrors && !planned.IsNull;
        try
        {
            if (isPromise)
            {
                Judge("result", resource.Name, ApplyCheck.Run(resource.Attributes, planned, state));
                state = Overlay.Of(planned, state);
            }

            answer.NewState = shape.Write(Known(state));
        }
        catch (Exception e) when (e is WireFormatException || (e is HostCheckException && _checks == CheckMode.Repair))
        {
            // The object is there, whatever is wrong with the engine's description of it; losing it would be worse than recording less.
            if (!planned.IsNull)
            {
                state = Overlay.Of(planned, Value.Null);
                answer.NewState = shape.Write(state);
            }

            answer.NewIdentity = WriteIdentity(resource, state);
            throw;
        }

        answer.NewIdentity = WriteIdentity(resource, Known(state));
    }

    private static Value Known(Value state) => Overlay.Of(Value.Unknown, state);
}
