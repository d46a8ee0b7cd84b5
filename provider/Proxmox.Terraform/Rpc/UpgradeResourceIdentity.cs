using System.Globalization;
using Grpc.Core;
using Proxmox.Model.Values;
using Proxmox.Terraform.Wire;
using Contract = Proxmox.Terraform.Protocol.UpgradeResourceIdentity.Types;

namespace Proxmox.Terraform.Rpc;

internal sealed partial class ProviderService
{
    /// <summary>Brings a stored identity to the current schema. There has been one version so far.</summary>
    public override Task<Contract.Response> UpgradeResourceIdentity(Contract.Request request, ServerCallContext context)
    {
        var answer = new Contract.Response();
        return Answer(answer, answer.Diagnostics, context, () =>
        {
            if (FindResource(request.TypeName, answer.Diagnostics) is not { } resource)
            {
                return;
            }

            if (request.Version != 0)
            {
                answer.Diagnostics.AddError(
                    $"The stored identity of {request.TypeName} is too new",
                    $"It has version {request.Version.ToString(CultureInfo.InvariantCulture)}, which a newer release of the provider has "
                        + $"written. Use that release.");
                return;
            }

            var stored = request.RawIdentity is { Json.IsEmpty: false } raw ? CtyJson.Read(raw.Json.Span) : Value.Null;
            var current = Value.Object(resource.Identity.Select(field => KeyValuePair.Create(field.Name, stored[field.Name])));
            answer.UpgradedIdentity = new() { IdentityData = DeclarationCodec.OfIdentity(resource).Write(current) };
        });
    }
}
