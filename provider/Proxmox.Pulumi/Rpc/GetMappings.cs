using Grpc.Core;
using Proxmox.Pulumi.Schemas;
using Pulumirpc;

namespace Proxmox.Pulumi.Rpc;

internal sealed partial class ProviderService
{
    /// <summary>Names the providers of another system that <see cref="GetMapping"/> knows.</summary>
    public override Task<GetMappingsResponse> GetMappings(GetMappingsRequest request, ServerCallContext context) => Answer(context, () =>
    {
        var answer = new GetMappingsResponse();
        if (request.Key is TerraformKey or "")
        {
            answer.Providers.Add(Tokens.Package);
        }

        return answer;
    });
}
