using Grpc.Core;
using Pulumirpc;

namespace Proxmox.Pulumi.Rpc;

internal sealed partial class ProviderService
{
    /// <summary>Refuses calls of methods: no resource has one.</summary>
    public override Task<CallResponse> Call(CallRequest request, ServerCallContext context) =>
        throw new RpcException(
            new(StatusCode.Unimplemented, $"The package proxmox has no method {request.Tok}. Its functions are called with invoke."));
}
