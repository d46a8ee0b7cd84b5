using Grpc.Core;
using Contract = Proxmox.Terraform.Protocol.ConfigureProvider.Types;

namespace Proxmox.Terraform.Rpc;

internal sealed partial class ProviderService
{
    /// <summary>Takes the provider's configuration; in a plan, values may be unknown.</summary>
    public override Task<Contract.Response> ConfigureProvider(Contract.Request request, ServerCallContext context)
    {
        var answer = new Contract.Response();
        return Answer(answer, answer.Diagnostics, context, () =>
            answer.Diagnostics.AddRange(Core.Configure(DeclarationCodec.Of(Core.Configuration).Read(request.Config))));
    }
}
