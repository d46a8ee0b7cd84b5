using Grpc.Core;
using Contract = Proxmox.Terraform.Protocol.MoveResourceState.Types;

namespace Proxmox.Terraform.Rpc;

internal sealed partial class ProviderService
{
    /// <summary>Refuses to take over the state of another kind of object, and says what to do in its place.</summary>
    public override Task<Contract.Response> MoveResourceState(Contract.Request request, ServerCallContext context)
    {
        var answer = new Contract.Response();
        return Answer(answer, answer.Diagnostics, context, () => answer.Diagnostics.AddError(
            $"{request.SourceTypeName} cannot become {request.TargetTypeName}",
            $"The Proxmox VE provider does not know how to take over the state of {request.SourceTypeName} from "
                + $"{request.SourceProviderAddress}. "
            + "Write a removed block with destroy = false for the old address and an import block for the new one: the object stays as it "
                + "is."));
    }
}
