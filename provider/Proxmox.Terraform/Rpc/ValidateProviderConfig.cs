using Grpc.Core;
using Contract = Proxmox.Terraform.Protocol.ValidateProviderConfig.Types;

namespace Proxmox.Terraform.Rpc;

internal sealed partial class ProviderService
{
    /// <summary>Checks the provider's configuration; values may be unknown.</summary>
    public override Task<Contract.Response> ValidateProviderConfig(Contract.Request request, ServerCallContext context)
    {
        var answer = new Contract.Response();
        return Answer(answer, answer.Diagnostics, context, () =>
            answer.Diagnostics.AddRange(Core.ValidateConfiguration(DeclarationCodec.Of(Core.Configuration).Read(request.Config))));
    }
}
