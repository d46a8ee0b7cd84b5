using Google.Protobuf;
using Grpc.Core;
using Proxmox.Engine;
using Contract = Proxmox.Terraform.Protocol.ReadResource.Types;

namespace Proxmox.Terraform.Rpc;

internal sealed partial class ProviderService
{
    /// <summary>Reads an object as it is now; null when it is gone.</summary>
    public override Task<Contract.Response> ReadResource(Contract.Request request, ServerCallContext context)
    {
        // An absent state would mean that the object is gone, so what is recorded stands there from the beginning.
        var answer = new Contract.Response
        {
            NewState = request.CurrentState,
            Private = request.Private,
            NewIdentity = request.CurrentIdentity
        };
        return AnswerAsync(answer, answer.Diagnostics, context, async cancel =>
        {
            if (FindResource(request.TypeName, answer.Diagnostics) is not { } resource)
            {
                return;
            }

            if (Postpone(request.ClientCapabilities) is { } deferred)
            {
                answer.Deferred = deferred;
                return;
            }

            var shape = DeclarationCodec.Of(resource);
            var read = await Core.ReadAsync(
                resource, new ReadRequest(shape.Read(request.CurrentState), ManagedAttributes.FromBytes(request.Private.Span)), cancel);
            answer.Diagnostics.AddRange(read.Diagnostics);
            if (read.Diagnostics.HasErrors)
            {
                return;
            }

            var state = shape.Write(read.State);
            answer.NewIdentity = WriteIdentity(resource, read.State) ?? request.CurrentIdentity;
            answer.Private = UnsafeByteOperations.UnsafeWrap(read.Managed.ToBytes());
            answer.NewState = state;
        });
    }
}
