using Grpc.Core;
using Proxmox.Terraform.Schemas;
using Contract = Proxmox.Terraform.Protocol.GetResourceIdentitySchemas.Types;

namespace Proxmox.Terraform.Rpc;

internal sealed partial class ProviderService
{
    /// <summary>Answers with the identity schema of every resource.</summary>
    public override Task<Contract.Response> GetResourceIdentitySchemas(Contract.Request request, ServerCallContext context)
    {
        var answer = new Contract.Response();
        return Answer(answer, answer.Diagnostics, context, () =>
        {
            foreach (var resource in Core.Catalog.Resources.Where(SchemaBuilder.HasIdentity))
            {
                answer.IdentitySchemas.Add(TypeNames.Of(resource), SchemaBuilder.OfIdentity(resource));
            }
        });
    }
}
