using Google.Protobuf;
using Google.Protobuf.Collections;
using Grpc.Core;
using Proxmox.Engine.Declarations;
using Proxmox.Model.Values;
using Proxmox.Terraform.Protocol;
using Proxmox.Terraform.Schemas;
using Timestamp = Google.Protobuf.WellKnownTypes.Timestamp;

namespace Proxmox.Terraform.Rpc;

internal sealed partial class ProviderService
{
    /// <summary>Checks the config of something ephemeral; values may be unknown.</summary>
    public override Task<ValidateEphemeralResourceConfig.Types.Response> ValidateEphemeralResourceConfig(
        ValidateEphemeralResourceConfig.Types.Request request, ServerCallContext context)
    {
        var answer = new ValidateEphemeralResourceConfig.Types.Response();
        return Answer(answer, answer.Diagnostics, context, () =>
        {
            if (FindEphemeral(request.TypeName, answer.Diagnostics) is { } ephemeral)
            {
                answer.Diagnostics.AddRange(Core.Validate(ephemeral, DeclarationCodec.Of(ephemeral).Read(request.Config)));
            }
        });
    }

    /// <summary>Makes something ephemeral, or asks for it.</summary>
    public override Task<OpenEphemeralResource.Types.Response> OpenEphemeralResource(
        OpenEphemeralResource.Types.Request request, ServerCallContext context)
    {
        var answer = new OpenEphemeralResource.Types.Response();
        return AnswerAsync(answer, answer.Diagnostics, context, async cancel =>
        {
            if (FindEphemeral(request.TypeName, answer.Diagnostics) is not { } ephemeral)
            {
                return;
            }

            var shape = DeclarationCodec.Of(ephemeral);
            var config = shape.Read(request.Config);
            if (Postpone(request.ClientCapabilities, isOpen: !config.IsWhollyKnown) is { } deferred)
            {
                answer.Deferred = deferred;
                answer.Result = shape.Write(Value.Unknown);
                return;
            }

            var opened = await Core.OpenAsync(ephemeral, config, cancel);
            answer.Diagnostics.AddRange(opened.Diagnostics);
            answer.Result = shape.Write(opened.Result);
            answer.Private = UnsafeByteOperations.UnsafeWrap(opened.Notes);
            answer.RenewAt = When(opened.RenewAt);
        });
    }

    /// <summary>Makes something ephemeral last longer.</summary>
    public override Task<RenewEphemeralResource.Types.Response> RenewEphemeralResource(
        RenewEphemeralResource.Types.Request request, ServerCallContext context)
    {
        var answer = new RenewEphemeralResource.Types.Response { Private = request.Private };
        return AnswerAsync(answer, answer.Diagnostics, context, async cancel =>
        {
            if (FindEphemeral(request.TypeName, answer.Diagnostics) is { } ephemeral)
            {
                var renewed = await Core.RenewAsync(ephemeral, request.Private.Memory, cancel);
                answer.Diagnostics.AddRange(renewed.Diagnostics);
                answer.Private = UnsafeByteOperations.UnsafeWrap(renewed.Notes);
                answer.RenewAt = When(renewed.RenewAt);
            }
        });
    }

    /// <summary>Ends something ephemeral.</summary>
    public override Task<CloseEphemeralResource.Types.Response> CloseEphemeralResource(
        CloseEphemeralResource.Types.Request request, ServerCallContext context)
    {
        var answer = new CloseEphemeralResource.Types.Response();
        return AnswerAsync(answer, answer.Diagnostics, context, async cancel =>
        {
            if (FindEphemeral(request.TypeName, answer.Diagnostics) is { } ephemeral)
            {
                answer.Diagnostics.AddRange(await Core.CloseAsync(ephemeral, request.Private.Memory, cancel));
            }
        });
    }

    private static Timestamp? When(DateTimeOffset? moment) => moment is { } at ? Timestamp.FromDateTimeOffset(at) : null;

    private Ephemeral? FindEphemeral(string typeName, RepeatedField<Diagnostic> diagnostics)
    {
        var found = Core.Catalog.Ephemeral(typeName.AsSpan());
        if (found is null)
        {
            AddUnknown(diagnostics, "ephemeral resource", typeName);
        }

        return found;
    }
}
