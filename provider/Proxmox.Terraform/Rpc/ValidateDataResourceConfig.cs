using Grpc.Core;
using Proxmox.Terraform.Schemas;
using Contract = Proxmox.Terraform.Protocol.ValidateDataResourceConfig.Types;

namespace Proxmox.Terraform.Rpc;

internal sealed partial class ProviderService
{
    /// <summary>Checks the config of a data source; values may be unknown.</summary>
    public override Task<Contract.Response> ValidateDataResourceConfig(Contract.Request request, ServerCallContext context)
    {
        var answer = new Contract.Response();
        return Answer(answer, answer.Diagnostics, context, () =>
        {
            if (Core.Catalog.DataSource(request.TypeName.AsSpan()) is { } source)
            {
                answer.Diagnostics.AddRange(Core.Validate(source, DeclarationCodec.Of(source).Read(request.Config)));
            }
            else
            {
                AddUnknown(answer.Diagnostics, "data source", request.TypeName);
            }
        });
    }
}
