using Grpc.Core;
using Proxmox.Client;
using Proxmox.Engine;
using Proxmox.Engine.Declarations;
using Contract = Proxmox.Terraform.Protocol.ListResource.Types;

namespace Proxmox.Terraform.Rpc;

internal sealed partial class ProviderService
{
    /// <summary>Lists the objects of a resource, each with its identity and, when asked for, as it is now.</summary>
    public override async Task ListResource(
        Protocol.ListResource.Types.Request request, IServerStreamWriter<Contract.Event> responseStream, ServerCallContext context)
    {
        var trouble = new Contract.Event();
        await AnswerAsync(trouble, trouble.Diagnostic, context, async cancel =>
        {
            if (FindResource(request.TypeName, trouble.Diagnostic) is not { } resource)
            {
                return;
            }

            try
            {
                var parents = new DeclarationCodec(resource.Parents).Read(request.Config);
                var listed = await Core.ListAsync(resource, parents, cancel);
                // Zero is how a host says that it has no limit.
                foreach (var item in request.Limit > 0 ? listed.Take((int)Math.Min(request.Limit, int.MaxValue)) : listed)
                {
                    await responseStream.WriteAsync(await EventAsync(resource, item, request.IncludeResourceObject, cancel), cancel);
                }
            }
            catch (PveFault fault)
            {
                trouble.Diagnostic.AddError($"Could not list {request.TypeName}", fault.Message);
            }
        });
        if (trouble.Diagnostic.Count > 0)
        {
            await responseStream.WriteAsync(trouble, context.CancellationToken);
        }
    }

    private async Task<Contract.Event> EventAsync(Resource resource, Listed item, bool isWhole, CancellationToken cancel)
    {
        var answer = new Contract.Event
        {
            Identity = new() { IdentityData = DeclarationCodec.OfIdentity(resource).Write(item.Identity) },
            DisplayName = item.Id,
        };
        if (!isWhole)
        {
            return answer;
        }

        // A list tells only some of the attributes.
        var read = await Core.ReadAsync(
            resource, new ReadRequest(Core.Import(resource, item.Identity).State, ManagedAttributes.Empty), cancel);
        answer.Diagnostic.AddRange(read.Diagnostics);
        Point(answer.Diagnostic);
        answer.ResourceObject = DeclarationCodec.Of(resource).Write(read.State);
        return answer;
    }
}
