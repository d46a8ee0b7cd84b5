using Google.Protobuf;
using Grpc.Core;
using Proxmox.Model.Values;
using Proxmox.Terraform.Schemas;
using Proxmox.Terraform.Wire;
using Contract = Proxmox.Terraform.Protocol.MoveResourceState.Types;

namespace Proxmox.Terraform.Rpc;

internal sealed partial class ProviderService
{
    /// <summary>
    /// Takes over the state of an object from another provider: what it is called, and what PVE does not tell. The host has the rest read.
    /// Terraform asks before it configures the provider.
    /// </summary>
    public override Task<Contract.Response> MoveResourceState(Contract.Request request, ServerCallContext context)
    {
        var answer = new Contract.Response();
        return Answer(answer, answer.Diagnostics, context, () =>
        {
            if (FindResource(request.TargetTypeName, answer.Diagnostics) is not { } resource)
            {
                return;
            }

            if (request.SourceState is { Json.IsEmpty: true, Flatmap.Count: > 0 })
            {
                answer.Diagnostics.AddError(
                    $"The stored state of {request.SourceTypeName} is too old",
                    $"It was written by Terraform 0.11 or older. Apply it once with {request.SourceProviderAddress} and a newer client, or "
                        + "write a removed block with destroy = false for the old address and an import block for the new one.");
                return;
            }

            var stored = request.SourceState is { Json.IsEmpty: false } raw ? CtyJson.Read(raw.Json.Span) : Value.Null;
            var moved = Core.Move(resource, new(request.SourceProviderAddress, request.SourceTypeName, stored), TypeNames.Of);
            answer.Diagnostics.AddRange(moved.Diagnostics);
            if (moved.Diagnostics.HasErrors)
            {
                return;
            }

            answer.TargetState = DeclarationCodec.Of(resource).Write(moved.State);
            answer.TargetPrivate = UnsafeByteOperations.UnsafeWrap(moved.Managed.ToBytes());
            answer.TargetIdentity = WriteIdentity(resource, moved.State);
        });
    }
}
