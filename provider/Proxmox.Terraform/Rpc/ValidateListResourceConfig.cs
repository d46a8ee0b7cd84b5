using Grpc.Core;
using Contract = Proxmox.Terraform.Protocol.ValidateListResourceConfig.Types;

namespace Proxmox.Terraform.Rpc;

internal sealed partial class ProviderService
{
    /// <summary>Checks what a list is asked with. The host itself has checked that what is required is there.</summary>
    public override Task<Contract.Response> ValidateListResourceConfig(Contract.Request request, ServerCallContext context)
    {
        var answer = new Contract.Response();
        return Answer(answer, answer.Diagnostics, context, () =>
        {
            if (FindResource(request.TypeName, answer.Diagnostics) is { } resource)
            {
                answer.Diagnostics.AddRange(Core.ValidateList(resource, new DeclarationCodec(resource.Parents).Read(request.Config)));
            }
        });
    }
}
