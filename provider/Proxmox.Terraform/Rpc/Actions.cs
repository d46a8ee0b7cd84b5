using Grpc.Core;
using Proxmox.Terraform.Protocol;

namespace Proxmox.Terraform.Rpc;

internal sealed partial class ProviderService
{
    /// <summary>Answers that there is no such action.</summary>
    public override Task<ValidateActionConfig.Types.Response> ValidateActionConfig(ValidateActionConfig.Types.Request request, ServerCallContext context)
    {
        var answer = new ValidateActionConfig.Types.Response();
        AddUnknown(answer.Diagnostics, "action", request.TypeName);
        return Task.FromResult(answer);
    }

    /// <summary>Answers that there is no such action.</summary>
    public override Task<PlanAction.Types.Response> PlanAction(PlanAction.Types.Request request, ServerCallContext context)
    {
        var answer = new PlanAction.Types.Response();
        AddUnknown(answer.Diagnostics, "action", request.ActionType);
        return Task.FromResult(answer);
    }

    /// <summary>Answers that there is no such action.</summary>
    public override Task InvokeAction(InvokeAction.Types.Request request, IServerStreamWriter<InvokeAction.Types.Event> responseStream, ServerCallContext context)
    {
        var completed = new InvokeAction.Types.Event.Types.Completed();
        AddUnknown(completed.Diagnostics, "action", request.ActionType);
        return responseStream.WriteAsync(new() { Completed = completed }, context.CancellationToken);
    }
}
