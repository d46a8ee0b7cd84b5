using Google.Protobuf;
using Grpc.Core;
using Proxmox.Pulumi.Schemas;
using Pulumirpc;

namespace Proxmox.Pulumi.Rpc;

internal sealed partial class ProviderService
{
    private const string TerraformKey = "terraform";

    /// <summary>
    /// Gives the names by which Terraform knows the same things; empty for any other system, or any other provider there.
    /// </summary>
    public override Task<GetMappingResponse> GetMapping(GetMappingRequest request, ServerCallContext context) => Answer(context, () =>
    {
        // Older engines ask with an empty key, and leave the provider's name out.
        if (request.Key is not (TerraformKey or "") || request.Provider is not (Tokens.Package or ""))
        {
            return new GetMappingResponse();
        }

        var mapping = _options.Mapping();
        return mapping.IsEmpty ? new()
            : new GetMappingResponse { Provider = Tokens.Package, Data = UnsafeByteOperations.UnsafeWrap(mapping) };
    });
}
