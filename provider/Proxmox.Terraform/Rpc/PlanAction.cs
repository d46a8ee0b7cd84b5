using Google.Protobuf.Collections;
using Grpc.Core;
using Proxmox.Engine.Declarations;
using Proxmox.Terraform.Protocol;
using Proxmox.Terraform.Schemas;
using Contract = Proxmox.Terraform.Protocol.PlanAction.Types;

namespace Proxmox.Terraform.Rpc;

internal sealed partial class ProviderService
{
    /// <summary>Checks what is known of a command's config, and whether this PVE has the command. Nothing is changed.</summary>
    public override Task<Contract.Response> PlanAction(Contract.Request request, ServerCallContext context)
    {
        var answer = new Contract.Response();
        return AnswerAsync(answer, answer.Diagnostics, context, async cancel =>
        {
            if (FindCommand(request.ActionType, answer.Diagnostics) is { } command)
            {
                answer.Deferred = Postpone(request.ClientCapabilities);
                answer.Diagnostics.AddRange(await Core.PrepareAsync(command, DeclarationCodec.Of(command).Read(request.Config), cancel));
            }
        });
    }

    private Command? FindCommand(string typeName, RepeatedField<Diagnostic> diagnostics)
    {
        var found = Core.Catalog.Command(typeName.AsSpan());
        if (found is null)
        {
            AddUnknown(diagnostics, "action", typeName);
        }

        return found;
    }
}
