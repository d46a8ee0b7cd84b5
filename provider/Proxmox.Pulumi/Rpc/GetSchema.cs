using Grpc.Core;
using Pulumirpc;

namespace Proxmox.Pulumi.Rpc;

internal sealed partial class ProviderService
{
    /// <summary>Gives the package schema; there is one version of its form, and there are no subpackages.</summary>
    public override Task<GetSchemaResponse> GetSchema(GetSchemaRequest request, ServerCallContext context) => Answer(context, () =>
        request.Version != 0 ? throw new RpcException(
            new(StatusCode.InvalidArgument, $"There is no version {request.Version} of the schema's form, only version 0."))
        : request.SubpackageName.Length > 0
            ? throw new RpcException(new(StatusCode.InvalidArgument, "The package proxmox takes no parameters, so it has no subpackages."))
        : new GetSchemaResponse { Schema = _options.Schema() });
}
