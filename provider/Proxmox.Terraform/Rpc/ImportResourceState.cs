using Google.Protobuf;
using Grpc.Core;
using Contract = Proxmox.Terraform.Protocol.ImportResourceState.Types;

namespace Proxmox.Terraform.Rpc;

internal sealed partial class ProviderService
{
    /// <summary>Turns an import id, a name or an identity into a state that the host then has read.</summary>
    public override Task<Contract.Response> ImportResourceState(Contract.Request request, ServerCallContext context)
    {
        var answer = new Contract.Response();
        return AnswerAsync(answer, answer.Diagnostics, context, async cancel =>
        {
            if (FindResource(request.TypeName, answer.Diagnostics) is not { } resource)
            {
                return;
            }

            var imported = request.Id.Length == 0 && request.Identity is { } identity
                ? Core.Import(resource, DeclarationCodec.OfIdentity(resource).Read(identity.IdentityData))
                : await Core.FindAsync(resource, request.Id, cancel);
            answer.Diagnostics.AddRange(imported.Diagnostics);
            if (imported.Diagnostics.HasErrors)
            {
                return;
            }

            answer.ImportedResources.Add(new Contract.ImportedResource
            {
                TypeName = request.TypeName,
                State = DeclarationCodec.Of(resource).Write(imported.State),
                Private = UnsafeByteOperations.UnsafeWrap(imported.Managed.ToBytes()),
                Identity = WriteIdentity(resource, imported.State),
            });
        });
    }
}
