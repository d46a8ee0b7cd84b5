using Grpc.Core;
using Contract = Proxmox.Terraform.Protocol.ValidateActionConfig.Types;

namespace Proxmox.Terraform.Rpc;

internal sealed partial class ProviderService
{
    /// <summary>Checks the config of a command; values may be unknown.</summary>
    public override Task<Contract.Response> ValidateActionConfig(Contract.Request request, ServerCallContext context)
    {
        var answer = new Contract.Response();
        return Answer(answer, answer.Diagnostics, context, () =>
        {
            if (FindCommand(request.TypeName, answer.Diagnostics) is { } command)
            {
                answer.Diagnostics.AddRange(Core.Validate(command, DeclarationCodec.Of(command).Read(request.Config)));
            }
        });
    }
}
