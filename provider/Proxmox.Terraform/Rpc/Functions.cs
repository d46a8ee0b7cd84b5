using Grpc.Core;
using Proxmox.Terraform.Protocol;

namespace Proxmox.Terraform.Rpc;

internal sealed partial class ProviderService
{
    /// <summary>Answers that there are no functions.</summary>
    public override Task<GetFunctions.Types.Response> GetFunctions(GetFunctions.Types.Request request, ServerCallContext context) =>
        Task.FromResult(new GetFunctions.Types.Response());

    /// <summary>Answers that there is no such function.</summary>
    public override Task<CallFunction.Types.Response> CallFunction(CallFunction.Types.Request request, ServerCallContext context) =>
        Task.FromResult(
            new CallFunction.Types.Response { Error = new() { Text = $"The Proxmox VE provider has no function {request.Name}." } });
}
