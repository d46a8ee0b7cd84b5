using Grpc.Core;
using Pulumirpc;

namespace Proxmox.Pulumi.Rpc;

internal sealed partial class ProviderService
{
    /// <summary>Refuses component resources: the package has none.</summary>
    public override Task<ConstructResponse> Construct(ConstructRequest request, ServerCallContext context) =>
        throw new RpcException(new(
            StatusCode.Unimplemented, $"The package proxmox has no component resource {request.Type}. Write components in the program."));
}
