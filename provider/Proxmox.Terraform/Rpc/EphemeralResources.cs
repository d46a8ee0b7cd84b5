using Grpc.Core;
using Proxmox.Terraform.Protocol;

namespace Proxmox.Terraform.Rpc;

internal sealed partial class ProviderService
{
    private const string Ephemeral = "ephemeral resource";

    /// <summary>Answers that there is no such ephemeral resource.</summary>
    public override Task<ValidateEphemeralResourceConfig.Types.Response> ValidateEphemeralResourceConfig(
        ValidateEphemeralResourceConfig.Types.Request request, ServerCallContext context)
    {
        var answer = new ValidateEphemeralResourceConfig.Types.Response();
        AddUnknown(answer.Diagnostics, Ephemeral, request.TypeName);
        return Task.FromResult(answer);
    }

    /// <summary>Answers that there is no such ephemeral resource.</summary>
    public override Task<OpenEphemeralResource.Types.Response> OpenEphemeralResource(
        OpenEphemeralResource.Types.Request request, ServerCallContext context)
    {
        var answer = new OpenEphemeralResource.Types.Response();
        AddUnknown(answer.Diagnostics, Ephemeral, request.TypeName);
        return Task.FromResult(answer);
    }

    /// <summary>Answers that there is no such ephemeral resource.</summary>
    public override Task<RenewEphemeralResource.Types.Response> RenewEphemeralResource(
        RenewEphemeralResource.Types.Request request, ServerCallContext context)
    {
        var answer = new RenewEphemeralResource.Types.Response();
        AddUnknown(answer.Diagnostics, Ephemeral, request.TypeName);
        return Task.FromResult(answer);
    }

    /// <summary>Answers that there is no such ephemeral resource.</summary>
    public override Task<CloseEphemeralResource.Types.Response> CloseEphemeralResource(
        CloseEphemeralResource.Types.Request request, ServerCallContext context)
    {
        var answer = new CloseEphemeralResource.Types.Response();
        AddUnknown(answer.Diagnostics, Ephemeral, request.TypeName);
        return Task.FromResult(answer);
    }
}
