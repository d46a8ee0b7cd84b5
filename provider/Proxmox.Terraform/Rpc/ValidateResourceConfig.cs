using Grpc.Core;
using Contract = Proxmox.Terraform.Protocol.ValidateResourceConfig.Types;

namespace Proxmox.Terraform.Rpc;

internal sealed partial class ProviderService
{
    /// <summary>Checks the config of a resource; values may be unknown.</summary>
    public override Task<Contract.Response> ValidateResourceConfig(Contract.Request request, ServerCallContext context)
    {
        Meet(request.ClientCapabilities);
        var answer = new Contract.Response();
        return Answer(answer, answer.Diagnostics, context, () =>
        {
            if (FindResource(request.TypeName, answer.Diagnostics) is { } resource)
            {
                var allowsWriteOnly = request.ClientCapabilities?.WriteOnlyAttributesAllowed ?? false;
                answer.Diagnostics.AddRange(Core.Validate(resource, DeclarationCodec.Of(resource).Read(request.Config), allowsWriteOnly));
            }
        });
    }
}
