using Grpc.Core;
using Proxmox.Model.Values;
using Proxmox.Terraform.Wire;
using Contract = Proxmox.Terraform.Protocol.UpgradeResourceState.Types;

namespace Proxmox.Terraform.Rpc;

internal sealed partial class ProviderService
{
    /// <summary>Brings a stored state to the current schema; asked for every state, whatever its version.</summary>
    public override Task<Contract.Response> UpgradeResourceState(Contract.Request request, ServerCallContext context)
    {
        var answer = new Contract.Response();
        return Answer(answer, answer.Diagnostics, context, () =>
        {
            if (FindResource(request.TypeName, answer.Diagnostics) is not { } resource)
            {
                return;
            }

            if (request.RawState is { Json.IsEmpty: true, Flatmap.Count: > 0 })
            {
                answer.Diagnostics.AddError(
                    $"The stored state of {request.TypeName} is too old",
                    "It was written by Terraform 0.11 or older, before this provider existed. Remove the object from the state and import "
                        + "it again.");
                return;
            }

            var stored = request.RawState is { Json.IsEmpty: false } raw ? CtyJson.Read(raw.Json.Span) : Value.Null;
            var upgraded = Core.Upgrade(resource, request.Version, stored);
            answer.Diagnostics.AddRange(upgraded.Diagnostics);
            answer.UpgradedState = DeclarationCodec.Of(resource).Write(upgraded.State);
        });
    }
}
