using Grpc.Core;
using Pulumirpc;

namespace Proxmox.Pulumi.Rpc;

internal sealed partial class ProviderService
{
    /// <summary>Refuses parameters: the package is always the same.</summary>
    public override Task<ParameterizeResponse> Parameterize(ParameterizeRequest request, ServerCallContext context) =>
        throw new RpcException(new(StatusCode.Unimplemented, "The package proxmox takes no parameters. Use it as it is."));
}
