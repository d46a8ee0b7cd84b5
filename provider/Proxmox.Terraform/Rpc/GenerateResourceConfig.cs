using Grpc.Core;
using Proxmox.Engine.Mapping;
using Contract = Proxmox.Terraform.Protocol.GenerateResourceConfig.Types;

namespace Proxmox.Terraform.Rpc;

internal sealed partial class ProviderService
{
    /// <summary>Makes a config from a state, for imports without one.</summary>
    public override Task<Contract.Response> GenerateResourceConfig(Contract.Request request, ServerCallContext context)
    {
        var answer = new Contract.Response { Config = request.State };
        return Answer(answer, answer.Diagnostics, context, () =>
        {
            if (FindResource(request.TypeName, answer.Diagnostics) is { } resource)
            {
                var shape = DeclarationCodec.Of(resource);
                answer.Config = shape.Write(InferredConfig.Of(resource.Attributes, shape.Read(request.State)));
            }
        });
    }
}
