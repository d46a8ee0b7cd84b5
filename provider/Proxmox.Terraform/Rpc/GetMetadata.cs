using Grpc.Core;
using Proxmox.Terraform.Schemas;
using Contract = Proxmox.Terraform.Protocol.GetMetadata.Types;

namespace Proxmox.Terraform.Rpc;

internal sealed partial class ProviderService
{
    /// <summary>Answers with the names of all that there is.</summary>
    public override Task<Contract.Response> GetMetadata(Contract.Request request, ServerCallContext context)
    {
        var answer = new Contract.Response { ServerCapabilities = ProviderSchema.Capabilities };
        return Answer(answer, answer.Diagnostics, context, () =>
        {
            var resources = Core.Catalog.Resources.Select(TypeNames.Of).ToArray();
            answer.Resources.AddRange(resources.Select(name => new Contract.ResourceMetadata { TypeName = name }));
            answer.ListResources.AddRange(Core.Catalog.Resources.Where(SchemaBuilder.HasIdentity)
                .Select(resource => new Contract.ListResourceMetadata { TypeName = TypeNames.Of(resource) }));
            answer.Actions.AddRange(
                Core.Catalog.Commands.Select(command => new Contract.ActionMetadata { TypeName = TypeNames.Of(command) }));
            answer.Functions.AddRange(
                Core.Catalog.Functions.Select(function => new Contract.FunctionMetadata { Name = function.Name }));
            answer.EphemeralResources.AddRange(Core.Catalog.Ephemerals
                .Select(ephemeral => new Contract.EphemeralMetadata { TypeName = TypeNames.Of(ephemeral) }));
            answer.DataSources.AddRange(
                Core.Catalog.DataSources.Select(source => new Contract.DataSourceMetadata { TypeName = TypeNames.Of(source) }));
        });
    }
}
