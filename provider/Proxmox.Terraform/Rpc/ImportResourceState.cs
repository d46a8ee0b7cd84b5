using Google.Protobuf;
using Grpc.Core;
using Proxmox.Model.Values;
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

            var named = request.Id.Length == 0 && request.Identity is { } identity
                ? DeclarationCodec.OfIdentity(resource).Read(identity.IdentityData) : Value.Null;
            if (Postpone(request.ClientCapabilities, isOpen: !named.IsWhollyKnown) is { } deferred)
            {
                answer.Deferred = deferred;
                answer.ImportedResources.Add(new Contract.ImportedResource
                {
                    TypeName = request.TypeName,
                    State = DeclarationCodec.Of(resource).Write(Value.Unknown),
                });
                return;
            }

            var imported = named.IsNull ? await Core.FindAsync(resource, request.Id, cancel) : Core.Import(resource, named);
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
