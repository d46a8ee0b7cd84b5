using Grpc.Core;
using Proxmox.Terraform.Schemas;
using Contract = Proxmox.Terraform.Protocol.GetProviderSchema.Types;

namespace Proxmox.Terraform.Rpc;

internal sealed partial class ProviderService
{
    /// <summary>Answers with all schemas, made anew; see <see cref="ProviderMethods"/> for the way that skips it.</summary>
    public override Task<Contract.Response> GetProviderSchema(Contract.Request request, ServerCallContext context)
    {
        var answer = new Contract.Response { Provider = new() { Block = new() }, ServerCapabilities = ProviderSchema.Capabilities };
        return Answer(answer, answer.Diagnostics, context, () => answer.MergeFrom(ProviderSchema.Build(Core.Catalog, Core.Configuration)));
    }
}
