using Grpc.Core;
using Proxmox.Model.Diagnostics;
using Proxmox.Pulumi.Schemas;
using Proxmox.Pulumi.Values;
using Pulumirpc;

namespace Proxmox.Pulumi.Rpc;

internal sealed partial class ProviderService
{
    private const string VariablePrefix = Tokens.Package + ":config:";

    /// <summary>
    /// Takes the provider's configuration. Environment variables stand in for what is unset, and go no further than here.
    /// </summary>
    public override Task<ConfigureResponse> Configure(ConfigureRequest request, ServerCallContext context) =>
        AnswerAsync(context, async cancel =>
    {
        var arguments = request.Args is null ? Variables(request) : Read(request.Args);
        var problems = new List<Problem>();
        var config = Core.WithoutEnvironment(new Settings(Core.Configuration).Read(arguments, problems));
        var report = new Report(Core.Configuration, _engineLog, request.Urn, SecretTexts.Of(arguments));
        if (problems.Count > 0)
        {
            throw new RpcException(new(StatusCode.InvalidArgument, string.Join("\n", problems.Select(problem => problem.Text))));
        }

        var diagnostics = Core.Configure(config);
        await report.WarnAsync(diagnostics);
        return diagnostics.HasErrors
            ? throw Misconfigured(diagnostics, report)
            : new ConfigureResponse
            {
                AcceptSecrets = true,
                AcceptResources = true,
                AcceptOutputs = true,
                SupportsPreview = true,
                SupportsAutonamingConfiguration = true,
            };
    });

    // Engines from before the arguments came as properties.
    private static PropertyMap Variables(ConfigureRequest request)
    {
#pragma warning disable CS0612 // What older engines send is all there is then.
        return new(request.Variables
            .Where(variable => variable.Key.StartsWith(VariablePrefix, StringComparison.Ordinal))
            .Select(variable => KeyValuePair.Create<string, PropertyValue>(
                variable.Key[VariablePrefix.Length..], new PropertyValue.Text(variable.Value))));
#pragma warning restore CS0612
    }

    // The engine shows missing settings together with the command that sets them.
    private static RpcException Misconfigured(DiagnosticList diagnostics, Report report)
    {
        var message = string.Join("\n\n", report.Errors(diagnostics));
        var errors = diagnostics.Where(diagnostic => diagnostic.Severity == Severity.Error).ToList();
        if (!errors.TrueForAll(error => error.Path is { IsRoot: false } && error.Summary.StartsWith("Missing ", StringComparison.Ordinal)))
        {
            return new(new(StatusCode.InvalidArgument, message));
        }

        return StatusDetails.Error(StatusCode.InvalidArgument, message, nameof(ConfigureErrorMissingKeys), new ConfigureErrorMissingKeys
        {
            MissingKeys =
            {
                errors.Select(
                    error => new ConfigureErrorMissingKeys.Types.MissingKey { Name = $"{Tokens.Package}:{PropertyPaths.Of(error.Path)}",
                    Description = report.Said(error.Detail) }),
            },
        });
    }
}
